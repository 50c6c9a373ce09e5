import { AccessEnded, RequestError } from '@frontdesk/client/request-error'
import type { CommandName, Result, VisitorSelf } from '@frontdesk/protocol'

type Sender = (
  url: string,
  init: { method: string; headers: { [name: string]: string }; body: string },
) => Promise<{
  ok: boolean
  json(): Promise<unknown>
}>

const isErrorBody = (body: unknown): body is { error: ConstructorParameters<typeof RequestError>[0] } =>
  typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'object'

/**
 * The visitor's way in over HTTP: a token for a boot ticket, socket tickets for the token.
 * The token is kept where it outlives the page and never leaves but in the Authorization header or this body.
 */
export const createVisitorApi = (options: {
  siteKey: string
  send: Sender
  readToken(): string | null
  writeToken(token: string): void
  /** Another boot ticket from the page; rejects when there is none to be had. */
  freshTicket(): Promise<string>
  entered(visitor: VisitorSelf): void
}) => {
  let bootTicket: string | null = null
  let token: string | null = options.readToken()
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

  const enterWith = async (ticket: string) => {
    const params = { siteKey: options.siteKey, ticket, ...(token !== null && { token }) }
    const entered = await post<'visitor.enter'>('/api/v1/widget/session', params)
    token = entered.token
    options.writeToken(token)
    inside = true
    options.entered(entered.visitor)
  }

  /** A boot ticket lives a minute and opens once: the first is at hand, the next the page has to fetch. */
  const enter = async () => {
    const ticket = bootTicket
    bootTicket = null
    if (ticket !== null) {
      try {
        return await enterWith(ticket)
      } catch (fault) {
        if (!(fault instanceof RequestError) || fault.code !== 'auth.required') throw fault
      }
    }
    await enterWith(await options.freshTicket())
  }

  return {
    offer(ticket: string): void {
      bootTicket = ticket
    },
    async socketTicket(): Promise<{ ticket: string }> {
      if (!inside) await enter()
      try {
        return await post<'socket.admit'>('/api/v1/socket-tickets', {}, token)
      } catch (fault) {
        if (!(fault instanceof RequestError)) throw fault
        if (fault.code === 'right.missing') throw new AccessEnded()
        if (fault.code !== 'auth.required') throw fault
        // The token is known no more: come in again, as somebody new if need be.
        inside = false
        await enter()
        return post<'socket.admit'>('/api/v1/socket-tickets', {}, token)
      }
    },
  }
}
