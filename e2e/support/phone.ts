import type { BrowserContextOptions } from 'playwright-core'

/** The profile of a browser on a phone. */
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
