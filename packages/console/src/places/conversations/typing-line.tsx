import type { TypingParty } from '@frontdesk/client'
import type { ContactCard } from '@frontdesk/protocol'
import { useT } from '../../lib/i18n.ts'
import { authorName } from '../../lib/visitor-name.ts'

type TypingLineProps = {
  typing: readonly TypingParty[]
  /** Whose conversation it is; null in a room. */
  contact: ContactCard | null
}

/** Who is writing just now. Keeps its place when nobody is, so that nothing jumps. */
export const TypingLine = ({ typing, contact }: TypingLineProps) => {
  const t = useT()
  const first = typing[0]
  // The server names agents only; the visitor of this conversation is known here.
  const name = first !== undefined && first.id === contact?.id ? contact.label : (first?.label ?? '')
  return (
    <div
      aria-live="off"
      className="mx-auto flex h-6 w-full max-w-5xl shrink-0 items-center gap-2 px-4 text-12 text-faint tablet:px-6"
    >
      {first !== undefined && (
        <>
          <span aria-hidden className="inline-flex gap-0.5">
            {['', '[animation-delay:160ms]', '[animation-delay:320ms]'].map((delay) => (
              <span key={delay} className={`size-1 animate-[blink_1.2s_infinite] rounded-full bg-faint ${delay}`} />
            ))}
          </span>
          <span className="truncate">
            {typing.length === 1
              ? t('typing.one', { name: authorName(t, { label: name, number: first.number }) })
              : t('typing.many', { count: typing.length })}
          </span>
        </>
      )}
    </div>
  )
}
