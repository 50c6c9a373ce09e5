import type { Reaction } from '@frontdesk/protocol'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { useMe } from '../../state/session.ts'
import { type MessagePlace, react } from './amend.ts'

type ReactionRowProps = MessagePlace & { reactions: readonly Reaction[] }

/** The emoji on a message; one's own is put on and taken off by a click. */
export const ReactionRow = ({ reactions, ...place }: ReactionRowProps) => {
  const t = useT()
  const meId = useMe()?.agent.id
  return (
    <div className="mt-1 flex flex-wrap gap-1">
      {reactions.map(({ emoji, parties }) => {
        const isMine = parties.some(({ id }) => id === meId)
        return (
          <button
            key={emoji}
            type="button"
            aria-pressed={isMine}
            aria-label={t('message.reaction', { emoji, count: parties.length })}
            onClick={() => void react(place, emoji, !isMine)}
            className={cx(
              'inline-flex min-h-7 items-center gap-1 rounded-full border px-2 text-12 tabular-nums pointer-coarse:min-target',
              isMine
                ? 'border-accent bg-accent-soft text-accent-ink'
                : 'border-line bg-surface text-soft hover:bg-hover',
            )}
          >
            <span className="text-14">{emoji}</span>
            {parties.length}
          </button>
        )
      })}
    </div>
  )
}
