import { sql } from 'kysely'

/**
 * The feed tells changes by the number of the transaction that made them. Everything numbered below the oldest
 * transaction that still runs (`pg_snapshot_xmin`) is there for all to see, so a reader that takes that number as its
 * next cursor misses nothing; what lies at or above it may come twice.
 *
 * Numbers belong to one cluster and one timeline: after a restore, a fail-over or a dump into another server they
 * start anew. A cursor therefore names both, and one from elsewhere makes the reader begin again.
 */
export const currentFeedXid = sql<number>`pg_current_xact_id()::text::bigint`

/** SQL: the cluster and timeline that transaction numbers belong to, as text. */
export const epochSql = `(select system_identifier::text from pg_control_system()) || '-' ||
  substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)`

/**
 * `removed` is the number of the transaction that took something out of the account's lists last, as the reader saw it:
 * what is gone can't be told as a change, so a reader for whom it differs begins again. '0' when nothing ever was.
 * `isPart` says that the reader saw a part of the account's conversations: once it sees all, what it has not had is no
 * change either.
 */
export type Cursor = { epoch: string; xid: string; removed: string; isPart: boolean }

/** SQL: that number for the account `$1`, as text. */
export const removedSql = `coalesce((select r.feed_xid from removals r where r.account_id = $1), 0)::text`

/** How these stand at the end of a cursor. */
export const marksOf = ({ removed, isPart }: Pick<Cursor, 'removed' | 'isPart'>): string =>
  `${removed === '0' ? '' : `~${removed}`}${isPart ? '*' : ''}`

export const writeCursor = ({ epoch, xid, ...marks }: Cursor): string => `${epoch}.${xid}${marksOf(marks)}`

/** Null for anything that is not of the form we write. */
export const readCursor = (text: string): Cursor | null => {
  const match = /^([0-9]{1,20}-[0-9A-F]{8})\.([0-9]{1,18})(?:~([0-9]{1,18}))?(\*)?$/.exec(text)
  const [, epoch, xid, removed = '0', part] = match ?? []
  return epoch === undefined || xid === undefined ? null : { epoch, xid, removed, isPart: part !== undefined }
}
