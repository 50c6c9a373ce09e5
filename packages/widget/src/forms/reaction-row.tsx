import { useState } from 'preact/hooks'
import { useCell, usePanel } from '../panel/hooks.ts'
import type { TextKey } from '../panel/texts.ts'
import type { Message } from '../panel/timeline-model.ts'
import { hasOwn, react, refusalKey } from './amend.ts'

type ReactionRowProps = { seq: number; reactions: NonNullable<Message['reactions']> }

/** The emoji on a message; the visitor's own is put on and taken off by a click. */
export const ReactionRow = ({ seq, reactions }: ReactionRowProps) => {
  const { desk, texts } = usePanel()
  useCell(desk.visitor)
  const [problem, setProblem] = useState<TextKey | null>(null)
  const toggle = async (emoji: string, on: boolean) => {
    try {
      await react(desk, seq, emoji, on)
      setProblem(null)
    } catch (fault) {
      setProblem(refusalKey(fault))
    }
  }
  return (
    <>
      {reactions.map(({ emoji, parties }) => {
        const isOwn = hasOwn(desk, { reactions }, emoji)
        return (
          <button
            key={emoji}
            type="button"
            class="reaction"
            aria-pressed={isOwn}
            aria-label={texts.count('message.reaction', parties.length, { emoji })}
            onClick={() => void toggle(emoji, !isOwn)}
          >
            {emoji} {parties.length}
          </button>
        )
      })}
      {problem !== null && <span role="alert">{texts.t(problem)}</span>}
    </>
  )
}
