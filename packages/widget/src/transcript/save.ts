import { type TranscriptWords, transcriptHtml, transcriptText } from '@frontdesk/client/transcript'
import type { Result } from '@frontdesk/protocol'
import type { Texts } from '../panel/texts.ts'

export type TranscriptForm = 'html' | 'txt'

const types = { html: 'text/html', txt: 'text/plain' } as const

/** Hands the visitor its conversation as a file. */
export const saveTranscript = (
  { siteName, entries, earlier }: Result<'transcript.read'>,
  form: TranscriptForm,
  texts: Texts,
): void => {
  const { t, language, exact } = texts
  const words: TranscriptWords = {
    title: t('transcript.title', { site: siteName }),
    earlier: earlier ? t('transcript.earlier') : null,
    language,
    nameOf: ({ kind, label }) => (kind === 'contact' ? t('transcript.you') : label),
    time: exact,
  }
  const content = form === 'html' ? transcriptHtml(entries, words) : transcriptText(entries, words)
  const url = URL.createObjectURL(new Blob([content], { type: `${types[form]};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = `chat.${form}`
  link.click()
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
