import { AccessEnded, RequestError } from '@frontdesk/client/request-error'
import type { CommandName, Result } from '@frontdesk/protocol'

type Sender = (
  url: string,
  init: { method: string; headers: { [name: string]: string }; body: string },
) => Promise<{
  ok: boolean
  json(): Promise<unknown>
}>

const isErrorBody = (body: unknown): body is { error: ConstructorParameters<typeof RequestError>[0] } =>
  typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object'

type Entered = Result<'visitor.enter'>

/**
 * The visitor's way in over HTTP: a token for a boot ticket, socket tickets for the token.
 * The token is kept where it outlives the page and never leaves but in the Authorization header or this body.
 */
export const createVisitorApi = (options: {
  siteKey: string
  send: Sender
  /** The token that was kept, if any. */
  token: string | null
  /** The visitor has agreed to what the site asks. */
  consent: boolean
  /** A boot ticket that is at hand; empty when it is spent. */
  ticket: string
  /** Another boot ticket from the page; rejects when there is none to be had. */
  freshTicket(): Promise<string>
  /** Each time somebody has come in; waited for. */
  entered(entered: Entered): Promise<void>
}) => {
  let { token, ticket } = options
  let inside = false

  const post = async <N extends CommandName>(
    path: string,
    body: object,
    bearer?: string | null,
  ): Promise<Result<N>> => {
    const answer = await options.send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
      body: JSON.stringify(body),
    })
    const said = await answer.json().catch(() => null)
    if (answer.ok) return said as Result<N>
    throw new RequestError(isErrorBody(said) ? said.error : { code: 'server.error', message: 'No answer.' })
  }

  const enterWith = async (ticket: string, more?: object) => {
    // What is undefined is not sent.
    const entered = await post<'visitor.enter'>('/api/v1/widget/session', {
      siteKey: options.siteKey,
      ticket,
      token: token ?? undefined,
      consent: options.consent || undefined,
      ...more,
    })
    token = entered.token
    inside = true
    await options.entered(entered)
    return entered
  }

  /** A boot ticket lives a minute and opens once: the first is at hand, the next the page has to fetch. */
  const enter = async (more?: object): Promise<Entered> => {
    const first = ticket
    ticket = ''
    if (first) {
      try {
        return await enterWith(first, more)
      } catch (fault) {
        if ((fault as Partial<RequestError>).code !== 'auth.required') throw fault
      }
    }
    return enterWith(await options.freshTicket(), more)
  }

  const admit = () => post<'socket.admit'>('/api/v1/socket-tickets', {}, token)

  return {
    /** Comes in, again if need be. @param more what goes along with the tickets, a signed identity say */
    enter,
    /** The token ends on the server, with all that hangs on it. */
    leave() {
      const bearer = token
      token = null
      return post<'visitor.end'>('/api/v1/widget/sign-out', {}, bearer)
    },
    get token() {
      return token
    },
    async socketTicket(): Promise<{ ticket: string }> {
      if (!inside) await enter()
      try {
        return await admit()
      } catch (fault) {
        if (!(fault instanceof RequestError)) throw fault
        if (fault.code === 'right.missing') throw new AccessEnded()
        if (fault.code !== 'auth.required') throw fault
        // The token is known no more: come in again, as somebody new if need be.
        await enter()
        return admit()
      }
    },
  }
}

export type VisitorApi = ReturnType<typeof createVisitorApi>
