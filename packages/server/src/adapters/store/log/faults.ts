import pg from 'pg'

/** What an error of a batch says about what to do next. */
export type FaultKind =
  /** The connection is gone, or the server is going; another one may do. */
  | 'lost'
  /** Somebody else held a row for too long. */
  | 'locked'
  /** The server can't write just now (disk full, read-only after a fail-over, out of memory): smaller batches won't help. */
  | 'unable'
  /** Anything else: something in the batch is wrong. */
  | 'bad'

/** SQLSTATE classes and codes: PostgreSQL documentation, appendix A. */
export const faultKind = (error: unknown): FaultKind => {
  if (!(error instanceof pg.DatabaseError) || error.code === undefined) return 'lost'
  const { code } = error
  if (code.startsWith('08') || code.startsWith('57P')) return 'lost'
  if (code === '55P03' || code.startsWith('40') || code === '57014') return 'locked'
  if (code.startsWith('53') || code.startsWith('58') || code.startsWith('XX') || code === '25006') return 'unable'
  return 'bad'
}
