import type { BrowserContext, Page } from 'playwright-core'

/**
 * What must not happen on any page of ours: an exception nobody caught, an error on the console, a refusal by the
 * content policy, a dialog.
 */
export type Faults = {
  /** What has happened and was not expected, oldest first. */
  list(): string[]
  /** Such faults belong to what is being tested. */
  expect(pattern: RegExp): void
}

/** A refusal is shown to the person; that the browser also logs it is no fault. */
const isRefusalOfOurs = (text: string, url: string): boolean =>
  text.startsWith('Failed to load resource') && url.includes('/api/v1/')

export const watchFaults = (context: BrowserContext): Faults => {
  const seen: string[] = []
  const expected: RegExp[] = []
  const watch = (page: Page): void => {
    page.on('pageerror', (error) => seen.push(`exception: ${error.stack ?? error.message}`))
    page.on('dialog', (dialog) => {
      seen.push(`dialog: ${dialog.message()}`)
      dialog.dismiss().catch(() => undefined)
    })
    page.on('console', (line) => {
      const { url } = line.location()
      if (line.type() === 'error' && !isRefusalOfOurs(line.text(), url)) seen.push(`${line.text()} (${url})`)
    })
    page.on('crash', () => seen.push('the page crashed'))
  }
  context.on('page', watch)
  for (const page of context.pages()) watch(page)
  return {
    list: () => seen.filter((fault) => !expected.some((pattern) => pattern.test(fault))),
    expect: (pattern) => {
      expected.push(pattern)
    },
  }
}
