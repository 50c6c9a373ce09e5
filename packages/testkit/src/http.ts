import type { CommandName, Params, Result, WireError } from '@frontdesk/protocol'
import { commands } from '@frontdesk/protocol'

/** An answer of the HTTP door: what was asked for, or the refusal. */
export type Answer<N extends CommandName> =
  | { ok: true; status: number; result: Result<N>; headers: Headers }
  | { ok: false; status: number; error: WireError; headers: Headers }

export type Credentials = { cookie?: string; token?: string; origin?: string }

/** Asks one command by HTTP, the way its route is described. Parameters are sent as they are, valid or not. */
export const askHttp = async <N extends CommandName>(
  url: string,
  command: N,
  params: Params<N>,
  who: Credentials = {},
): Promise<Answer<N>> => {
  const definition = commands[command]
  if (!('http' in definition)) throw new Error(`${command} has no HTTP door`)
  const { method, path } = definition.http
  const rest = new Map<string, unknown>(Object.entries(params))
  const filled = path.replaceAll(/:(\w+)/g, (_match, name: string) => {
    const value = rest.get(name)
    rest.delete(name)
    return encodeURIComponent(String(value))
  })
  const inQuery = method === 'GET' || method === 'DELETE'
  const query =
    inQuery && rest.size > 0
      ? `?${new URLSearchParams(Object.fromEntries([...rest].map(([name, value]) => [name, String(value)])))}`
      : ''
  const response = await fetch(`${url}${filled}${query}`, {
    method,
    headers: {
      ...(inQuery ? {} : { 'content-type': 'application/json' }),
      ...(who.cookie === undefined ? {} : { cookie: who.cookie, origin: who.origin ?? url }),
      ...(who.token === undefined ? {} : { authorization: `Bearer ${who.token}` }),
      ...(who.origin === undefined ? {} : { origin: who.origin }),
    },
    ...(inQuery ? {} : { body: JSON.stringify(Object.fromEntries(rest)) }),
  })
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
