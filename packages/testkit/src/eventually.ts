/**
 * Resolves with the first value that is neither null, undefined nor false; asks again soon, and at most for `withinMs` (a
 * generous time-out against a test that hangs, never a measure).
 */
export const eventually = async <T>(
  look: () => T | Promise<T>,
  what = 'what was waited for',
  withinMs = 15_000,
): Promise<NonNullable<Exclude<T, false>>> => {
  const until = Date.now() + withinMs
  for (;;) {
    const seen = await look()
    if (seen !== null && seen !== undefined && seen !== false) return seen as NonNullable<Exclude<T, false>>
    if (Date.now() > until) throw new Error(`${what} did not come within ${withinMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
