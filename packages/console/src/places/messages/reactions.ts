import type { TextId } from '../../lib/i18n.ts'

/** Offered at once on every message. */
export const quickReactions = [
  { emoji: '👍', name: 'emoji.thumbs' },
  { emoji: '❤️', name: 'emoji.heart' },
  { emoji: '😄', name: 'emoji.smile' },
  { emoji: '🎉', name: 'emoji.party' },
  { emoji: '🙏', name: 'emoji.thanks' },
  { emoji: '👀', name: 'emoji.eyes' },
] as const satisfies readonly { emoji: string; name: TextId }[]
