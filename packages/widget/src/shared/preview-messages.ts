import type { Appearance } from '@frontdesk/protocol'
import type { Language } from './language.ts'

/**
 * What of the panel a preview shows: an example conversation, the panel as somebody new finds it (with the form before the
 * chat, if there is one), or the question before anything begins.
 */
export const previewViews = ['conversation', 'start', 'consent'] as const
export type PreviewView = (typeof previewViews)[number]

/**
 * What the page around `/widget/preview` posts to it, as often as it likes, to the product's own origin. The preview posts
 * `{ type: 'frontdesk.preview.ready' }` to its parent once it listens.
 */
export type PreviewMessage = {
  type: 'frontdesk.preview'
  /** What a site's settings say; `theme` shows as it is chosen. */
  appearance: Appearance
  language: Language
  /** Default `conversation`. */
  view?: PreviewView
}

export type PreviewReady = { type: 'frontdesk.preview.ready' }

export const isPreviewMessage = (data: unknown): data is PreviewMessage =>
  typeof data === 'object' &&
  data !== null &&
  'type' in data &&
  data.type === 'frontdesk.preview' &&
  'appearance' in data
