import { Fault } from '../../app/fault.ts'

/** Whoever runs the server has to make room first. */
const againMs = 60_000

export const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')

export const noRoom = (): Fault =>
  new Fault('file.no_room', 'The disk of the server is full; make room on it.', { retryAfterMs: againMs })
