import type { Page } from 'playwright-core'

export type PageFacts = {
  /** How much of the page has moved by itself, as browsers score it. */
  shift: number
  /** The longest task that held the page up, in milliseconds; 0 when none took 50. */
  longestTaskMs: number
  /** When the page's own load was over. Milliseconds since the navigation, as the next two. */
  loadedAtMs: number
  /** When each request to the product began, the script itself left out. */
  requestsAtMs: number[]
}

const script = `
  window.facts = { shift: 0, longestTaskMs: 0 }
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) facts.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) facts.longestTaskMs = Math.max(facts.longestTaskMs, entry.duration)
  }).observe({ type: 'longtask', buffered: true })`

/** Must be called before the page is visited. */
export const watchPage = async (page: Page): Promise<void> => {
  await page.addInitScript(script)
}

export const factsOf = (page: Page, productUrl: string): Promise<PageFacts> =>
  page.evaluate(`({
    ...facts,
    loadedAtMs: performance.getEntriesByType('navigation')[0].loadEventEnd,
    requestsAtMs: performance.getEntriesByType('resource')
      .filter(({ name }) => name.startsWith(${JSON.stringify(productUrl)}) && !name.endsWith('/widget.js'))
      .map(({ startTime }) => startTime),
  })`)
