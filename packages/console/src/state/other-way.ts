import type { OpenSocket, Post, Timers } from '@frontdesk/client'
import { createOtherWay } from '@frontdesk/client/polling'

const post: Post = (path, body, { keepalive, hangUp }) => {
  const calledOff = new AbortController()
  hangUp(() => calledOff.abort())
  return fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    keepalive,
    signal: calledOff.signal,
    credentials: 'same-origin',
    cache: 'no-store',
  })
}

/** The agent's way where no WebSocket gets through. Loaded there only. */
export const otherWay = (options: { webSocket: OpenSocket; timers: Timers; newId: () => string }): OpenSocket =>
  createOtherWay({
    ...options,
    post,
    onGoing(run) {
      addEventListener('pagehide', run)
      return () => removeEventListener('pagehide', run)
    },
  })
