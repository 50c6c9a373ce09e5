import { describe, expect, it } from 'vitest'
import { byAgent } from './by-agent.ts'

const agent = (id: string) => ({ id, label: id, pictureUrl: null })

describe('ratings by agent', () => {
  it('[RAT3] have one line for each agent, whose average weighs each rating the same', () => {
    const days = [
      { date: '2026-11-28', agents: [{ agent: agent('Wei'), count: 3, average: 5 }] },
      {
        date: '2026-11-29',
        agents: [
          { agent: agent('Ana'), count: 2, average: 4.5 },
          { agent: agent('Wei'), count: 1, average: 1 },
        ],
      },
    ]
    expect(byAgent(days)).toEqual([
      { id: 'Ana', label: 'Ana', whole: { count: 2, average: 4.5 }, days: [null, { count: 2, average: 4.5 }] },
      {
        id: 'Wei',
        label: 'Wei',
        whole: { count: 4, average: 4 },
        days: [
          { count: 3, average: 5 },
          { count: 1, average: 1 },
        ],
      },
    ])
    expect(byAgent([{ date: '2026-11-28', agents: [] }])).toEqual([])
  })
})
