import type { Right } from '../agent/role.ts'
import type { FileCard } from '../file/model.ts'

/** Whose it is: everybody's, a team's or one agent's own. */
export type CannedOwner = { kind: 'account' } | { kind: 'team'; teamId: string } | { kind: 'agent'; agentId: string }

/** Words kept ready, in one or several languages, found by their short code. */
export type CannedResponse = {
  id: string
  owner: CannedOwner
  code: string
  title: string
  /** In the order in which they were written; each language (BCP 47) once. */
  texts: readonly { language: string; text: string }[]
  /** What goes along with the words, in the order in which they came. */
  files: readonly FileCard[]
  createdAtMs: number
}

type Asker = { agentId: string; rights: ReadonlySet<Right>; teamIds: readonly string[] }

/** Everybody's are for all, a team's for its members and those who look after teams, one's own for nobody else. */
export const seesCanned = ({ agentId, rights, teamIds }: Asker, owner: CannedOwner): boolean => {
  switch (owner.kind) {
    case 'account':
      return true
    case 'team':
      return teamIds.includes(owner.teamId) || rights.has('teams.manage')
    case 'agent':
      return owner.agentId === agentId
  }
}

/** One's own are one's own; all others are looked after by those who look after teams. */
export const changesCanned = ({ agentId, rights }: Omit<Asker, 'teamIds'>, owner: CannedOwner): boolean =>
  owner.kind === 'agent' ? owner.agentId === agentId : rights.has('teams.manage')
