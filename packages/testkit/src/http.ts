import type { CommandName, Params, Result, WireError } from '@frontdesk/protocol'
import { commands } from '@frontdesk/protocol'

/** An answer of the HTTP door: what was asked for, or the refusal. */
export type Answer<N extends CommandName> =
  | { ok: true; status: number; result: Result<N>; headers: Headers }
  | { ok: false; status: number; error: WireError; headers: Headers }

export type Credentials = {
  cookie?: string
  token?: string
  origin?: string
  /** The address that a proxy says it comes from. */
  from?: string
}

/** How a command is asked by HTTP: its route with parameters filled in, valid or not. Null where it has no HTTP door. */
export const requestOf = (command: CommandName, params: object, url: string, who: Credentials = {}) => {
  const definition = commands[command]
  if (!('http' in definition)) return null
  const { method, path } = definition.http
  const rest = new Map<string, unknown>(Object.entries(params))
  const filled = path.replaceAll(/:(\w+)/g, (_match, name: string) => {
    const value = rest.get(name)
    rest.delete(name)
    return encodeURIComponent(String(value))
  })
  const inQuery = method === 'GET' || method === 'DELETE'
  const query = new URLSearchParams([...rest].map(([name, value]): [string, string] => [name, String(value)]))
  return {
    method,
    path: inQuery && rest.size > 0 ? `${filled}?${query.toString()}` : filled,
    headers: {
      ...(inQuery ? {} : { 'content-type': 'application/json' }),
      ...(who.cookie === undefined ? {} : { cookie: who.cookie, origin: who.origin ?? url }),
      ...(who.token === undefined ? {} : { authorization: `Bearer ${who.token}` }),
      ...(who.origin === undefined ? {} : { origin: who.origin }),
      ...(who.from === undefined ? {} : { 'x-forwarded-for': who.from }),
    },
    ...(inQuery ? {} : { body: JSON.stringify(Object.fromEntries(rest)) }),
  }
}

/** Asks one command by HTTP, the way its route is described. */
export const askHttp = async <N extends CommandName>(
  url: string,
  command: N,
  params: Params<N>,
  who: Credentials = {},
): Promise<Answer<N>> => {
  const request = requestOf(command, params, url, who)
  if (request === null) throw new Error(`${command} has no HTTP door`)
  const response = await fetch(`${url}${request.path}`, request)
  const body = (await response.json()) as { error?: WireError } & Result<N>
  const { status, headers } = response
  return body.error === undefined
    ? { ok: true, status, result: body, headers }
    : { ok: false, status, error: body.error, headers }
}

/** The result, where a refusal would be a fault of the test. */
export const expectOk = <N extends CommandName>(answer: Answer<N>): Result<N> => {
  if (!answer.ok) throw new Error(`refused: ${answer.error.code} ${answer.error.message}`)
  return answer.result
}
