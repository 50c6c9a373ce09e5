import type * as invitation from '../invitation/main.ts'
import { pack, type Shown, type ToFrame, type ToPage, unpack } from '../shared/page-messages.ts'
import { type Boot, boot } from './boot.ts'
import { createLauncher } from './launcher.ts'
import { readPage, watchPage, whenLoaded } from './page.ts'
import { type InstalledApi, installPageApi } from './page-api.ts'

type InvitationPart = typeof invitation

/** The panel fills the screen below this. */
const narrowQuery = '(max-width: 480px), (max-height: 480px)'
const frameAnswersWithinMs = 15_000
const bootPausesMs = [3_000, 10_000, 30_000]

let warned = false
const warn = (why: Error | string) => {
  if (!warned) console.warn(`Frontdesk: the chat is not shown on this page. ${why}`)
  warned = true
}

/** Only a request that never arrived is worth another try: an answer stands, and so does the page's own policy. */
const bootPatiently = async (origin: string, siteKey: string): Promise<Boot> => {
  let forbidden = false
  addEventListener('securitypolicyviolation', () => {
    forbidden = true
  })
  for (const pauseMs of bootPausesMs) {
    try {
      return await boot(origin, siteKey)
    } catch (fault) {
      if (!(fault instanceof TypeError)) throw fault
      await new Promise((done) => setTimeout(done, pauseMs))
      if (forbidden) throw fault
    }
  }
  return boot(origin, siteKey)
}

/** What the frame asks the page to keep. A page that denies its storage keeps nothing. */
const keep = (key: string, handle?: string): string | undefined => {
  try {
    if (handle) localStorage[key] = handle
    if (handle === '') delete localStorage[key]
    return localStorage[key] as string | undefined
  } catch {
    return undefined
  }
}

const run = async (origin: string, siteKey: string, wish: string | undefined, api: InstalledApi) => {
  let { ticket, appearance } = await bootPatiently(origin, siteKey)
  const { visualViewport } = window
  const narrow = matchMedia(narrowQuery)
  const key = `frontdesk.${siteKey}`
  let shown: Shown = { open: false, badge: '', title: '', label: '' }

  const launcher = createLauncher(appearance, `${origin}/widget/frame/${siteKey}`, {
    click: () => send({ type: 'call', call: [shown.open ? 'close' : 'open'] }),
    approach: () => send({ type: 'warm' }),
  })
  const send = (message: ToFrame) => launcher.frame.contentWindow?.postMessage(pack(message), origin)
  const draw = () => launcher.show(shown, narrow.matches, visualViewport)

  addEventListener('message', ({ data, origin: from, source }) => {
    if (from !== origin || source !== launcher.frame.contentWindow) return
    const message = unpack<ToPage>(data)
    if (!message) return
    switch (message.type) {
      case 'ready': {
        clearTimeout(silence)
        api.ready((call) => send({ type: 'call', call }))
        const active = navigator.userActivation?.hasBeenActive
        const languages = [wish, document.documentElement.lang]
        const handle = keep(key)
        send({ type: 'init', ticket, appearance, page: readPage(), languages, narrow: narrow.matches, active, handle })
        // Spent: a frame that begins anew asks for another.
        ticket = ''
        launcher.reveal()
        break
      }
      case 'show':
        shown = message.shown
        draw()
        if (message.focus) launcher.focus(shown.open)
        break
      case 'event':
        api.tell(message.event, message.value)
        break
      case 'invitation':
        // From our own origin, and only once there is one. A page that does not let it in shows none.
        import(/* @vite-ignore */ origin + message.src).then(
          ({ show }: InvitationPart) => show(message, launcher.frame, origin, appearance),
          () => {},
        )
        break
      case 'handle':
        keep(key, message.handle)
        break
      case 'wanted':
        // Unanswered, the frame gives up by itself and asks again later.
        boot(origin, siteKey).then((fresh) => send({ type: 'ticket', ticket: fresh.ticket }), warn)
    }
  })
  const silence = setTimeout(() => {
    launcher.remove()
    warn(`Does it allow frames of ${origin}?`)
  }, frameAnswersWithinMs)

  draw()
  narrow.onchange = () => {
    draw()
    send({ type: 'narrow', narrow: narrow.matches })
  }
  // An on-screen keyboard covers the page without making it smaller; the panel stays in what is left.
  if (visualViewport) visualViewport.onresize = visualViewport.onscroll = draw
  for (const event of ['pointerdown', 'keydown']) {
    addEventListener(event, () => send({ type: 'active' }), { once: true })
  }
  watchPage((page) => send({ type: 'page', page }))
}

/** Begins, once, when the page is ready. */
const begin = (): void => {
  const script = (document.currentScript ??
    document.querySelector('script[data-site][src*="/widget.js"]')) as HTMLScriptElement | null
  const { site, lang } = script?.dataset ?? {}
  if (!script || !site) throw new Error('data-site')
  const api = installPageApi()
  // The snippet stands twice: the first one works.
  if (api) whenLoaded(() => void run(new URL(script.src).origin, site, lang, api).catch(warn))
}

/** Never throws into the page. */
export const start = (): void => {
  try {
    begin()
  } catch (fault) {
    warn(fault as Error)
  }
}
