import { expect, it } from 'vitest'
import { snoozeTimes } from './snooze-times.ts'

const at = (day: number, hour: number): number => new Date(2026, 2, day, hour).getTime()

it.each([
  ['a Wednesday', 4, 9],
  ['a Sunday', 8, 9],
  ['a Monday', 9, 16],
])(
  '[CON33] a conversation is laid aside for hours, until tomorrow or the next Monday at nine, on %s',
  (_, day, monday) => {
    expect(snoozeTimes(at(day, 15))).toEqual([
      { choice: 'hour', untilMs: at(day, 16) },
      { choice: 'hours', untilMs: at(day, 18) },
      { choice: 'tomorrow', untilMs: at(day + 1, 9) },
      { choice: 'week', untilMs: at(monday, 9) },
    ])
  },
)
