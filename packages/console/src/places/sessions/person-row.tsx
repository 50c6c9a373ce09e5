import type { ReactNode } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { useT } from '../../lib/i18n.ts'

type PersonRowProps = {
  id: string
  name: string
  /** Beneath the name. */
  children: ReactNode
  /** What can be done about it. */
  acts: ReactNode
  onOpen: () => void
}

/** A visitor who is or was asked into a session; all of the row opens what is known of it. */
export const PersonRow = ({ id, name, children, acts, onOpen }: PersonRowProps) => {
  const t = useT()
  return (
    <li className="relative flex min-h-13 items-center gap-3 px-4 py-1 hover:bg-hover">
      <Avatar id={id} label={name} />
      <div className="min-w-0 flex-1">
        <button
          type="button"
          aria-label={t('session.details.of', { name })}
          onClick={onOpen}
          className="block max-w-full truncate text-start after:absolute after:inset-0"
        >
          <bdi>{name}</bdi>
        </button>
        {children}
      </div>
      {acts}
    </li>
  )
}
