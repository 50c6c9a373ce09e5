import { type CommandName, commands, type Params, type Result } from '@frontdesk/protocol'
import { rawHttp } from '@frontdesk/testkit/raw-http'

/** Asks a command of the product by HTTP from any address of the loopback network. @throws when it is refused */
export const ask = async <N extends CommandName>(
  url: string,
  name: N,
  params: Params<N>,
  headers: { [name: string]: string },
  from = '127.0.0.1',
): Promise<Result<N>> => {
  const definition = commands[name]
  if (!('http' in definition) || definition.http.path.includes(':')) throw new Error(`${name} is not asked this way`)
  const { method, path } = definition.http
  const body = JSON.stringify(params)
  const sends = method !== 'GET' && method !== 'DELETE'
  const answer = await rawHttp(url, {
    method,
    path,
    from,
    headers: {
      ...headers,
      ...(sends ? { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) } : {}),
    },
    ...(sends ? { body } : {}),
  })
  if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.body}`)
  return JSON.parse(answer.body) as Result<N>
}

/** The n-th source address; spread, since an office's address has its limits and a port range an end. */
export const addressOf = (n: number): string => `127.${1 + (n >> 16)}.${(n >> 8) & 255}.${1 + (n & 127)}`
