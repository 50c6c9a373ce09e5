import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

/** Far longer than anything takes; a measure of nothing. */
const withinMs = 20_000

/** Resolves once it can be seen. */
export const expectShown = (what: Locator): Promise<void> => what.waitFor({ state: 'visible', timeout: withinMs })

/** Resolves once none of it can be seen, of however many there were. */
export const expectGone = (what: Locator): Promise<void> =>
  what.filter({ visible: true }).first().waitFor({ state: 'hidden', timeout: withinMs })

/** For `expect.poll`. */
export const patiently = { timeout: withinMs, interval: 50 }

/** Resolves once it has the keyboard. */
export const expectFocus = async (what: Locator): Promise<void> => {
  await expectShown(what)
  await expect.poll(() => what.evaluate((element) => element.matches(':focus')), patiently).toBe(true)
}
