/** How a new conversation finds its agent. */
export type AssignmentPolicy = 'random' | 'least-busy' | 'longest-idle' | 'round-robin' | 'skill' | 'manual'

/** What happens to a conversation that has waited too long: it goes to another team, or the visitor leaves words. */
export type Overflow = { afterMs: number; to: { kind: 'team'; teamId: string } | { kind: 'words' } }

/** Agents who serve together. What is null is as the account has it. */
export type Team = {
  accountId: string
  id: string
  name: string
  policy: AssignmentPolicy | null
  /** Conversations that the team has at once, at most; null has no bound. */
  capacity: number | null
  /** An offer has to be accepted within so many milliseconds; 0 gives without asking. */
  acceptWithinMs: number | null
  overflow: Overflow | null
  /** When it serves; null is always. */
  hoursId: string | null
  memberIds: readonly string[]
  createdAtMs: number
}

/** A time of day in minutes after midnight, `fromMinute` below `untilMinute`; 1440 is midnight at the day's end. */
export type Span = { fromMinute: number; untilMinute: number }

/** When service is given, in the time of one place. */
export type BusinessHours = {
  accountId: string
  id: string
  name: string
  /** IANA name, for example `Asia/Shanghai`. */
  timeZone: string
  /** Spans of each day, Monday first; in order and apart. */
  week: readonly (readonly Span[])[]
  /** Days that differ, as `YYYY-MM-DD`; no spans is closed. */
  holidays: readonly { date: string; name: string; spans: readonly Span[] }[]
}
