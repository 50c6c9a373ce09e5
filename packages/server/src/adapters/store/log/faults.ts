import pg from 'pg'

/** What an error of a batch says about what to do next. */
export type FaultKind =
  /** The connection is gone, or the server is going; another one may do. */
  | 'lost'
  /** A row is no longer as remembered, an acting agent was disabled, or a client id is known: read, and decide again. */
  | 'stale'
  /** Somebody else held a row for too long. */
  | 'locked'
  /** The server can't write just now (disk full, read-only after a fail-over, out of memory): smaller batches won't help. */
  | 'unable'
  /** Anything else: something in the batch is wrong. */
  | 'bad'

/** The connection broke, or did not answer in time; what it was asked may or may not have been done. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super('The connection to the database was lost.', { cause })
    this.name = 'ConnectionLost'
  }
}

/** SQLSTATE classes and codes: PostgreSQL documentation, appendix A. */
export const faultKind = (error: unknown): FaultKind => {
  if (error instanceof ConnectionLost) return 'lost'
  const code = error instanceof pg.DatabaseError ? (error.code ?? '') : ''
  if (code.startsWith('08') || code.startsWith('57P')) return 'lost'
  if (code === '55P03' || code.startsWith('40') || code === '57014') return 'locked'
  if (code.startsWith('53') || code.startsWith('58') || code === '25006') return 'unable'
  if (code === 'FD001' || code === '23505') return 'stale'
  return 'bad'
}
