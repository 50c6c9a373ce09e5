import { describe, expect, it } from 'vitest'
import { type Available, createPicker } from './pick.ts'

const agents = (...ids: string[]): Available[] => ids.map((agentId) => ({ agentId, sinceMs: 100 }))
const visitor = (i: number) => ({ contactId: `contact-${i}`, arrivedAtMs: 1_000 })
const pickAgent = (available: readonly Available[], one: ReturnType<typeof visitor>, seed: string): string | null =>
  createPicker(available, seed)(one)
const visitors = Array.from({ length: 10_000 }, (_, i) => visitor(i))

describe('[PIK1][A8] the agent picked at a visitor’s arrival', () => {
  it('is the same on every node, in whatever order agents are known there', () => {
    for (const one of visitors.slice(0, 200))
      expect(pickAgent(agents('a', 'b', 'c', 'd'), one, 'site')).toBe(
        pickAgent(agents('d', 'b', 'a', 'c'), one, 'site'),
      )
  })

  it('is at random: each agent is picked equally often', () => {
    const five = agents('a', 'b', 'c', 'd', 'e')
    const counts = new Map(five.map(({ agentId }) => [agentId, 0]))
    for (const one of visitors) {
      const picked = pickAgent(five, one, 'site') ?? ''
      counts.set(picked, (counts.get(picked) ?? 0) + 1)
    }
    const expected = visitors.length / five.length
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // 4 degrees of freedom, one in a thousand.
    expect(counts.size).toBe(5)
    expect(chiSquare).toBeLessThan(18.47)
  })

  it('is nobody where nobody is available', () => {
    expect(pickAgent([], visitor(1), 'site')).toBeNull()
  })
})

describe('[PIK2][A8] a pick', () => {
  it('moves to another agent only where the picked one leaves', () => {
    for (const one of visitors.slice(0, 500)) {
      const before = pickAgent(agents('a', 'b', 'c'), one, 'site')
      const after = pickAgent(agents('a', 'b'), one, 'site')
      if (before === 'c') expect(['a', 'b']).toContain(after)
      else expect(after).toBe(before)
    }
  })

  it('is not taken over by an agent who becomes available later', () => {
    const more = [...agents('a', 'b'), { agentId: 'late', sinceMs: 2_000 }]
    for (const one of visitors.slice(0, 500))
      expect(pickAgent(more, one, 'site')).toBe(pickAgent(agents('a', 'b'), one, 'site'))
  })

  it('goes to the first to become available where nobody was there, and stays', () => {
    const first = { agentId: 'first', sinceMs: 2_000 }
    expect(pickAgent([first], visitor(1), 'site')).toBe('first')
    expect(pickAgent([{ agentId: 'later', sinceMs: 3_000 }, first], visitor(1), 'site')).toBe('first')
  })
})
