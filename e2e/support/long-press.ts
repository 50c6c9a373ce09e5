import type { Locator, Page } from 'playwright-core'

/** Puts a finger on the middle of something, and keeps it there until `until` has come true. */
export const pressLong = async (page: Page, target: Locator, until: () => Promise<void>): Promise<void> => {
  const box = await target.boundingBox()
  if (box === null) throw new Error('there is nothing to press')
  const session = await page.context().newCDPSession(page)
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await until()
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await session.detach()
}
