import { withTexts } from '../lib/i18n.ts'
import type { Live } from '../state/live.ts'

/** Answers to invitations are rare: what tells them comes with the first one. @returns what stops it */
export const followInvitations = ({ client }: Live, agentId: string): (() => void) =>
  client.on('frame', (frame) => {
    if (frame.type !== 'invitation.changed' || !('contact' in frame.invitation)) return
    const { invitation } = frame
    if (invitation.agent.id !== agentId || invitation.state === 'pending' || invitation.state === 'withdrawn') return
    void withTexts('service', () => import('./invitation-notice.ts'))
      .then(({ tellOfInvitation }) => tellOfInvitation(invitation, agentId))
      .catch(() => undefined)
  })
