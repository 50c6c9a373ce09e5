import type { AgentState } from '@frontdesk/protocol'
import { cx } from '../lib/cx.ts'
import { type TextId, useT } from '../lib/i18n.ts'

/** Told by shape as well as by colour: full, barred, hollow. */
const marks: { [S in AgentState]: string } = {
  available: 'bg-good border-good',
  busy: 'bg-bad border-bad shadow-[inset_0_0_0_2px_var(--surface)]',
  break: 'bg-warn border-warn shadow-[inset_0_0_0_2px_var(--surface)]',
  away: 'bg-transparent border-warn',
  offline: 'bg-transparent border-line-strong',
}

export const stateTextId = (state: AgentState): TextId => `state.${state}`

export const StateDot = ({ state, className }: { state: AgentState; className?: string }) => (
  <span aria-hidden className={cx('inline-block size-2.5 shrink-0 rounded-full border-2', marks[state], className)} />
)

/** An agent's state, as a mark and a word. */
export const StateMark = ({ state }: { state: AgentState }) => {
  const t = useT()
  return (
    <span className="inline-flex items-center gap-1.5 text-13 text-soft">
      <StateDot state={state} />
      {t(stateTextId(state))}
    </span>
  )
}
