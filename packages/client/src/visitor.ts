import type { CommandName, Params, Result, VisitorSelf, WireError } from '@frontdesk/protocol'
import type { Post } from './long-polling.ts'
import { AccessEnded, RequestError } from './request-error.ts'
import { safeStorage } from './safe-storage.ts'
import { createTimerSet } from './timer-set.ts'
import type { ClientStorage, Timers } from './types.ts'

/** As much of `fetch` as is needed; a browser's, Node's and React Native's fit. */
export type Fetch = (
  url: string,
  init: { method: 'POST'; headers: { [name: string]: string }; body: string; keepalive?: boolean },
) => Promise<{ status: number; json(): Promise<unknown> }>

/** A signed identity (JWT) as the site's server makes it, and what it must be about where the app says so too. */
export type SignedIdentity = NonNullable<Params<'visitor.enter'>['identity']>

export type VisitorSessionOptions = {
  /** Origin of Frontdesk, or of what stands before it, without a closing slash. */
  origin: string
  siteKey: string
  fetch: Fetch
  timers: Timers
  /** A fresh signed identity; asked for at each entering. Without it the visitor is anonymous. */
  identity?: () => Promise<SignedIdentity>
  /** Where the token outlives the app; without it the visitor is known for as long as this object lives. */
  storage?: ClientStorage
  /** The visitor has agreed to what the site asks. */
  consent?: boolean
  /** Outside of browsers: the allowed address of the site that an anonymous visitor comes from. */
  pageOrigin?: string
}

export type VisitorSession = {
  /** For `createClient`. Enters first, where that is due. Rejects with `AccessEnded` once signed out. */
  getTicket(): Promise<{ ticket: string }>
  /** For long polling. */
  post: Post
  /** Who the visitor is, as the last entering said; null before. */
  readonly visitor: VisitorSelf | null
  /** The app or game is in use though no chat is open, or no longer is. Ends after 90 s, or `forMs`, unless told again. */
  reportPresence(online: boolean, forMs?: number): Promise<void>
  /** Ends the token on the server and forgets it. Close the client first. Final. @throws RequestError when the server was not reached; the token is forgotten all the same */
  signOut(): Promise<void>
}

const isErrorBody = (body: unknown): body is { error: WireError } =>
  typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object'

/** A visitor's way in, for programs with a face of their own: enters the site, keeps the token, gets socket tickets, signs out. */
export const createVisitorSession = (options: VisitorSessionOptions): VisitorSession => {
  const { origin, siteKey, identity } = options
  const storage = safeStorage(options.storage, createTimerSet(options.timers))
  const key = `token.${siteKey}`
  let token: string | null = null
  let visitor: VisitorSelf | null = null
  let isInside = false
  let isOver = false

  const send = (path: string, body: string, more: { keepalive?: boolean; headers?: { [name: string]: string } } = {}) =>
    options.fetch(`${origin}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...more.headers,
      },
      body,
      ...(more.keepalive && { keepalive: true }),
    })

  const ask = async <N extends CommandName>(path: string, params: Params<N>, headers = {}): Promise<Result<N>> => {
    const answer = await send(path, JSON.stringify(params), { headers })
    const body = await answer.json().catch(() => null)
    if (answer.status === 200) return body as Result<N>
    throw new RequestError(isErrorBody(body) ? body.error : { code: 'server.error', message: 'No answer.' })
  }

  const bootTicket = async (): Promise<string> => {
    const headers = options.pageOrigin === undefined ? {} : { origin: options.pageOrigin }
    return (await ask<'visitor.boot'>('/api/v1/widget/boot', { siteKey }, headers)).ticket
  }

  const enter = async (): Promise<void> => {
    token ??= await storage.get(key)
    const who = identity === undefined ? { ticket: await bootTicket() } : { identity: await identity() }
    const entered = await ask<'visitor.enter'>('/api/v1/widget/session', {
      siteKey,
      ...who,
      ...(token !== null && { token }),
      ...(options.consent && { consent: true }),
    })
    token = entered.token
    visitor = entered.visitor
    isInside = true
    await storage.set(key, token)
  }

  const admit = () => ask<'socket.admit'>('/api/v1/socket-tickets', {})

  const ticket = async (): Promise<{ ticket: string }> => {
    if (isOver) throw new AccessEnded()
    if (!isInside) await enter()
    try {
      return await admit()
    } catch (fault) {
      if (!(fault instanceof RequestError) || fault.code !== 'auth.required') throw fault
      // The token is known no more: come in again, as somebody new if need be.
      await enter()
      return admit()
    }
  }

  return {
    get visitor() {
      return visitor
    },
    getTicket: () =>
      ticket().catch((fault: unknown) => {
        // Asking again with the same would be refused again.
        const isFinal = fault instanceof RequestError && ['identity.invalid', 'right.missing'].includes(fault.code)
        throw isFinal ? new AccessEnded(fault.code) : fault
      }),
    post: (path, body, { keepalive, hangUp }) =>
      Promise.race([
        send(path, body, { keepalive }),
        new Promise<never>((_, reject) => hangUp(() => reject(new Error('Given up.')))),
      ]),
    async reportPresence(online, forMs) {
      if (isOver) throw new AccessEnded()
      if (!isInside) await enter()
      await ask<'presence.report'>('/api/v1/presence', { online, ...(forMs !== undefined && { forMs }) })
    },
    async signOut() {
      isOver = true
      token ??= await storage.get(key)
      await storage.remove(key)
      try {
        if (token !== null) await ask<'visitor.end'>('/api/v1/widget/sign-out', {})
      } finally {
        token = null
        visitor = null
      }
    },
  }
}
