import type { Invitation, Member } from '@frontdesk/protocol'

export type InvitedStand = 'pending' | 'declined' | 'lapsed' | 'withdrawn' | 'gone'

export type Invited = { invitation: Invitation; stand: InvitedStand }

export type PanePeople = {
  agents: Member[]
  visitors: { member: Member; invitation: Invitation | null }[]
  /** Those who were asked and are not in it. */
  invited: Invited[]
}

/**
 * Who stands where in the pane: of the agents the owner first, then as they came; visitors by their number; of those who were
 * asked first who has yet to answer, the soonest to lapse first, then the newest answer.
 */
export const arrangePeople = (members: readonly Member[], invitations: readonly Invitation[]): PanePeople => {
  const byContact = new Map(invitations.map((invitation) => [invitation.contact.id, invitation]))
  const isIn = new Set(members.map(({ party }) => party.id))
  const agents = members
    .filter(({ party }) => party.kind === 'agent')
    .sort((a, b) => Number(b.role === 'owner') - Number(a.role === 'owner') || a.joinedAtMs - b.joinedAtMs)
  const visitors = members
    .filter(({ party }) => party.kind === 'contact')
    .sort((a, b) => a.party.number - b.party.number)
    .map((member) => ({ member, invitation: byContact.get(member.party.id) ?? null }))
  const invited = invitations
    .filter(({ contact }) => !isIn.has(contact.id))
    .map((invitation) => ({ invitation, stand: standingOf(invitation) }))
    .sort(byUrgency)
  return { agents, visitors, invited }
}

/** Who agreed and is not in it has left, or was taken out. */
const standingOf = ({ state }: Invitation): InvitedStand => (state === 'accepted' ? 'gone' : state)

const byUrgency = (a: Invited, b: Invited): number => {
  const isPending = (one: Invited): boolean => one.stand === 'pending'
  if (isPending(a) !== isPending(b)) return isPending(a) ? -1 : 1
  if (isPending(a)) return a.invitation.expiresAtMs - b.invitation.expiresAtMs
  return (b.invitation.endedAtMs ?? 0) - (a.invitation.endedAtMs ?? 0)
}
