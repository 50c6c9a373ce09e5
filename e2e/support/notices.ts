import type { BrowserContext, Page } from 'playwright-core'

declare global {
  interface Window {
    shownNotices?: { title: string; body: string }[]
  }
}

/** Allows desktop notices to a context and notes each one that its pages show. */
export const watchNotices = async (context: BrowserContext, origin: string): Promise<void> => {
  await context.grantPermissions(['notifications'], { origin })
  await context.addInitScript(() => {
    const shown: { title: string; body: string }[] = []
    window.shownNotices = shown
    window.Notification = class extends Notification {
      constructor(title: string, options?: NotificationOptions) {
        super(title, options)
        shown.push({ title, body: options?.body ?? '' })
      }
    }
  })
}

export const noticesOf = (page: Page): Promise<{ title: string; body: string }[]> =>
  page.evaluate(() => window.shownNotices ?? [])

/** The person turns to another window; a page under test always has the focus otherwise. */
export const lookElsewhere = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.hasFocus = () => false
    dispatchEvent(new Event('blur'))
  })
