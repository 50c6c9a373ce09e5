/** The value below which a share of the samples lies. NaN when there are none. */
export const percentile = (samples: readonly number[], share: number): number => {
  const sorted = Float64Array.from(samples).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (samples: readonly number[]): number => percentile(samples, 0.5)

/** Three significant digits: more would be noise. */
export const rounded = (number: number): number => Number(number.toPrecision(3))

/** Milliseconds on a clock that all processes of this machine share, with parts of a millisecond. */
export const sharedNowMs = (): number => performance.timeOrigin + performance.now()

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))
