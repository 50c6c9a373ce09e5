import type { RetentionRun } from '@frontdesk/protocol'
import type { Language, Translate } from '../../../lib/i18n.ts'

const counted = ['conversations', 'entries', 'files', 'visits', 'pages', 'ipAddresses', 'contacts'] as const

/** What a run removed, as one sentence; kinds of which nothing went are left out. */
export const removedText = (t: Translate, language: Language, run: RetentionRun): string => {
  const parts = counted
    .filter((kind) => run[kind] > 0)
    .map((kind) => t(`privacy.removed.${kind}`, { count: run[kind] }))
  if (parts.length === 0) return t('privacy.removed.nothing')
  return t('privacy.removed', { what: new Intl.ListFormat(language, { type: 'conjunction' }).format(parts) })
}
