import { type Egress, EgressFault, type EgressRequest } from '../../app/ports/egress.ts'
import { type EngineReason, EngineRefused } from '../../app/ports/engine.ts'

/** Longer, and what was said is old by the time it could be read. */
const timeoutMs = 8_000

/** What each engine means by its statuses; the rest is told apart in {@link reasonOf}. */
export type Statuses = Readonly<Record<number, EngineReason>>

const reasonOf = (status: number, own: Statuses): EngineReason =>
  own[status] ??
  (status === 401 || status === 403 ? 'key' : status === 429 ? 'busy' : status >= 500 ? 'unavailable' : 'text')

/** Asks an engine, and reads its answer as JSON. @throws EngineRefused */
export const askEngine = async (egress: Egress, request: EgressRequest, own: Statuses = {}): Promise<unknown> => {
  const answer = await egress.ask({ timeoutMs, ...request, secret: true }).catch((fault: unknown) => {
    throw fault instanceof EgressFault ? new EngineRefused('unavailable') : fault
  })
  if (answer.status !== 200) throw new EngineRefused(reasonOf(answer.status, own))
  try {
    return JSON.parse(new TextDecoder().decode(answer.body))
  } catch {
    throw new EngineRefused('unusable')
  }
}

/** What stands at a path of an answer; undefined where there is none. */
export const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as { readonly [name: string]: unknown })[key] : undefined,
    value,
  )

/** The text at a path. @throws EngineRefused where there is none */
export const textAt = (value: unknown, ...path: (string | number)[]): string => {
  const text = at(value, ...path)
  if (typeof text !== 'string') throw new EngineRefused('unusable')
  return text
}

export const listAt = (value: unknown, ...path: (string | number)[]): readonly unknown[] => {
  const list = at(value, ...path)
  if (!Array.isArray(list)) throw new EngineRefused('unusable')
  return list as readonly unknown[]
}

/** An engine's address without a slash at its end. */
export const baseOf = (url: string): string => url.replace(/\/+$/, '')

/** Where a server with OpenAI's protocol is. */
export const openAiAt = (url: string): string => baseOf(url) || 'https://api.openai.com'

export const bearer = (key: string | null): Readonly<Record<string, string>> =>
  key === null ? {} : { authorization: `Bearer ${key}` }
