import type { SignedIdentity } from '@frontdesk/client'
import { type Client, createClient, createVisitorSession, overFallback, overWebSocket } from '@frontdesk/client'
import { tabStorage } from './tab-storage.ts'

/** What the app's own server tells the page. */
type Start = { siteKey: string; name: string }

const part = <E extends HTMLElement>(selector: string, kind: new () => E): E => {
  const found = document.querySelector(selector)
  if (!(found instanceof kind)) throw new Error(`no ${selector}`)
  return found
}
const [who, state] = [part('#who', HTMLElement), part('#state', HTMLElement)]
const messages = part('#messages', HTMLElement)
const form = part('form', HTMLFormElement)
const input = part('input', HTMLInputElement)
const signOut = part('#sign-out', HTMLButtonElement)

const fromServer = async <T>(path: string): Promise<T> => (await fetch(path, { method: 'POST' })).json() as Promise<T>

const start = await fromServer<Start>('/start')
who.textContent = start.name

const newId = (): string => crypto.randomUUID()
const timers = {
  nowMs: () => Date.now(),
  set: (run: () => void, delayMs: number): unknown => setTimeout(run, delayMs),
  clear: (handle: unknown): void => clearTimeout(Number(handle)),
}

// Connect: who the customer is, is signed by the app's server; the token that comes back is kept.
const session = createVisitorSession({
  origin: location.origin,
  siteKey: start.siteKey,
  identity: () => fromServer<SignedIdentity>('/identity'),
  storage: tabStorage('kettle-club.'),
  fetch: (url, init) => fetch(url, init),
  timers,
})
const webSocket = overWebSocket(() => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/socket`))
const otherwise = async () => {
  const { createOtherWay } = await import('@frontdesk/client/polling')
  return createOtherWay({ post: session.post, webSocket, timers, newId })
}
const client: Client = createClient({
  openSocket: overFallback(webSocket, otherwise, timers),
  getTicket: session.getTicket,
  timers,
  random: Math.random,
  newId,
  storage: tabStorage('kettle-club.'),
})

// Listen: everything to show comes from the view, which is replaced whenever something in it changes.
let conversationId: string | null = null
const line = (text: string, note: string, isMine: boolean): HTMLLIElement => {
  const item = document.createElement('li')
  item.className = isMine ? 'mine' : 'theirs'
  const small = document.createElement('small')
  small.textContent = note
  item.append(text, small)
  return item
}
const show = (): void => {
  const { entries, outbox } = client.conversation(conversationId)
  messages.replaceChildren(
    ...entries.flatMap(({ content, author }) =>
      content.kind === 'message' ? [line(content.text, author.label, author.kind === 'contact')] : [],
    ),
    ...outbox.map(({ text, state }) => line(text, state, true)),
  )
  const last = entries.at(-1)
  if (conversationId !== null && last !== undefined && document.visibilityState === 'visible')
    client.markRead(conversationId, last.seq)
}
client.on('started', (id) => {
  conversationId = id
  show()
})
client.on('conversation', show)
client.on('state', ({ kind }) => {
  state.textContent = {
    connecting: 'Connecting …',
    online: 'Online',
    offline: 'Offline, trying again',
    ended: 'Signed out',
  }[kind]
})
addEventListener('online', () => client.wake())
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return
  client.wake()
  show()
})

// Send: it is shown at once, and leaves as soon as there is a connection.
form.addEventListener('submit', (event) => {
  event.preventDefault()
  client.send(conversationId, input.value)
  input.value = ''
})

// Sign out: the client first, then the token.
signOut.addEventListener('click', () => {
  client.close()
  messages.replaceChildren()
  form.hidden = true
  session.signOut().catch(() => {
    // Not reached: the token is forgotten here, and ends by its time.
  })
})
