import { describe, expect, it } from 'vitest'
import { defaultServiceSettings, serviceProblem } from './service-settings.ts'

const minutes = (count: number | null): number | null => (count === null ? null : count * 60_000)
const problemOf = (remind: number | null, release: number | null, close: number | null, breakReasons: string[] = []) =>
  serviceProblem({
    ...defaultServiceSettings,
    idle: { remindAfterMs: minutes(remind), releaseAfterMs: minutes(release), closeAfterMs: minutes(close) },
    breakReasons,
  })

describe('how an account serves', () => {
  it('[SVC2] silence reminds, then frees the seat, then closes; any of them may be left out', () => {
    expect(problemOf(null, null, null)).toBeNull()
    expect(problemOf(5, 10, 30)).toBeNull()
    expect(problemOf(5, null, 30)).toBeNull()
    expect(problemOf(10, 5, null)).toBe('idle')
    expect(problemOf(10, null, 10)).toBe('idle')
    expect(problemOf(null, 30, 10)).toBe('idle')
  })

  it('[SVC2] reasons for a break are told apart', () => {
    expect(problemOf(null, null, null, ['Lunch', 'Training'])).toBeNull()
    expect(problemOf(null, null, null, ['Lunch', ' Lunch'])).toBe('breakReasons')
    expect(problemOf(null, null, null, [' '])).toBe('breakReasons')
  })
})
