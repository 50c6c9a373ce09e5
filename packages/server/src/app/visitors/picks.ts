import { type Available, createPicker, type Visit } from '@frontdesk/domain'
import type { Presence } from '../presence/presence.ts'

/** Which agent is picked for a visitor who is here (mark A8). Worked out when asked, and nowhere stored. */
export type Picker = (visit: Visit) => string | null

export interface Picks {
  /** For the visitors of one site, as agents are available at this moment. */
  of(accountId: string, siteId: string): Picker
}

/** The agent who is picked for a visitor now; null for nobody, and where the visitor is on no page. */
export const pickedFor = (
  { presence, picks }: { presence: Pick<Presence, 'visitor'>; picks: Picks },
  accountId: string,
  contactId: string,
): string | null => {
  const here = presence.visitor(accountId, contactId)
  return here?.visit == null ? null : picks.of(accountId, here.siteId)(here.visit)
}

/** @param available the agents who may serve visitors of the site and are available now */
export const createPicks = (available: (accountId: string, siteId: string) => readonly Available[]): Picks => ({
  of: (accountId, siteId) => {
    const pick = createPicker(available(accountId, siteId), siteId)
    return ({ contactId, startedAtMs }) => pick({ contactId, arrivedAtMs: startedAtMs })
  },
})
