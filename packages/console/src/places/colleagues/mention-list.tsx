import { Avatar } from '../../components/avatar.tsx'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'

export type Mentionable = { id: string; label: string; pictureUrl?: string | null }

type MentionListProps = {
  id: string
  people: readonly Mentionable[]
  activeId: string | null
  onPick: (person: Mentionable) => void
}

/** Who may be meant by what stands behind the `@`; the keys stay in the text field. */
export const MentionList = ({ id, people, activeId, onPick }: MentionListProps) => {
  const t = useT()
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('mention.list')}
      className="appear absolute inset-x-2 bottom-full z-20 mb-1 rounded-md border border-line bg-raised p-1 shadow-raised tablet:inset-x-auto tablet:start-3 tablet:w-72"
    >
      {people.map((person) => (
        <div
          key={person.id}
          id={`${id}-${person.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={person.id === activeId}
          // Before the field loses the focus.
          onPointerDown={(event) => {
            event.preventDefault()
            onPick(person)
          }}
          className={cx(
            'flex min-h-(--target) cursor-pointer items-center gap-2.5 rounded-sm px-2.5',
            person.id === activeId && 'bg-hover',
          )}
        >
          <Avatar id={person.id} label={person.label} pictureUrl={person.pictureUrl ?? null} size="small" />
          <bdi className="truncate">{person.label}</bdi>
        </div>
      ))}
    </div>
  )
}
