import type { EndedInvitation, Invitation, InvitationState, PendingInvitation } from './model.ts'

/** What ends it. Accepting needs a conversation to go on in. */
export type InvitationEnding =
  | { kind: 'accept'; conversationId: string }
  | { kind: 'decline' }
  | { kind: 'lapse' }
  | { kind: 'withdraw' }

export type InvitationEndDecision =
  | { kind: 'end'; invitation: EndedInvitation }
  /** It has ended so already: whoever asks twice gets the same answer twice. */
  | { kind: 'repeat'; invitation: EndedInvitation }
  /** It has ended otherwise. */
  | { kind: 'over'; state: InvitationState }
  /** Its time is not up yet. */
  | { kind: 'early' }

const endOf = { accept: 'accepted', decline: 'declined', lapse: 'lapsed', withdraw: 'withdrawn' } as const

/**
 * Ends an invitation, or says how it has ended before. An answer after its time counts as none, whether or not that has been
 * noticed yet.
 */
export const decideEnd = (invitation: Invitation, ending: InvitationEnding, nowMs: number): InvitationEndDecision => {
  if (invitation.state !== 'pending')
    return invitation.state === endOf[ending.kind]
      ? { kind: 'repeat', invitation }
      : { kind: 'over', state: invitation.state }
  const isLate = nowMs >= invitation.expiresAtMs
  if (ending.kind === 'lapse') return isLate ? { kind: 'end', invitation: lapsed(invitation) } : { kind: 'early' }
  if (isLate) return { kind: 'end', invitation: lapsed(invitation) }
  return ending.kind === 'accept'
    ? {
        kind: 'end',
        invitation: { ...invitation, state: 'accepted', conversationId: ending.conversationId, endedAtMs: nowMs },
      }
    : { kind: 'end', invitation: { ...invitation, state: endOf[ending.kind], endedAtMs: nowMs } }
}

/** It ends when its time is up, however late that is noticed. */
const lapsed = (invitation: PendingInvitation): EndedInvitation => ({
  ...invitation,
  state: 'lapsed',
  endedAtMs: invitation.expiresAtMs,
})

/** Until when an ended one lets its visitor be left alone; null where it does not. */
export const quietUntil = (invitation: Invitation, quietMs: number): number | null =>
  invitation.state === 'declined' || invitation.state === 'lapsed' ? invitation.endedAtMs + quietMs : null
