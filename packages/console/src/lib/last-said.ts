import type { Translate } from './i18n.ts'

/** The last words of a conversation as lists and notices show them: for files the server sets signs, here they are words. */
export const lastSaid = (t: Translate, text: string): string =>
  text.replaceAll('🎤 ', `${t('file.voice')} `).replaceAll('📎 ', `${t('file.file')} `)
