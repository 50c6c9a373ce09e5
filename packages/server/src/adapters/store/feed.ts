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

export type Cursor = { epoch: string; xid: string }

export const writeCursor = ({ epoch, xid }: Cursor): string => `${epoch}.${xid}`

/** Null for anything that is not of the form we write. */
export const readCursor = (text: string): Cursor | null => {
  const match = /^([0-9]{1,20}-[0-9A-F]{8})\.([0-9]{1,18})$/.exec(text)
  const [, epoch, xid] = match ?? []
  return epoch === undefined || xid === undefined ? null : { epoch, xid }
}
