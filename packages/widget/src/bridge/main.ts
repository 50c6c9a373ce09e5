import { chooseLanguage } from '../shared/language.ts'
import type { ToFrame } from '../shared/page-messages.ts'
import { createVisitorApi, type VisitorApi } from './api.ts'
import { createKept } from './kept.ts'
import { launcherWords } from './launcher-words.ts'
import { openStorage } from './open-storage.ts'
import { createParentPage } from './parent-page.ts'
import { personOf } from './person.ts'
import { beginSession, type Session } from './session.ts'
import { createSiblings } from './siblings.ts'

type Init = Extract<ToFrame, { type: 'init' }>

/** The page answers a wish for a ticket within this time or counts as gone. */
const ticketWithinMs = 10_000

const siteKey = decodeURIComponent(location.pathname.split('/').at(-1) ?? '')
const prefix = `frontdesk.${siteKey}`
const siblings = createSiblings(prefix)

/** Who hears the page; before the session has begun its messages wait. */
let waiting: ToFrame[] = []
let hear = (message: ToFrame): void => {
  waiting.push(message)
  if (message.type === 'init') void prepare(message)
}
let awaitsTicket: (ticket: string) => void = () => {}
const page = createParentPage((message) => {
  if (message.type === 'ticket') awaitsTicket(message.ticket)
  else hear(message)
})

const freshTicket = (): Promise<string> =>
  new Promise((resolve, reject) => {
    awaitsTicket = resolve
    setTimeout(reject, ticketWithinMs, new Error('no ticket'))
    page.tell({ type: 'wanted' })
  })

/** Settles, before anything is sent or stored, whether it may begin, and who the visitor is; then begins. */
const prepare = async (init: Init) => {
  const { appearance, handle } = init
  const kept = createKept(await openStorage(), siblings, `${prefix}.`)
  const language = chooseLanguage([...init.languages, ...navigator.languages])

  const asks = appearance.consent === 'before-presence'
  const { doNotTrack, globalPrivacyControl } = navigator as Navigator & { globalPrivacyControl?: boolean }
  const isShy = appearance.respectsDoNotTrack && (doNotTrack === '1' || globalPrivacyControl)
  let begun = kept.read('begun')
  if (asks ? begun !== 'agreed' : isShy && !begun) {
    const { waitAtGate } = await import('./gate.ts')
    begun = await waitAtGate({
      init,
      asks,
      language,
      page,
      words: launcherWords,
      waiting,
      listen: (gate) => (hear = gate),
    })
    kept.write('begun', begun)
  }

  let session: Session | null = null
  const api: VisitorApi = createVisitorApi({
    siteKey,
    send: (url, options) => fetch(url, { ...options, credentials: 'omit', cache: 'no-store' }),
    // The name: what the frame said to itself when it began anew (`words.ts`).
    token: kept.read('token') ?? (window.name || handle || null),
    consent: begun === 'agreed',
    ticket: init.ticket,
    freshTicket,
    async entered({ token, visitor }) {
      const [had, person] = [kept.read('person'), personOf(visitor)]
      const isAnother = had && had !== person && (await (await import('./words.ts')).clearFor(person, had, kept))
      kept.write('token', token)
      kept.write('person', person)
      if (appearance.keepsHandle) page.tell({ type: 'handle', handle: token })
      session?.setVisitor(visitor)
      if (isAnother && session) void carryOut(['anew'])
    },
  })
  window.name = ''
  if (handle && !appearance.keepsHandle) page.tell({ type: 'handle', handle: '' })

  const carryOut = async (call: readonly unknown[]) => {
    const words = await import('./words.ts')
    await words.carryOut(call, { api, kept, page, session: () => session })
  }
  const isPersonal = (message: ToFrame) =>
    message.type === 'call' && /^(identify|signOut)$/.test(message.call[0] as string)
  const last = waiting.findLast(isPersonal)
  if (last?.type === 'call') await carryOut(last.call).catch(() => {})

  session = beginSession({ init, language, api, kept, siblings, page, carryOut })
  hear = session.hear
  for (const message of waiting) if (!isPersonal(message)) hear(message)
  waiting = []
}
