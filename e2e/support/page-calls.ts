import type { Page } from 'playwright-core'

/** A call of the page's, as its own scripts make it. */
export const push = async (page: Page, ...call: unknown[]): Promise<void> => {
  await page.evaluate(`Frontdesk.push(${JSON.stringify(call)})`)
}

/** What the page's own scripts do before the snippet. */
export const early = (code: string): string => `<script>window.Frontdesk = window.Frontdesk || [];${code}</script>`

/** Notes what the page is told of the visitor's identity. */
export const listens = "window.told = []; Frontdesk.push(['on', 'identity', function (is) { told.push(is) }]);"

/** What it was told, in order. */
export const told = (page: Page): Promise<unknown[]> => page.evaluate('window.told')
