import { useSyncExternalStore } from 'react'

/** How many panes fit: one, two, or three. The same widths stand as breakpoints in styles/index.css. */
export type Screen = 'phone' | 'tablet' | 'wide'

const tablet = matchMedia('(min-width: 48rem)')
const wide = matchMedia('(min-width: 75rem)')

const subscribe = (changed: () => void): (() => void) => {
  for (const query of [tablet, wide]) query.addEventListener('change', changed)
  return () => {
    for (const query of [tablet, wide]) query.removeEventListener('change', changed)
  }
}

const read = (): Screen => (wide.matches ? 'wide' : tablet.matches ? 'tablet' : 'phone')

export const useScreen = (): Screen => useSyncExternalStore(subscribe, read)
