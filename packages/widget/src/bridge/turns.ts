import type { Siblings } from '@frontdesk/client'

/**
 * Lets one of the visible tabs do what must be seen once: the one that became visible last, and of those that came together
 * the one with the highest draw. Where tabs can't hear each other each visible one does it.
 */
export const createTurns = (options: {
  siblings: Siblings
  random(): number
  isVisible(): boolean
  /** It is, or is no longer, this tab's. */
  changed(): void
}) => {
  const { siblings, isVisible, changed } = options
  let best = 0
  let mine: number | null = null
  const isMine = () => mine !== null && mine >= best && isVisible()

  const claim = () => {
    if (!isVisible()) return
    // Later than all that was heard; between those of one moment chance decides.
    mine = Math.floor(best) + 1 + options.random() * 0.999
    best = mine
    siblings.post({ turn: mine })
  }

  siblings.listen((said) => {
    if (typeof said !== 'object' || said === null || !('turn' in said)) return
    const turn = said.turn === null ? null : Number(said.turn)
    if (turn === null) {
      // Whoever had it goes; the others draw again.
      best = Math.floor(best)
      claim()
    } else if (turn > best) best = turn
    else if (mine !== null && turn < mine) siblings.post({ turn: mine })
    changed()
  })

  return {
    isMine,
    claim,
    /** The tab is looked at, or is not any more. */
    look() {
      if (isVisible()) claim()
      else this.yield()
      changed()
    },
    yield() {
      if (mine === null) return
      mine = null
      siblings.post({ turn: null })
    },
  }
}
