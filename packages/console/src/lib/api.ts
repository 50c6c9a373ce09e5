import type { ErrorCode, Params, Result, WireError } from '@frontdesk/protocol'
import { fillPath } from './fill-path.ts'
import { type HttpCommand, httpDoors } from './http-doors.ts'

/** Codes beside the wire's own: the server was not reached, or something else answered in its place. */
export type LocalErrorCode = 'network.offline' | 'answer.unreadable'

/** A request over HTTP that got no result. */
export class ApiError extends Error {
  readonly code: ErrorCode | LocalErrorCode
  readonly retryAfterMs: number
  readonly details: { [key: string]: unknown }

  constructor(error: Pick<WireError, 'retryAfterMs' | 'details'> & { code: ErrorCode | LocalErrorCode }) {
    super(error.code)
    this.name = 'ApiError'
    this.code = error.code
    this.retryAfterMs = error.retryAfterMs ?? 0
    this.details = error.details ?? {}
  }
}

type Listener = () => void
const signedOutListeners = new Set<Listener>()

/** Calls `heard` whenever the server says that the session behind a request is over. */
export const onSessionOver = (heard: Listener): (() => void) => {
  signedOutListeners.add(heard)
  return () => signedOutListeners.delete(heard)
}

/** Asks the server by HTTP. @throws ApiError */
export const call = async <N extends HttpCommand>(command: N, params: Params<N>): Promise<Result<N>> => {
  const door = httpDoors[command]
  const { path, rest } = fillPath(door.path, params)
  const carriesBody = door.method !== 'GET' && door.method !== 'DELETE'
  const query = new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, String(value)])).toString()
  const answer = await reach(carriesBody || query === '' ? path : `${path}?${query}`, {
    method: door.method,
    ...(carriesBody ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(rest) } : {}),
  })
  return read(answer, command !== 'session.create')
}

/** Puts a picture; the server makes its own small one from it. @throws ApiError */
export const putPicture = async (picture: Blob): Promise<Result<'picture.remove'>> =>
  read(
    await reach('/api/v1/me/picture', {
      method: 'PUT',
      headers: { 'content-type': picture.type || 'application/octet-stream' },
      body: picture,
    }),
    true,
  )

const reach = async (path: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init })
  } catch {
    throw new ApiError({ code: 'network.offline' })
  }
}

const read = async <T>(response: Response, isSessionNeeded: boolean): Promise<T> => {
  const body: unknown = await response.json().catch(() => null)
  if (response.ok && body !== null) return body as T
  const error = wireError(body)
  if (error?.code === 'auth.required' && isSessionNeeded) for (const heard of [...signedOutListeners]) heard()
  throw new ApiError(error ?? { code: response.status >= 500 ? 'server.busy' : 'answer.unreadable' })
}

const wireError = (body: unknown): WireError | null => {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null
  const { error } = body
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? (error as WireError)
    : null
}
