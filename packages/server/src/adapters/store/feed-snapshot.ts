import { type Cursor, marksOf } from './feed.ts'

/**
 * How far a reader by long polling has come in the feed: what its last query could see. Unlike the plain cursor of
 * `feed.ts`, of which the edge may come twice, nothing comes twice, so a waiting poll is not woken by what it has had.
 */
export type SnapshotCursor = Pick<Cursor, 'epoch' | 'removed' | 'isPart'> & {
  /** Everything numbered below was seen. */
  xmin: string
  /** `pg_snapshot` as text. */
  snapshot: string
}

export const writeSnapshot = ({ epoch, snapshot, ...marks }: Omit<SnapshotCursor, 'xmin'>): string =>
  `${epoch}.${snapshot}${marksOf(marks)}`

/** Reads both forms: a plain cursor stands for a snapshot in which nothing at or above its number was seen. Null for rubbish. */
export const readSnapshot = (text: string): SnapshotCursor | null => {
  const match =
    /^([0-9]{1,20}-[0-9A-F]{8})\.([0-9]{1,18})(:[0-9]{1,18}:(?:[0-9]{1,18}(?:,[0-9]{1,18})*)?)?(?:~([0-9]{1,18}))?(\*)?$/.exec(
      text,
    )
  const [, epoch, xmin, rest, removed = '0', part] = match ?? []
  if (epoch === undefined || xmin === undefined) return null
  return { epoch, xmin, snapshot: `${xmin}${rest ?? `:${xmin}:`}`, removed, isPart: part !== undefined }
}
