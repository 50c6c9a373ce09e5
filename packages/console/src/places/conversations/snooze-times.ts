export type SnoozeChoice = 'hour' | 'hours' | 'tomorrow' | 'week'

const hourMs = 3_600_000
/** The hour of the day at which a later day begins. */
const morning = 9

/** Until when a conversation is laid aside, by each choice, in the reader's own time. */
export const snoozeTimes = (nowMs: number): { choice: SnoozeChoice; untilMs: number }[] => {
  const inDays = (days: number): number => {
    const date = new Date(nowMs)
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, morning).getTime()
  }
  const toMonday = (8 - new Date(nowMs).getDay()) % 7 || 7
  return [
    { choice: 'hour', untilMs: nowMs + hourMs },
    { choice: 'hours', untilMs: nowMs + 3 * hourMs },
    { choice: 'tomorrow', untilMs: inDays(1) },
    { choice: 'week', untilMs: inDays(toMonday) },
  ]
}
