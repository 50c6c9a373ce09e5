import { lazyPart } from '../../lib/lazy-part.ts'

/** Parts of the pane that show only once more of the contact is known; the first load does without them. */
export const AboutDetail = lazyPart(async () => (await import('./about-detail.tsx')).AboutDetail)
export const AboutOthers = lazyPart(async () => (await import('./about-detail.tsx')).AboutOthers)
export const ContactActs = lazyPart(async () => (await import('./contact-acts.tsx')).ContactActs)
