import { withTexts } from '../../lib/i18n.ts'
import { lazyPart } from '../../lib/lazy-part.ts'

/** The visitor's place on the revisit list. */
export const AboutRevisit = lazyPart(
  async () => (await withTexts('revisits', () => import('../revisits/about-revisit.tsx'))).AboutRevisit,
)

/** The conversation as a file. */
export const ExportConversation = lazyPart(
  async () => (await withTexts('tags', () => import('./export-conversation.tsx'))).ExportConversation,
)

/** Tags and attributes. */
export const AboutTags = lazyPart(async () => (await withTexts('tags', () => import('./about-tags.tsx'))).AboutTags)

/** How the contact is served. */
export const AboutHandling = lazyPart(
  async () => (await withTexts('handling', () => import('./about-handling.tsx'))).AboutHandling,
)

/** Keeping the visitor out, for those who may. */
export const AboutBlock = lazyPart(
  async () => (await withTexts('blocks', () => import('./about-block.tsx'))).AboutBlock,
)

/** Parts of the pane that show only once more of the contact is known; the first load does without them. */
export const AboutDetail = lazyPart(async () => (await import('./about-detail.tsx')).AboutDetail)
export const AboutOthers = lazyPart(async () => (await import('./about-detail.tsx')).AboutOthers)
export const ContactActs = lazyPart(async () => (await import('./contact-acts.tsx')).ContactActs)
