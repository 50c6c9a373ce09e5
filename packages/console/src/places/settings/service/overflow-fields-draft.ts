import type { Overflow } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import type { TextId } from '../../../lib/i18n.ts'

/** Typed, not yet sent: without a time it can't be saved. */
export type OverflowDraft = { afterMs: number | null; to: Overflow['to'] } | null

const minuteMs = 60_000

/** Words for an overflow whose time is none. */
export const overflowProblem = (overflow: OverflowDraft): TextId | null => {
  const afterMs = overflow?.afterMs ?? 0
  return overflow === null || (afterMs >= minuteMs && afterMs <= limits.overflowAfterMs)
    ? null
    : 'service.problem.overflow'
}
