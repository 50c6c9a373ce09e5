import type { Locator, Page } from 'playwright-core'
import { expectShown } from './expect.ts'

/** Puts a finger on the middle of something that stands still, and keeps it there until what it opens can be seen. */
export const pressLong = async (page: Page, target: Locator, opened: Locator): Promise<void> => {
  await target.tap({ trial: true })
  const box = await target.boundingBox()
  if (box === null) throw new Error('there is nothing to press')
  const session = await page.context().newCDPSession(page)
  const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await expectShown(opened)
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await session.detach()
}
