/** A rating as it is drawn: stars, or a thumb. */
export const ratingMarks = ({ scale, score }: { scale: 'thumbs' | 'stars'; score: number }): string =>
  scale === 'stars' ? '★'.repeat(score) + '☆'.repeat(5 - score) : score > 3 ? '👍' : '👎'
