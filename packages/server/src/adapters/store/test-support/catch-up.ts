import { eventually } from '@frontdesk/testkit/eventually'
import type { Feed } from './viewers.ts'

/**
 * Follows a feed until it tells nothing more, and returns the cursor. Transactions of other tests on the same server keep
 * the edge back while they are open, and what lies at the edge comes again.
 */
export const catchUp = async (feed: Feed, from: string): Promise<string> => {
  let cursor = from
  await eventually(async () => {
    const told = await feed(cursor, 100)
    cursor = told.cursor
    return told.items.length === 0
  }, 'the end of the feed')
  return cursor
}
