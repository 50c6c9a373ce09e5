import type { Translate } from './i18n.ts'

/** A rating as it is written: stars, or what a thumb says. */
export const ratingMarks = (t: Translate, { scale, score }: { scale: 'thumbs' | 'stars'; score: number }): string =>
  scale === 'stars' ? '★'.repeat(score) + '☆'.repeat(5 - score) : t(score > 3 ? 'rating.up' : 'rating.down')
