import type { Appearance } from '@frontdesk/protocol'

const none = { title: '', greeting: '', privacy: '', consent: '' }

/** For tests: a site that has changed nothing. */
export const anAppearance = (changes: Partial<Appearance> = {}): Appearance => ({
  siteName: 'Shop',
  accent: '#123456',
  position: 'end',
  theme: 'auto',
  texts: { en: none, 'zh-CN': none },
  preChat: { enabled: false, fields: [], questions: [] },
  consent: 'none',
  respectsDoNotTrack: false,
  privacyUrl: null,
  keepsHandle: false,
  typingPreview: false,
  rating: 'off',
  ...changes,
})
