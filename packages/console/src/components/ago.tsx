import { useLanguage, useT } from '../lib/i18n.ts'
import { useNow } from '../lib/now.ts'
import { duration, exactTime, shortAge } from '../lib/time.ts'

/** How long ago, as short as can be; the exact time on hover. */
export const Ago = ({ atMs, className }: { atMs: number; className?: string }) => {
  const t = useT()
  const language = useLanguage()
  const now = useNow()
  return (
    <time dateTime={new Date(atMs).toISOString()} title={exactTime(language, atMs)} className={className}>
      {shortAge(t, language, atMs, now)}
    </time>
  )
}

/** How long something has been going on, counting. */
export const Since = ({ atMs }: { atMs: number }) => {
  const t = useT()
  const language = useLanguage()
  const now = useNow()
  return (
    <time dateTime={new Date(atMs).toISOString()} title={exactTime(language, atMs)}>
      {duration(t, now - atMs)}
    </time>
  )
}
