import type { FileKind } from '@frontdesk/protocol'
import type { MediaTextKey, MediaTexts } from './texts.ts'

/** What an upload can fail with: a code, and with it what the limit is. */
type Refusal = {
  code?: unknown
  retryable?: unknown
  retryAfterMs?: unknown
  details?: { readonly [name: string]: unknown }
}

const isKind = (value: unknown): value is FileKind =>
  value === 'image' || value === 'audio' || value === 'video' || value === 'file'

/** Whether the same file would be refused again, however long one waits. */
export const isFinal = (fault: unknown): boolean => {
  const { retryable, retryAfterMs } = (typeof fault === 'object' && fault !== null ? fault : {}) as Refusal
  return retryable === false && !(typeof retryAfterMs === 'number' && retryAfterMs > 0)
}

/** Why a file was not taken, and which limit it met. */
export const refusalWords = ({ language, t, bytes, wait }: MediaTexts, fault: unknown): string => {
  const { code, retryAfterMs, details } = (typeof fault === 'object' && fault !== null ? fault : {}) as Refusal
  const number = (name: string) => (typeof details?.[name] === 'number' ? details[name] : null)
  const kindsTaken = (): string => {
    const kinds = Array.isArray(details?.['kinds']) ? details['kinds'].filter(isKind) : []
    if (kinds.length === 0) return t('refused.kind')
    const names = kinds.map((kind) => t(`kinds.${kind}` satisfies MediaTextKey))
    return t('refused.kind.only', { kinds: new Intl.ListFormat(language).format(names) })
  }
  const tooLarge = (): string => {
    const [maxBytes, maxPixels] = [number('maxBytes'), number('maxPixels')]
    if (maxPixels !== null) return t('refused.pixels', { count: Math.round(maxPixels / 1_000_000) })
    return maxBytes === null ? t('refused.large.plain') : t('refused.large', { size: bytes(maxBytes) })
  }
  const tooMany = (): string => {
    const perHour = number('perHour')
    const again = typeof retryAfterMs === 'number' && retryAfterMs > 0 ? wait(retryAfterMs) : null
    if (perHour !== null && again !== null) return t('refused.hour', { count: perHour, wait: again })
    return again === null ? t('refused.many.plain') : t('refused.many', { wait: again })
  }
  switch (code) {
    case 'file.too_large':
    case 'request.too_large':
      return tooLarge()
    case 'file.kind_refused':
      return kindsTaken()
    case 'file.limit':
    case 'rate.limited':
      return tooMany()
    case 'file.unsafe':
      return t('refused.harmful')
    case 'file.unchecked':
      return t('refused.unchecked')
    case 'file.no_room':
      return t('refused.room')
    case 'file.empty':
      return t('refused.empty')
    case 'not_found':
      return t('refused.gone')
    default:
      return t('refused.other')
  }
}
