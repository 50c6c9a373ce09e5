import { cx } from '../lib/cx.ts'

/** A grey place of the real thing's size; unseen for the first 150 ms. */
export const Skeleton = ({ className }: { className: string }) => (
  <span aria-hidden className={cx('skeleton block', className)} />
)

/** Rows of a picture and two lines, as lists of people and conversations have them. */
export const SkeletonRows = ({ count, label }: { count: number; label: string }) => (
  <div role="status" aria-label={label} className="flex flex-col">
    {Array.from({ length: count }, (_, row) => (
      <div key={row} className="flex items-center gap-3 px-4 py-3">
        <Skeleton className="size-8 rounded-full" />
        <div className="flex flex-1 flex-col gap-2">
          <Skeleton className="h-3 w-2/5" />
          <Skeleton className="h-3 w-4/5" />
        </div>
      </div>
    ))}
  </div>
)
