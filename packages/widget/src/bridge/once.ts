import type { Siblings } from '@frontdesk/client'

/** Claims of other tabs arrive within this time. */
const claimMs = 80

/**
 * Does something for a number once among all tabs: whoever claims it first does it, and of those who claim it together
 * the one with the highest draw. A number below one that was done counts as done.
 */
export const createOnce = (options: {
  siblings: Siblings
  random(): number
  later(run: () => void, delayMs: number): void
}) => {
  let claimed = 0
  let best = 0
  options.siblings.listen((said) => {
    if (typeof said !== 'object' || said === null || !('claim' in said) || !('draw' in said)) return
    const [claim, draw] = [Number(said.claim), Number(said.draw)]
    if (claim < claimed) return
    best = claim > claimed ? draw : Math.max(best, draw)
    claimed = claim
  })
  return (claim: number, act: () => void): void => {
    if (claim <= claimed) return
    const draw = options.random()
    claimed = claim
    best = draw
    options.siblings.post({ claim, draw })
    options.later(() => {
      if (claim === claimed && best === draw) act()
    }, claimMs)
  }
}
