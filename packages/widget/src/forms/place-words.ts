import type { Waiting } from '@frontdesk/protocol'
import type { Texts } from '../panel/texts.ts'

const minuteMs = 60_000

/** The visitor's place in the queue and, where something tells, how long it may take: at least a minute. */
export const placeWords = ({ t, count }: Pick<Texts, 't' | 'count'>, { place, estimateMs }: Waiting): string => {
  const where = t(place === 1 || place === 2 || place === 3 ? `place.${place}` : 'place.later', { place })
  return estimateMs === null ? where : count('place.about', Math.max(1, Math.round(estimateMs / minuteMs)), { where })
}
