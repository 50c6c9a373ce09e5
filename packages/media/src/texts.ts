import type en from './locales/en.json'

export type MediaLanguage = 'en' | 'zh-CN'
export type MediaTextKey = keyof typeof en
type Values = { readonly [name: string]: string | number }

const sizes = ['B', 'kB', 'MB', 'GB'] as const

/** Minutes and seconds of a recording, as players show them. */
export const clock = (ms: number): string => {
  const seconds = Math.max(0, Math.round(ms / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** The words that go with files, in one language. */
export const createMediaTexts = (language: MediaLanguage, catalogue: { readonly [K in MediaTextKey]: string }) => {
  const t = (key: MediaTextKey, values: Values = {}): string =>
    catalogue[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  return {
    language,
    t,
    /** How much, with two digits that count. */
    bytes(bytes: number): string {
      const step = Math.min(sizes.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
      const amount = bytes / 1_000 ** step
      const digits = step === 0 || amount >= 10 ? 0 : 1
      const shown = new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(amount)
      return t(`bytes.${sizes[step] ?? 'B'}`, { amount: shown })
    },
    wait(ms: number): string {
      return ms < 60_000
        ? t('wait.seconds', { count: Math.ceil(ms / 1_000) })
        : t('wait.minutes', { count: Math.ceil(ms / 60_000) })
    },
  }
}

export type MediaTexts = ReturnType<typeof createMediaTexts>

/** Fetches one language's words. */
export const loadMediaTexts = async (language: MediaLanguage): Promise<MediaTexts> => {
  const catalogue = language === 'zh-CN' ? await import('./locales/zh-CN.json') : await import('./locales/en.json')
  return createMediaTexts(language, catalogue.default)
}
