import type { Staff } from '@frontdesk/testkit/staff'
import type { BrowserContextOptions } from 'playwright-core'
import type { Desk } from './desk.ts'
import { expectShown } from './expect.ts'
import type { Shopper } from './shopper.ts'
import type { Stage } from './stage.ts'

/** A visitor who has written, and the agent who has taken it, both before the conversation. */
export const meet = async (
  stage: Stage,
  staff: Staff,
  words: string,
  options: BrowserContextOptions = {},
): Promise<{ shopper: Shopper; desk: Desk }> => {
  const [shopper, desk] = await Promise.all([stage.shopper(options), stage.deskOf(staff, options)])
  await shopper.visit()
  await shopper.openPanel()
  await shopper.write(words)
  await desk.take(words)
  await expectShown(desk.message(words))
  return { shopper, desk }
}
