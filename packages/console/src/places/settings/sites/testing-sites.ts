import type { PreChat, Site } from '@frontdesk/protocol'

const noTexts = { title: '', greeting: '', privacy: '', consent: '' }

/** A site as a fresh one is. */
export const aSite = (overrides: Partial<Site> = {}): Site => ({
  id: '0198c000-0000-7000-8000-000000000001',
  name: 'Tea shop',
  key: 'k3y',
  enabled: true,
  allowedOrigins: ['https://shop.example'],
  snippet: '<script src="https://desk.example/widget.js" data-site="k3y" async></script>',
  chatUrl: 'https://desk.example/chat/k3y',
  accent: '#1f5eff',
  position: 'end',
  theme: 'auto',
  texts: { en: noTexts, 'zh-CN': noTexts },
  preChat: { enabled: false, fields: [], questions: [] },
  consent: 'none',
  respectsDoNotTrack: false,
  privacyUrl: null,
  keepsHandle: false,
  typingPreview: false,
  rating: 'off',
  retention: { conversations: null, files: null, visits: null, ipAddresses: null },
  teamId: null,
  hoursId: null,
  ...overrides,
})

export const aQuestion = ({ key = 'order', label = 'Order number' } = {}): PreChat['questions'][number] => ({
  key,
  label: { en: label, 'zh-CN': '' },
  required: false,
})
