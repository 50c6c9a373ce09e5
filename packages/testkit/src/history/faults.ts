import type { FaultProxy } from '../fault-proxy.ts'
import type { Random } from '../random.ts'

/** What may happen to a network, as often as it stands here. */
const kinds = ['drop', 'drop', 'drop', 'drop', 'freeze', 'lose up', 'lose down', 'delay', 'delay', 'refuse'] as const

export type Faults = {
  /** Breaks something by chance; it heals by itself after at most `longestMs`. */
  strike(network: FaultProxy): void
  /** How often each kind struck. */
  counts(): { readonly [kind: string]: number }
  /** Heals everything at once. */
  heal(): void
}

/** Faults of networks from a seeded schedule. A broken link that nobody would notice soon is dropped in the end, as routers do. */
export const createFaults = (random: Random, longestMs = 2_500): Faults => {
  const counts: { [kind: string]: number } = {}
  const healing = new Map<() => void, NodeJS.Timeout>()

  const healLater = (run: () => void): void => {
    const heal = (): void => {
      clearTimeout(healing.get(heal))
      healing.delete(heal)
      run()
    }
    healing.set(heal, setTimeout(heal, 200 + random.below(longestMs - 200)))
  }

  return {
    strike: (network) => {
      const kind = random.pick(kinds)
      counts[kind] = (counts[kind] ?? 0) + 1
      switch (kind) {
        case 'drop':
          network.dropAll()
          break
        case 'freeze':
          for (const link of network.links) link.freeze()
          healLater(network.dropAll)
          break
        case 'lose up':
        case 'lose down':
          for (const link of network.links) link.lose(kind === 'lose up' ? 'up' : 'down')
          healLater(network.dropAll)
          break
        case 'delay':
          network.setDelay(random.below(250))
          healLater(() => network.setDelay(0))
          break
        case 'refuse':
          network.refuse(true)
          network.dropAll()
          healLater(() => network.refuse(false))
      }
    },
    counts: () => counts,
    heal: () => {
      for (const heal of [...healing.keys()]) heal()
    },
  }
}
