import type { Post } from '@frontdesk/client/long-polling'
import { createOtherWay } from '@frontdesk/client/polling'
import type { OpenSocket, Timers } from '@frontdesk/client/types'
import type { VisitorApi } from './api.ts'

/** The visitor's way where no WebSocket gets through. Loaded there only. */
export const otherWay = (options: {
  api: Pick<VisitorApi, 'token'>
  webSocket: OpenSocket
  timers: Timers
  newId(): string
}): OpenSocket => {
  const post: Post = (path, body, { keepalive, hangUp }) => {
    const calledOff = new AbortController()
    hangUp(() => calledOff.abort())
    return fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${options.api.token ?? ''}` },
      body,
      keepalive,
      signal: calledOff.signal,
      credentials: 'omit',
      cache: 'no-store',
    })
  }
  return createOtherWay({
    ...options,
    post,
    onGoing(run) {
      addEventListener('pagehide', run)
      return () => removeEventListener('pagehide', run)
    },
  })
}
