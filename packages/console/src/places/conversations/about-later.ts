import { lazy } from 'react'

/** Parts of the pane that show only once more of the contact is known; the first load does without them. */
export const AboutDetail = lazy(async () => ({ default: (await import('./about-detail.tsx')).AboutDetail }))
export const AboutOthers = lazy(async () => ({ default: (await import('./about-detail.tsx')).AboutOthers }))
export const ContactActs = lazy(async () => ({ default: (await import('./contact-acts.tsx')).ContactActs }))
