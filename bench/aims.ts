/** One figure against what it should be. */
export type Verdict = {
  aim: string
  measured: string
  isMet: boolean /** How far from the aim, as a share of it. */
  by: string
}

/** @param better which side of the aim is the good one */
export const judge = (
  aim: string,
  measured: number,
  limit: number,
  better: 'below' | 'above',
  unit: string,
): Verdict => {
  const isMet = better === 'below' ? measured <= limit : measured >= limit
  const share = Math.abs(measured - limit) / limit
  return {
    aim: `${aim} ${better === 'below' ? '≤' : '≥'} ${limit}${unit}`,
    measured: `${measured}${unit}`,
    isMet: Number.isFinite(measured) && isMet,
    by: `${isMet ? 'met' : 'missed'} by ${(share * 100).toFixed(0)} %`,
  }
}
