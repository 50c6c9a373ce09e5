/** Offered at once on every message. Both faces' catalogues name them. */
export const quickReactions = [
  { emoji: '👍', name: 'emoji.thumbs' },
  { emoji: '❤️', name: 'emoji.heart' },
  { emoji: '😄', name: 'emoji.smile' },
  { emoji: '🎉', name: 'emoji.party' },
  { emoji: '🙏', name: 'emoji.thanks' },
  { emoji: '👀', name: 'emoji.eyes' },
] as const
