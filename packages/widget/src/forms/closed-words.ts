import type { Texts } from '../panel/texts.ts'

const dayMs = 86_400_000

/** When service begins, as people say it: by the visitor's clock, seen from `nowMs`. */
export const opensWhen = (
  { t, time, language }: Pick<Texts, 't' | 'time' | 'language'>,
  opensAtMs: number,
  nowMs: number = Date.now(),
): string => {
  const dayOf = (ms: number) => new Date(ms).toDateString()
  if (dayOf(opensAtMs) === dayOf(nowMs)) return t('closed.today', { time: time(opensAtMs) })
  const tomorrow = new Date(nowMs)
  tomorrow.setDate(tomorrow.getDate() + 1)
  if (dayOf(opensAtMs) === tomorrow.toDateString()) return t('closed.tomorrow', { time: time(opensAtMs) })
  const isNear = opensAtMs - nowMs < 6 * dayMs
  const day = new Intl.DateTimeFormat(
    language,
    isNear ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' },
  )
  return t('closed.day', { day: day.format(opensAtMs), time: time(opensAtMs) })
}
