import { randomBytes } from 'node:crypto'
import type { OpenSocket, Post } from '@frontdesk/client'
import { overLongPolling } from '@frontdesk/client/long-polling'
import type { Credentials } from './http.ts'

export const realTimers = {
  nowMs: Date.now,
  set: (run: () => void, delayMs: number): unknown => setTimeout(run, delayMs),
  clear: (handle: unknown): void => clearTimeout(handle as NodeJS.Timeout),
}

/** POSTs as a person, as a page's `fetch` makes them. */
export const postAs =
  (url: string, who: Credentials): Post =>
  (path, body, { hangUp }) => {
    const calledOff = new AbortController()
    hangUp(() => calledOff.abort())
    return fetch(`${url}${path}`, {
      method: 'POST',
      body,
      signal: calledOff.signal,
      headers: {
        'content-type': 'application/json',
        ...(who.cookie !== undefined && { cookie: who.cookie, origin: url }),
        ...(who.token !== undefined && { authorization: `Bearer ${who.token}` }),
        ...(who.from !== undefined && { 'x-forwarded-for': who.from }),
      },
    })
  }

/** A client's way by requests only, for a person who has no other. */
export const polling = (url: string, who: Credentials): OpenSocket =>
  overLongPolling({ post: postAs(url, who), timers: realTimers, newId: () => randomBytes(12).toString('base64url') })
