import { cx } from '../lib/cx.ts'

type CountBadgeProps = { count: number /** For screen readers: what is counted. */; label: string; className?: string }

/** How many wait; nothing when none does. */
export const CountBadge = ({ count, label, className }: CountBadgeProps) =>
  count === 0 ? null : (
    <span
      className={cx(
        'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-accent px-1 text-12 leading-none font-semibold text-on-accent tabular-nums',
        className,
      )}
    >
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <span className="sr-only">{label}</span>
    </span>
  )
