/** Bars of a waveform as it is shown. */
export const barCount = 40

/**
 * As many bars as are shown, each the loudest of its stretch, none lower than can be seen.
 * @param peaks 0 to 100
 * @returns shares of the full height, 0.08 to 1
 */
export const toBars = (peaks: readonly number[], count = barCount): number[] => {
  const highest = Math.max(1, ...peaks)
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * peaks.length) / count)
    const to = Math.max(from + 1, Math.ceil(((index + 1) * peaks.length) / count))
    const loudest = Math.max(0, ...peaks.slice(from, to))
    return Math.max(0.08, loudest / highest)
  })
}

/**
 * How loud a stretch of sound is.
 * @param samples -1 to 1
 * @returns 0 to 100
 */
export const levelOf = (samples: Float32Array): number => {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  const loudness = Math.sqrt(sum / Math.max(1, samples.length))
  // Speech lies far below the full scale; the root brings it up to where eyes see it move.
  return Math.min(100, Math.round(Math.sqrt(loudness) * 120))
}
