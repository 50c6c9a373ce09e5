import type { BrowserContextOptions } from 'playwright-core'
import { expect } from 'vitest'
import type { FaceLanguage } from './catalogues.ts'
import { type Photographer, type ScreenKind, screens } from './pictures.ts'

/** Who looks at a state: the language of the face, and the kind of screen. */
export type Setting = { language: FaceLanguage; screen: ScreenKind }

export const everySetting: readonly Setting[] = (['en', 'zh-CN'] as const).flatMap((language) =>
  (['desk', 'phone'] as const).map((screen) => ({ language, screen })),
)

/** Each language and each kind of screen once; with `PICTURES=all` both languages on both. */
export const settings: readonly Setting[] =
  process.env['PICTURES'] === 'all'
    ? everySetting
    : everySetting.filter(({ language, screen }) => (language === 'en') === (screen === 'desk'))

export const contextOf = ({ language, screen }: Setting): BrowserContextOptions => ({
  locale: language === 'en' ? 'en-GB' : 'zh-CN',
  viewport: screens[screen][0],
  reducedMotion: 'reduce',
  ...(screen === 'phone' ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
})

export const expectFlawless = ({ problems }: Photographer): void =>
  expect(problems).toEqual({ overflow: [], audit: [], language: [], targets: [] })
