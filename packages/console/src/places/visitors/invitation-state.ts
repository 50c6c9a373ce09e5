import type { Invitation, VisitorInvitation } from '@frontdesk/protocol'

/** What staff are told of an invitation, and not what its visitor is. */
export const isOfStaff = (invitation: Invitation | VisitorInvitation): invitation is Invitation =>
  'contact' in invitation

/** What a visitor's row says of its newest invitation, and whether it can be invited (again) now. */
export type InvitationStand =
  | { kind: 'free' }
  /** Waits for the answer. */
  | { kind: 'pending'; invitation: Invitation }
  /** To be left alone until then. */
  | { kind: 'quiet'; how: 'declined' | 'lapsed'; untilMs: number }

export const standOf = (invitation: Invitation | undefined, nowMs: number): InvitationStand => {
  if (invitation === undefined) return { kind: 'free' }
  const { state, expiresAtMs, quietUntilMs } = invitation
  if (state === 'pending' && expiresAtMs > nowMs) return { kind: 'pending', invitation }
  const isQuiet = quietUntilMs !== null && quietUntilMs > nowMs
  if (isQuiet && (state === 'declined' || state === 'lapsed'))
    return { kind: 'quiet', how: state, untilMs: quietUntilMs }
  return { kind: 'free' }
}
