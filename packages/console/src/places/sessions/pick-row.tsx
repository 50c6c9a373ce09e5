import type { ReactNode } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import type { WhyNot } from './who-can-join.ts'
import { whyText } from './why-text.ts'

type PickRowProps = {
  kind: 'agent' | 'contact'
  person: { id: string; label: string; pictureUrl?: string | null }
  /** What is known of it besides its name. */
  about: string
  mark: ReactNode
  why: WhyNot | null
  isPicked: boolean
  onPick: (isPicked: boolean) => void
}

/** Somebody who can be picked, or who stands there grey with the reason. */
export const PickRow = ({ kind, person, about, mark, why, isPicked, onPick }: PickRowProps) => {
  const t = useT()
  const { id, label, pictureUrl = null } = person
  const can = why === null
  // Of an agent its state says it.
  const reason = why === null || (kind === 'agent' && why === 'absent') ? null : whyText(kind, why)
  return (
    <label
      className={cx(
        'flex min-h-14 items-center gap-3 border-b border-line px-3 py-1.5',
        can ? 'cursor-pointer hover:bg-hover' : 'bg-canvas',
      )}
    >
      <input
        type="checkbox"
        checked={isPicked && can}
        disabled={!can}
        onChange={(event) => onPick(event.currentTarget.checked)}
        className="size-4 shrink-0 accent-(--accent)"
      />
      <span className={cx('shrink-0', !can && 'opacity-60')}>
        <Avatar id={id} label={label} pictureUrl={pictureUrl} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-2">
          <bdi className={cx('min-w-0 flex-1 truncate', !can && 'text-faint')}>{label}</bdi>
          <span className="shrink-0 text-12 text-faint">{mark}</span>
        </span>
        {reason !== null && <span className="block text-12 text-soft">{t(reason)}</span>}
        {reason === null && about !== '' && <bdi className="block truncate text-12 text-faint">{about}</bdi>}
      </span>
    </label>
  )
}
