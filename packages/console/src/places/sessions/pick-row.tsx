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
  about?: string
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
        <bdi className={cx('block truncate', !can && 'text-faint')}>{label}</bdi>
        {about !== undefined && about !== '' && <bdi className="block truncate text-12 text-faint">{about}</bdi>}
      </span>
      <span className="flex max-w-[45%] shrink-0 flex-col items-end text-end text-12 text-faint">
        {(can || kind === 'agent') && mark}
        {!can && why !== 'absent' && <span>{t(whyText(kind, why))}</span>}
        {why === 'absent' && kind === 'contact' && <span>{t(whyText(kind, why))}</span>}
      </span>
    </label>
  )
}
