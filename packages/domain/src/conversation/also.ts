import type { Agent } from '../agent/model.ts'
import { presentMembers, type Room } from './room.ts'

/** How words in a room go besides, to who is not here. */
export type AlsoBy = 'e-mail' | 'sms'

/** How a colleague can be reached besides, of what is set up. */
export const waysTo = ({ email, phone }: Pick<Agent, 'email' | 'phone'>, offered: readonly AlsoBy[]): AlsoBy[] =>
  offered.filter((way) => (way === 'e-mail' ? email : phone) !== null)

/** The agents in a room as it is now: a team's room has whoever is in the team. */
export const agentsIn = (room: Room, memberIdsOf: (teamId: string) => readonly string[]): string[] =>
  room.shape === 'team'
    ? [...memberIdsOf(room.teamId ?? '')]
    : presentMembers(room).flatMap(({ party }) => (party.kind === 'agent' ? [party.id] : []))
