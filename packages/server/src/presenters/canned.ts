import { type CannedOwner, type CannedResponse, changesCanned } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { AgentPrincipal } from '../app/principal.ts'

/** As one of those who see it has it: of agents' own, everybody sees only its own. */
export const presentCanned = (response: CannedResponse, asker: AgentPrincipal): Wire.CannedResponse => ({
  id: response.id,
  owner: presentOwner(response.owner),
  code: response.code,
  title: response.title,
  texts: response.texts.map(({ language, text }) => ({ language, text })),
  files: [...response.files],
  mayChange: changesCanned(asker, response.owner),
  createdAtMs: response.createdAtMs,
})

const presentOwner = (owner: CannedOwner): Wire.CannedOwner => {
  switch (owner.kind) {
    case 'agent':
      return { kind: 'personal' }
    case 'team':
      return { kind: 'team', teamId: owner.teamId }
    case 'account':
      return { kind: 'account' }
  }
}
