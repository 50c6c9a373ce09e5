import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { checkout } from '@frontdesk/testkit'
import type { Frame, Page } from 'playwright-core'
import { findBarriers } from './audit.ts'
import type { FaceLanguage, LanguageCheck } from './catalogues.ts'
import { expectHears } from './hears.ts'
import { findOverflow, findSmallTargets, readTexts } from './look.ts'
import { redraw } from './redraw.ts'

const output = join(checkout, 'test-output')

const fileName = (title: string): string =>
  title
    .replaceAll(/[^\w]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 80)

/** What stood on the pages of a journey when it failed. */
export const photographFailure = async (title: string, pages: readonly Page[]): Promise<void> => {
  const folder = join(output, 'failures')
  await mkdir(folder, { recursive: true })
  for (const [index, page] of pages.entries())
    await page.screenshot({ path: join(folder, `${fileName(title)}-${index + 1}.png`) }).catch(() => undefined)
}

type Size = { width: number; height: number }
type Theme = 'light' | 'dark'

/** Sizes of screens, each kind with the larger one first. */
export const screens = {
  desk: [
    { width: 1440, height: 900 },
    { width: 820, height: 1180 },
  ],
  phone: [
    { width: 390, height: 844 },
    { width: 320, height: 568 },
  ],
} as const satisfies { [kind: string]: readonly Size[] }
export type ScreenKind = keyof typeof screens

/** A very wide screen; what is left of a usual one when everything is twice as large; and the smallest. */
export const oddSizes: readonly Size[] = [{ width: 2560, height: 1300 }, { width: 720, height: 450 }, screens.phone[1]]

/** One picture at a size, for looks that are in no series. */
export const photograph = async (page: Page, name: string, size: Size): Promise<void> => {
  await page.setViewportSize(size)
  await page.evaluate(redraw)
  await page.screenshot({ path: join(output, 'pictures', `${name}.png`) })
}

const themes: readonly Theme[] = ['light', 'dark']

/** Takes pictures of named states and notes what is wrong with their look. */
export type Photographer = {
  /** `frame` is the part of the page that is ours; by default all of it. */
  take(state: string, frame?: Frame): Promise<void>
  /** What was wrong so far, with the picture's name before it. */
  readonly problems: { overflow: string[]; audit: string[]; language: string[]; targets: string[] }
}

/**
 * `PICTURES=all` takes each state in every size and theme, in both languages on both kinds of screen; otherwise the sizes take turns with light and dark, which shows
 * over all languages and screens every pair of them.
 */
export const createPhotographer = (
  page: Page,
  options: { language: FaceLanguage; screen: ScreenKind; check: LanguageCheck },
): Photographer => {
  const { language, screen } = options
  const problems: Photographer['problems'] = { overflow: [], audit: [], language: [], targets: [] }
  let turn = (language === 'en' ? 0 : 1) + (screen === 'desk' ? 0 : 1)

  const settle = async (frame: Frame, size: Size, theme: Theme): Promise<void> => {
    await Promise.all([frame.evaluate(redraw), page.emulateMedia({ colorScheme: theme }), page.setViewportSize(size)])
    await frame.evaluate(redraw)
  }
  return {
    problems,
    take: async (state, frame = page.mainFrame()) => {
      turn += 1
      const all = screens[screen].flatMap((size) => themes.map((theme) => ({ size, theme })))
      const wanted =
        process.env['PICTURES'] === 'all'
          ? all
          : screens[screen].map((size, index) => ({ size, theme: themes[(turn + index) % 2] ?? 'light' }))
      for (const { size, theme } of wanted) {
        await settle(frame, size, theme)
        const name = `${state}-${language}-${size.width}x${size.height}-${theme}`
        await page.screenshot({ path: join(output, 'pictures', `${name}.png`) })
        problems.overflow.push(...(await findOverflow(frame)).map((problem) => `${name}: ${problem}`))
        if (screen === 'phone')
          problems.targets.push(...(await findSmallTargets(frame)).map((problem) => `${name}: ${problem}`))
      }
      const { size, theme } = wanted.at(-1) ?? { size: screens[screen][0], theme: 'light' }
      const last = `${state}-${language}-${size.width}x${size.height}-${theme}`
      problems.language.push(...options.check(await readTexts(frame), language).map((problem) => `${last}: ${problem}`))
      // Colours and names of roles do not depend on the language.
      if (language === 'en' || process.env['PICTURES'] === 'all')
        problems.audit.push(...(await findBarriers(page)).map((problem) => `${last}: ${problem}`))
      // A frame of another site hears no clicks below the edge of the window that the browser was opened with.
      await page.setViewportSize(screens[screen][0])
      await Promise.all([page.evaluate(redraw), frame.evaluate(redraw)])
      if (frame !== page.mainFrame()) await expectHears(frame)
    },
  }
}
