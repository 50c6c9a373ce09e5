import { createClient } from '@frontdesk/client/client'
import { overFallback } from '@frontdesk/client/fallback'
import type { Timers } from '@frontdesk/client/types'
import { overWebSocket } from '@frontdesk/client/websocket'
import type { VisitorSelf } from '@frontdesk/protocol'
import type { Language } from '../shared/language.ts'
import type { Call, Shown, ToFrame } from '../shared/page-messages.ts'
import type { VisitorApi } from './api.ts'
import { createDesk, type Desk } from './desk.ts'
import type { Kept } from './kept.ts'
import { launcherWords } from './launcher-words.ts'
import type { ParentPage } from './parent-page.ts'
import type { createSiblings } from './siblings.ts'

export type Session = { desk: Desk; hear(message: ToFrame): void; setVisitor(visitor: VisitorSelf): void }

/** 22 digits of base 36: chance enough for ids that nobody else ever makes. */
const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(22)), (n) => (n % 36).toString(36)).join('')

/** The browser's own refuses to be called as a member of anything else. */
const later = (run: () => void, delayMs: number) => setTimeout(run, delayMs)

/** From here on the visitor is present: client, presence, icon, and the panel once it is opened. */
export const beginSession = (options: {
  init: Extract<ToFrame, { type: 'init' }>
  language: Language
  api: VisitorApi
  kept: Kept
  siblings: ReturnType<typeof createSiblings>
  page: ParentPage
  /** A word of the page that few pages use. */
  carryOut(call: Call): Promise<void>
}): Session => {
  const { init, api, kept, siblings, page } = options
  const timers: Timers = { nowMs: Date.now, set: later, clear: (handle) => clearTimeout(handle as number) }
  let socket: WebSocket | undefined
  const webSocket = overWebSocket(() => {
    socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/socket`)
    return socket
  })
  // Else the browser cuts it when it keeps the page for going back, and complains on the shop's console.
  addEventListener('pagehide', () => socket?.close())
  const otherwise = () => import('./other-way.ts').then(({ otherWay }) => otherWay({ api, webSocket, timers, newId }))
  const client = createClient({
    openSocket: overFallback(webSocket, otherwise, timers),
    getTicket: api.socketTicket,
    timers,
    random: Math.random,
    newId,
    storage: kept.clientStorage,
    siblings,
  })
  let { active } = init
  const isVisible = () => document.visibilityState === 'visible'
  /** What invitations and sessions of several need comes with the first one. */
  const called = (about: unknown) =>
    void import('./invitation.ts').then((part) => part.hear(about, options, desk, hear))
  const { desk, setPage, setVisitor, tellVisit } = createDesk({
    client,
    kept,
    appearance: init.appearance,
    alone: init.alone,
    language: options.language,
    page: init.page,
    closed: () => show(true),
    called,
  })
  desk.narrow.set(init.narrow)

  const sound = () => import('./sound.ts').then(({ play }) => play(active))
  let news: Promise<{ look(): void }> | null = null
  /** Who has no conversation has no news. */
  const look = () => {
    if (!desk.conversationId.get() && !desk.session.get()) return
    news ??= import('./news.ts').then(({ createNews }) =>
      createNews({ client, desk, kept, siblings, random: Math.random, later, isVisible, sound: () => void sound() }),
    )
    news.then(
      ({ look }) => look(),
      () => {
        news = null
      },
    )
  }
  desk.conversationId.on(look)
  desk.session.on(look)

  client.on('frame', (frame) => /^(inv|ses)/.test(frame.type) && called(frame))

  const loadPanel = () => import('../panel/mount.tsx')
  let mounted: Promise<{ focus(): void }> | null = null
  const showPanel = (focus: boolean) => {
    mounted ??= loadPanel().then(({ mountPanel }) => mountPanel(document.body, desk, kept, api))
    mounted.then(
      (panel) => focus && panel.focus(),
      // Not loaded: the next opening tries again.
      () => {
        mounted = null
      },
    )
  }

  /** The icon's name follows its count, unless something else has been shown meanwhile. */
  const nameUnread = (shown: Shown, unread: number) =>
    import('./unread-label.ts')
      .then(({ unreadLabel }) => unreadLabel(desk.language.get(), unread))
      .then((label) => last === shown && page.tell({ type: 'show', shown: { ...shown, label }, focus: false }))
  let last: Shown | null = null
  let told = [false, 0]
  /** The same for what happened here, on the page and in another tab. */
  const show = (focus = false) => {
    const [open, unread] = [desk.open.get(), desk.unread.get()]
    const waits = !open && unread > 0
    const badge = waits ? (unread > 99 ? '99+' : `${unread}`) : ''
    const shown = { open, badge, ...launcherWords(desk.language.get(), open) }
    last = shown
    page.tell({ type: 'show', shown, focus })
    if (waits) void nameUnread(shown, unread)
    if (open !== told[0]) page.tell({ type: 'event', event: open ? 'open' : 'close' })
    if (unread !== told[1]) page.tell({ type: 'event', event: 'unread', value: unread })
    told = [open, unread]
    if (open) showPanel(focus)
  }
  for (const cell of [desk.unread, desk.language, desk.open]) cell.on(() => show())
  if (desk.alone) desk.open.set(true)
  show()

  const wake = () => {
    if (!isVisible()) return
    client.wake()
    look()
    tellVisit()
  }
  for (const event of ['visibilitychange', 'online', 'pageshow']) addEventListener(event, wake)
  client.on('state', (state) => {
    if (state.kind === 'ended' && state.reason === 'revoked') options.carryOut(['ended']).catch(() => {})
  })

  const hear = (message: ToFrame) => {
    switch (message.type) {
      case 'call': {
        const [word] = message.call
        if (word === 'open' || word === 'close') {
          desk.open.set(word === 'open')
          show(true)
        } else options.carryOut(message.call).catch(() => {})
        break
      }
      case 'page':
        setPage(message.page)
        break
      case 'warm':
        loadPanel().catch(() => {})
        break
      case 'active':
        active = true
        break
      case 'answer':
        called(message)
        break
      case 'narrow':
        desk.narrow.set(message.narrow)
        break
      // The main module has dealt with these.
      case 'init':
      case 'ticket':
        break
    }
  }
  return { desk, setVisitor, hear }
}
