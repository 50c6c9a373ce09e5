/** A clock that runs with real time and can be moved forward. */
export type TestClock = { now(): number; advance(ms: number): void }

export const createTestClock = (): TestClock => {
  let aheadMs = 0
  return {
    now: () => Date.now() + aheadMs,
    advance: (ms) => {
      aheadMs += ms
    },
  }
}
