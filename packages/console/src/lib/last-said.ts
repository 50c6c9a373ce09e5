import { plainText } from '@frontdesk/client/text/plain'
import type { ConversationItem } from '@frontdesk/protocol'
import type { Translate } from './i18n.ts'

type Last = Pick<NonNullable<ConversationItem['last']>, 'text' | 'authorKind'>

/**
 * The last words of a conversation as lists and notices show them: for files the server sets signs, here they are words; and
 * an agent's marks are read.
 */
export const lastSaid = (t: Translate, { text, authorKind }: Last): string =>
  (authorKind === 'agent' ? plainText(text) : text)
    .replaceAll('🎤 ', `${t('file.voice')} `)
    .replaceAll('📎 ', `${t('file.file')} `)
