import type { Visit, VisitorHere } from '@frontdesk/protocol'

type Page = { visitors: VisitorHere[]; next: string | null; total: number }

/**
 * A page of the list with what was told of one visitor: it has moved on, or gone. Null where the list itself has to be asked
 * for again: the visitor is new, or is picked for somebody else now, which changes the order.
 */
export const mergeVisit = (page: Page, visit: Visit): Page | null => {
  const known = page.visitors.find((one) => one.contact.id === visit.contactId)
  if (known === undefined) return null
  if (!visit.online)
    return { ...page, visitors: page.visitors.filter((one) => one !== known), total: Math.max(0, page.total - 1) }
  if (known.visit.pickedAgent?.id !== visit.pickedAgent?.id) return null
  return { ...page, visitors: page.visitors.map((one) => (one === known ? { ...one, visit } : one)) }
}
