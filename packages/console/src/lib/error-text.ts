import { RequestError } from '@frontdesk/client'
import { ApiError } from './api.ts'
import type { TextId, Translate } from './i18n.ts'
import { duration } from './time.ts'

/** Any code that a request can fail with, over either door. */
export type AnyErrorCode = ApiError['code'] | RequestError['code']

/** The text for people that belongs to a code. */
export const errorTextId = (code: AnyErrorCode): TextId => `error.${code}`

const isCoded = (error: unknown): error is ApiError | RequestError =>
  error instanceof ApiError || error instanceof RequestError

export const errorCode = (error: unknown): AnyErrorCode | null => (isCoded(error) ? error.code : null)

/** What happened, what is safe and what to do, for any failure. */
export const errorText = (t: Translate, error: unknown): string => {
  if (!isCoded(error)) return t('error.unexpected')
  if (error.code === 'rate.limited' && error.retryAfterMs > 0)
    return t('error.rate.limited.wait', { wait: duration(t, error.retryAfterMs) })
  return t(errorTextId(error.code))
}

/** Who has the conversation instead, when an error says so. */
export const takenBy = (error: unknown): string | null => {
  if (!isCoded(error) || error.code !== 'conversation.taken') return null
  const { assignee } = error.details
  return typeof assignee === 'object' && assignee !== null && 'label' in assignee && typeof assignee.label === 'string'
    ? assignee.label
    : null
}
