import {
  AccessEnded,
  attachFeed,
  attachFiles,
  type Client,
  type ClientState,
  createClient,
  type Feed,
  type Files,
  type OpenSocket,
  overFallback,
  overWebSocket,
  type Siblings,
  type Timers,
} from '@frontdesk/client'
import { putOverXhr } from '@frontdesk/media/put-over-xhr'
import type { Me } from '@frontdesk/protocol'
import { create } from 'zustand'
import { ApiError, call } from '../lib/api.ts'
import { createOutboxStorage } from '../lib/outbox-storage.ts'
import { randomId } from '../lib/random-id.ts'
import { currentMe } from './session.ts'

/** The signed-in agent's connection and the list of conversations that lives on it. */
export type Live = { client: Client; feed: Feed; files: Files<Blob>; close: () => void }

type LiveState = { live: Live | null; link: ClientState }

export const useLiveState = create<LiveState>(() => ({ live: null, link: { kind: 'connecting' } }))

/** The connection; null until somebody is signed in. */
export const useLive = (): Live | null => useLiveState((state) => state.live)

export const currentLive = (): Live | null => useLiveState.getState().live

const timers: Timers = {
  nowMs: () => Date.now(),
  set: (run, delayMs) => setTimeout(run, delayMs),
  clear: (handle) => clearTimeout(handle as ReturnType<typeof setTimeout>),
}

const siblingsOf = (channel: BroadcastChannel): Siblings => ({
  post: (message) => channel.postMessage(message),
  listen(heard) {
    const listener = (event: MessageEvent<unknown>): void => heard(event.data)
    channel.addEventListener('message', listener)
    return () => channel.removeEventListener('message', listener)
  },
})

const socketUrl = (): string => `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/api/v1/socket`

const webSocket = overWebSocket(() => new WebSocket(socketUrl()))

const otherwise = async (): Promise<OpenSocket> => {
  const { otherWay } = await import('./other-way.ts')
  return otherWay({ webSocket, timers, newId: randomId })
}

const getTicket = async (): Promise<{ ticket: string }> => {
  try {
    return await call('socket.admit', {})
  } catch (error) {
    if (error instanceof ApiError && error.code === 'auth.required') throw new AccessEnded()
    throw error
  }
}

type Ended = Extract<ClientState, { kind: 'ended' }>['reason']

/** Connects the signed-in agent. `ended` is told once when the server will not have this client any more, and why. */
export const openLive = (me: Me, ended: (reason: Exclude<Ended, 'closed'>) => void): Live => {
  const storage = createOutboxStorage(me.agent.id)
  const channel = new BroadcastChannel(`frontdesk-outbox-${me.agent.id}`)
  const client = createClient({
    openSocket: overFallback(webSocket, otherwise, timers),
    getTicket,
    timers,
    random: Math.random,
    newId: randomId,
    storage,
    siblings: siblingsOf(channel),
    // The right as it is now: each welcome brings it anew.
    seesPart: () => currentMe()?.rights.includes('conversations.all') === false,
  })
  const feed = attachFeed(client, { timers, random: Math.random })
  const wake = (): void => {
    if (document.visibilityState === 'visible') client.wake()
  }
  document.addEventListener('visibilitychange', wake)
  addEventListener('online', wake)
  addEventListener('pageshow', wake)
  const offState = client.on('state', (link) => {
    useLiveState.setState({ link })
    if (link.kind === 'ended' && link.reason !== 'closed') ended(link.reason)
  })
  let isClosed = false
  const live: Live = {
    client,
    feed,
    // The session's cookie says who asks.
    files: attachFiles<Blob>(client, { put: putOverXhr(() => ({})), timers, random: Math.random }),
    close() {
      if (isClosed) return
      isClosed = true
      offState()
      document.removeEventListener('visibilitychange', wake)
      removeEventListener('online', wake)
      removeEventListener('pageshow', wake)
      feed.close()
      client.close()
      channel.close()
      storage.close()
      useLiveState.setState({ live: null, link: { kind: 'connecting' } })
    },
  }
  useLiveState.setState({ live, link: client.state })
  return live
}
