import { describe, expect, it } from 'vitest'
import { estimateMs, type InLine, placesOf } from './places.ts'

const inLine = (conversationId: string, queuedAtMs: number, change: Partial<InLine> = {}): InLine => ({
  conversationId,
  queuedAtMs,
  teamId: null,
  lane: 'normal',
  wantedAgentId: null,
  ...change,
})

describe('places in the queue', () => {
  it('[QUE3] are counted in each team’s line, by lane and time; an own agent’s line is its own, and words have none', () => {
    const places = placesOf(
      [
        inLine('late', 30),
        inLine('early', 10),
        inLine('ahead', 20, { lane: 'priority' }),
        inLine('elsewhere', 5, { teamId: 't' }),
        inLine('own', 1, { lane: 'own', wantedAgentId: 'ana' }),
        inLine('words', 1, { lane: 'words' }),
      ],
      [],
      100,
    )
    expect(Object.fromEntries([...places].map(([id, { place }]) => [id, place]))).toEqual({
      ahead: 1,
      early: 2,
      late: 3,
      elsewhere: 1,
      own: 1,
    })
  })

  it('[QUE3] an estimate goes by how fast it went lately, grows while nothing moves, and is none where nothing tells', () => {
    const minute = 60_000
    const pace = [0, 2, 4, 6].map((at) => at * minute)
    expect(estimateMs(3, pace, 8 * minute)).toBe(6 * minute)
    expect(estimateMs(3, pace, 16 * minute)).toBe(12 * minute)
    expect(estimateMs(3, [minute], 8 * minute)).toBeNull()
    expect(estimateMs(3, pace, 100 * minute)).toBeNull()
  })
})
