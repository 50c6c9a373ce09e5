import { type TranscriptWords, transcriptBody, transcriptStyle } from '@frontdesk/client/transcript'
import type { Entry } from '@frontdesk/protocol'

/**
 * Opens the browser's own print window with the transcript, which saves it as PDF with the reader's fonts: Chinese needs no
 * font of ours then. The frame is empty but for escaped words; its style is set by script, as our policy wants.
 */
export const printTranscript = (entries: readonly Entry[], words: TranscriptWords): void => {
  const frame = document.createElement('iframe')
  frame.title = words.title
  frame.style.position = 'fixed'
  frame.style.width = '0'
  frame.style.height = '0'
  frame.style.border = '0'
  document.body.append(frame)
  const inside = frame.contentWindow
  if (inside === null) return
  const sheet = new (inside as Window & typeof globalThis).CSSStyleSheet()
  sheet.replaceSync(transcriptStyle)
  inside.document.adoptedStyleSheets = [sheet]
  inside.document.title = words.title
  inside.document.documentElement.lang = words.language
  const page = new DOMParser().parseFromString(transcriptBody(entries, words), 'text/html')
  inside.document.body.replaceChildren(...inside.document.importNode(page.body, true).childNodes)
  inside.addEventListener('afterprint', () => frame.remove())
  inside.print()
}
