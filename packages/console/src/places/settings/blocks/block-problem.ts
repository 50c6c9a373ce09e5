import { ApiError } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import type { TextId, Translate } from '../../../lib/i18n.ts'

const forbidden: { readonly [why: string]: TextId } = {
  special: 'blocks.forbidden.special',
  proxy: 'blocks.forbidden.proxy',
  own: 'blocks.forbidden.own',
  too_wide: 'blocks.forbidden.too_wide',
}

/** What is wrong with an address that was to be blocked, in words that help; null where it is not the address. */
export const rangeProblem = (t: Translate, error: unknown): string | null => {
  if (!(error instanceof ApiError)) return null
  if (error.code === 'block.exists') return errorText(t, error)
  if (error.code === 'request.invalid' && error.details['field'] === 'range') return t('blocks.forbidden.unreadable')
  if (error.code !== 'block.forbidden_address') return null
  const id = forbidden[String(error.details['why'])]
  return id === undefined ? errorText(t, error) : t(id)
}
