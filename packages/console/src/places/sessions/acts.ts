import type { Invitation, PartyName, RoomItem } from '@frontdesk/protocol'
import { confirm } from '../../components/confirm.tsx'
import { errorText } from '../../lib/error-text.ts'
import { t } from '../../lib/i18n.ts'
import { authorName } from '../../lib/visitor-name.ts'
import { currentMe } from '../../state/session.ts'
import { toast } from '../../state/toasts.ts'
import { changeRoom } from '../colleagues/room-acts.ts'
import { ask } from '../revisits/acts.ts'
import { refusedBy } from './gather.ts'
import { countsOf, sessionName } from './session-of.ts'
import { whyText } from './why-text.ts'

type Again = { agentIds: string[]; visitors: { contactId: string; siteId: string }[]; text: string }

/** Asks one more time; says by name why that can't be now. */
const inviteOne = async (session: RoomItem, name: string, again: Again): Promise<void> => {
  try {
    const { refused } = await ask('room.invite', { conversationId: session.id, ...again })
    tellRefused(name, refused)
  } catch (error) {
    const refused = refusedBy(error)
    if (refused.length > 0) tellRefused(name, refused)
    else toast(errorText(t, error), { look: 'bad' })
  }
}

const tellRefused = (name: string, refused: ReturnType<typeof refusedBy>): void => {
  for (const { kind, reason } of refused)
    toast(t('session.refused.one', { name, why: t(whyText(kind, reason)) }), { look: 'bad' })
}

const visitorAgain = ({ contact, siteId, text }: Invitation): Again => ({
  agentIds: [],
  visitors: [{ contactId: contact.id, siteId }],
  text,
})

/** Asks a visitor with the words that it was asked with before. */
export const inviteAgain = (session: RoomItem, name: string, invitation: Invitation): Promise<void> =>
  inviteOne(session, name, visitorAgain(invitation))

export const takeBack = async ({ id }: Invitation): Promise<void> => {
  try {
    await ask('invitation.withdraw', { invitationId: id })
  } catch (error) {
    toast(errorText(t, error), { look: 'bad' })
  }
}

/**
 * Takes somebody out at once and offers to undo it: an agent is brought back, a visitor is asked again.
 * @param invitation a visitor's own; of an agent any of the session, for the words
 */
export const takeOut = async (session: RoomItem, party: PartyName, invitation: Invitation | null): Promise<void> => {
  if (!(await changeRoom('room.remove', { conversationId: session.id, memberId: party.id }))) return
  const name = authorName(t, party)
  const undo = (): void => {
    if (invitation === null) return
    const again =
      party.kind === 'agent' ? { agentIds: [party.id], visitors: [], text: invitation.text } : visitorAgain(invitation)
    void inviteOne(session, name, again)
  }
  toast(t('session.removed', { name }), invitation === null ? {} : { action: { label: t('action.undo'), run: undo } })
}

/** Leaves after asking. @returns whether it was done */
export const leaveSession = async (session: RoomItem): Promise<boolean> => {
  const meId = currentMe()?.agent.id ?? ''
  const isOwner = session.members.some(({ party, role }) => party.id === meId && role === 'owner')
  const isLast = countsOf(session).agents === 1
  const body = isLast ? [t('session.leave.last')] : [isOwner && t('session.leave.owner'), t('session.leave.body')]
  const isSure = await confirm({
    title: t('session.leave.title', { name: sessionName(t, session, meId) }),
    body: body.filter(Boolean).join(' '),
    action: t('session.leave'),
    danger: isLast,
  })
  return isSure && changeRoom('room.leave', { conversationId: session.id })
}

/** Ends it for everybody, after asking. */
export const endSession = async (session: RoomItem): Promise<void> => {
  const isSure = await confirm({
    title: t('session.end.title'),
    body: t('session.end.body'),
    action: t('session.end'),
    danger: true,
  })
  if (isSure) await changeRoom('room.end', { conversationId: session.id })
}
