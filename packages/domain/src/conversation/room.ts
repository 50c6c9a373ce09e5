import type { Party } from './party.ts'

/** One who takes part in a conversation that several share, or did. */
export type Member = {
  party: Party
  /** The owner asks others in and out, and ends it. */
  role: 'owner' | 'member'
  /** How the others know a visitor: the name it chose; null is a guest, called by its number. Agents are called as their company labels them. */
  name: string | null
  /** Counts those of its kind in the order in which they came, from 1 on; nobody gets another's. */
  number: number
  joinedAtMs: number
  /** It sees public entries after this one. */
  afterPublicSeq: number
  leftAtMs: number | null
}

/**
 * What makes a conversation shared. A `direct` one has two agents for good; a `team`'s room has whoever is in the team, and
 * names nobody; a `group` has the agents who were asked in; a `session` agents and visitors.
 */
export type Room = {
  shape: 'direct' | 'group' | 'team' | 'session'
  /** Null for what is called by its members, or by its team. */
  title: string | null
  teamId: string | null
  /** Of a session: the site whose rules on what is kept hold for it. */
  siteId?: string
  members: readonly Member[]
}

export const isSame = (a: Party, b: Party): boolean => a.kind === b.kind && a.id === b.id

/** Who is in it now. */
export const presentMembers = ({ members }: Room): Member[] => members.filter(({ leftAtMs }) => leftAtMs === null)

/** Somebody's place in it now; undefined for who is not in it. */
export const memberOf = ({ members }: Room, party: Party): Member | undefined =>
  members.find((one) => one.leftAtMs === null && isSame(one.party, party))

export type Newcomer = { party: Party; name: string | null }

/** Takes people in who are not in it yet; one who comes back keeps its number. */
export const takeIn = (
  room: Room,
  newcomers: readonly Newcomer[],
  nowMs: number,
  afterPublicSeq: (party: Party) => number,
): Room => {
  let members = [...room.members]
  for (const { party, name } of newcomers) {
    const before = members.find((one) => isSame(one.party, party))
    if (before?.leftAtMs === null) continue
    const others = members.filter((one) => one !== before)
    members = [
      ...others,
      {
        party,
        role: before?.role ?? 'member',
        name,
        number: before?.number ?? 1 + others.filter((one) => one.party.kind === party.kind).length,
        joinedAtMs: nowMs,
        afterPublicSeq: afterPublicSeq(party),
        leftAtMs: null,
      },
    ]
  }
  return { ...room, members }
}

/** Lets somebody go; it is remembered, so that its number stays its own. */
export const letGo = (room: Room, party: Party, nowMs: number): Room => ({
  ...room,
  members: room.members.map((one) =>
    one.leftAtMs === null && isSame(one.party, party) ? { ...one, leftAtMs: nowMs } : one,
  ),
})
