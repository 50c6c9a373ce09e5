import { useEffect } from 'react'
import { useTabCounts } from '../places/conversations/use-lists.ts'

/** Shows in the browser's tab how many wait: in the title, and on the icon (drawn beforehand, in public/icons). */
export const usePageMark = (): void => {
  const counts = useTabCounts()
  const waiting = counts.mine + counts.queue
  useEffect(() => {
    document.title = waiting === 0 ? 'Frontdesk' : `(${waiting}) Frontdesk`
    const name = waiting === 0 ? 'icon' : `icons/${waiting > 9 ? 'many' : waiting}`
    document.querySelector('link[rel="icon"]')?.setAttribute('href', `/console/${name}.svg`)
  }, [waiting])
  useEffect(
    () => () => {
      document.title = 'Frontdesk'
      document.querySelector('link[rel="icon"]')?.setAttribute('href', '/console/icon.svg')
    },
    [],
  )
}
