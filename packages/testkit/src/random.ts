/** Pseudo-random numbers that a seed brings back. */
export type Random = {
  /** At least 0, below 1. */
  next(): number
  /** A whole number, at least 0, below `end`. */
  below(end: number): number
  /** One of a list. @throws when it is empty */
  pick<T>(from: readonly T[]): T
  chance(of: number): boolean
}

/** Tommy Ettinger's mulberry32: 32 bits of state, good enough to make schedules. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (end: number): number => Math.floor(next() * end)
  return {
    next,
    below,
    pick: (from) => {
      const one = from[below(from.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
    chance: (of) => next() < of,
  }
}

/** The seed of a random run: the one asked for by `TEST_SEED`, else a new one. Print it. */
export const seedOfRun = (): number => {
  const asked = Number(process.env['TEST_SEED'])
  return Number.isSafeInteger(asked) && asked > 0 ? asked : Math.floor(Math.random() * 2 ** 31)
}
