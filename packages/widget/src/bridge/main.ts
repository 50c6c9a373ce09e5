import { createClient } from '@frontdesk/client/client'
import { overWebSocket } from '@frontdesk/client/websocket'
import { chooseLanguage } from '../shared/language.ts'
import type { ToFrame } from '../shared/page-messages.ts'
import { createVisitorApi } from './api.ts'
import { createDesk } from './desk.ts'
import { createKept } from './kept.ts'
import { launcherWords } from './launcher-words.ts'
import { createOnce } from './once.ts'
import { openStorage } from './open-storage.ts'
import { createParentPage } from './parent-page.ts'
import { createSiblings } from './siblings.ts'
import { createSound } from './sound.ts'

type Init = Extract<ToFrame, { type: 'init' }>

/** The page answers a wish for a ticket within this time or counts as gone. */
const ticketWithinMs = 10_000

const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, '0')).join('')

/** The browser's own refuses to be called as a member of anything else. */
const later = (run: () => void, delayMs: number) => setTimeout(run, delayMs)

const siteKey = decodeURIComponent(location.pathname.split('/').at(-1) ?? '')
const siblings = createSiblings(`frontdesk.${siteKey}`)
const kept = createKept(openStorage(), siblings, `frontdesk.${siteKey}.`)

const page = createParentPage((message) => hear(message))
let awaitsTicket: ((ticket: string | null) => void) | null = null

const freshTicket = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const give = (ticket: string | null) => {
      awaitsTicket = null
      if (ticket === null) reject(new Error('no ticket'))
      else resolve(ticket)
    }
    awaitsTicket = give
    setTimeout(() => give(null), ticketWithinMs)
    page.tell({ type: 'ticket' })
  })

const begin = (init: Init) => {
  const api = createVisitorApi({
    siteKey,
    send: (url, options) => fetch(url, { ...options, credentials: 'omit', cache: 'no-store' }),
    readToken: () => kept.read('token'),
    writeToken: (token) => kept.write('token', token),
    freshTicket,
    entered: (visitor) => setVisitor(visitor),
  })
  api.offer(init.ticket)
  const client = createClient({
    openSocket: overWebSocket(() => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/socket`)),
    getTicket: api.socketTicket,
    timers: { nowMs: Date.now, set: later, clear: (handle) => clearTimeout(handle as number) },
    random: Math.random,
    newId,
    storage: kept.clientStorage,
    siblings,
  })
  let active = init.active
  const play = createSound()
  const once = createOnce({ siblings, random: Math.random, later })
  const { desk, setPage, setVisitor, look } = createDesk({
    client,
    kept,
    appearance: init.appearance,
    language: chooseLanguage([...init.languages, ...navigator.languages]),
    page: init.page,
    isVisible: () => document.visibilityState === 'visible',
    later,
    sound: (seq) => {
      if (active || navigator.userActivation?.hasBeenActive) once(seq, play)
    },
    closed: () => show(true),
  })
  desk.narrow.set(init.narrow)

  const loadPanel = () => import('../panel/mount.tsx')
  let mounted: Promise<{ focus(): void }> | null = null
  const showPanel = (focus: boolean) => {
    mounted ??= loadPanel().then(({ mountPanel }) => mountPanel(document.body, desk))
    mounted.then(
      (panel) => focus && panel.focus(),
      // Not loaded: the next opening tries again.
      () => {
        mounted = null
      },
    )
  }

  /** The same for what happened here, on the page and in another tab. */
  const show = (focus = false) => {
    const [open, unread] = [desk.open.get(), desk.unread.get()]
    const shown = { open, unread, ...launcherWords(desk.language.get(), open, unread) }
    page.tell({ type: 'show', shown, focus })
    if (open) showPanel(false)
  }
  for (const cell of [desk.unread, desk.language, desk.open]) cell.on(() => show())
  show()

  const wake = () => {
    if (document.visibilityState !== 'visible') return
    client.wake()
    look()
  }
  document.addEventListener('visibilitychange', wake)
  addEventListener('online', wake)
  addEventListener('pageshow', wake)

  return (message: ToFrame) => {
    switch (message.type) {
      case 'open':
        desk.open.set(message.open)
        if (message.open) showPanel(true)
        break
      case 'page':
        setPage(message.page)
        break
      case 'warm':
        loadPanel().catch(() => {})
        break
      case 'active':
        active = true
        break
      case 'narrow':
        desk.narrow.set(message.narrow)
        break
      case 'ticket':
        awaitsTicket?.(message.ticket)
        break
      case 'init':
        break
    }
  }
}

let running: ((message: ToFrame) => void) | null = null
const hear = (message: ToFrame) => {
  if (running !== null) running(message)
  else if (message.type === 'init') running = begin(message)
}
