import { withTexts } from '../lib/i18n.ts'
import { patiently } from '../lib/lazy-part.ts'

export const loadConversation = () =>
  patiently(() => withTexts('service', () => import('../places/conversations/conversation-page.tsx')))
export const loadOwnMenu = () => withTexts('service', () => import('./own-menu-panel.tsx'))
export const loadOffers = () => withTexts('service', () => import('./offers.tsx'))
export const loadPalette = () => withTexts('service', () => import('./palette.tsx'))

/**
 * Fetches ahead what the first clicks and keys open, once the first picture stands: nobody waits for it, letters typed into a
 * palette are not lost, and it is here when the network is not. A failure is no matter: opening tries again.
 */
export const loadAhead = (): void => {
  for (const load of [loadConversation, loadPalette, loadOwnMenu, loadOffers]) void load().catch(() => undefined)
}
