import type { RatingDay } from '@frontdesk/protocol'

export type Figure = { count: number; average: number }
export type AgentRatings = { id: string; label: string; whole: Figure; days: (Figure | null)[] }

/** One line for each agent who got any: each day, and all of them together. By name. */
export const byAgent = (days: readonly RatingDay[]): AgentRatings[] => {
  const found = new Map(days.flatMap(({ agents }) => agents.map(({ agent }) => [agent.id, agent.label] as const)))
  return [...found]
    .map(([id, label]) => {
      const figures = days.map(({ agents }): Figure | null => {
        const one = agents.find(({ agent }) => agent.id === id)
        return one === undefined ? null : { count: one.count, average: one.average }
      })
      const given = figures.filter((one) => one !== null)
      const count = given.reduce((sum, one) => sum + one.count, 0)
      const average = given.reduce((sum, one) => sum + one.count * one.average, 0) / count
      return { id, label, whole: { count, average }, days: figures }
    })
    .toSorted((a, b) => a.label.localeCompare(b.label))
}
