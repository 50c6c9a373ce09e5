import { type Contact, type Invitation, quietUntil, type Trigger } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { AccountDirectory } from '../app/directory.ts'
import type { ListedHit } from '../app/ports/invitation-store.ts'
import { cardOrNull, presentAgentCard } from './agent.ts'
import { presentContact } from './conversation.ts'

/** As staff see it. */
export const presentInvitation = (
  invitation: Invitation,
  contact: Contact,
  directory: AccountDirectory,
): Wire.Invitation => {
  const { id, kind, state, siteId, agentId, triggerId, text, createdAtMs, expiresAtMs } = invitation
  const trigger = directory.triggers.find((one) => one.id === triggerId)
  return {
    id,
    kind,
    state,
    contact: presentContact(contact, directory),
    siteId,
    agent: presentAgentCard(agentId, directory),
    trigger: trigger === undefined ? null : { id: trigger.id, name: trigger.name },
    text,
    createdAtMs,
    expiresAtMs,
    endedAtMs: invitation.state === 'pending' ? null : invitation.endedAtMs,
    quietUntilMs: quietUntil(invitation, directory.invitations.quietMs),
    conversationId: invitation.state === 'accepted' ? invitation.conversationId : null,
    sessionId: sessionOf(invitation),
  }
}

/** As its visitor sees it. */
export const presentVisitorInvitation = (
  invitation: Invitation,
  directory: AccountDirectory,
): Wire.VisitorInvitation => {
  const { id, kind, state, agentId, text, expiresAtMs } = invitation
  return state === 'pending'
    ? {
        id,
        kind,
        state,
        agent: presentAgentCard(agentId, directory),
        text,
        expiresAtMs,
        sessionId: sessionOf(invitation),
      }
    : { id, kind, state }
}

const sessionOf = (invitation: Invitation): string | null =>
  invitation.kind === 'session' ? invitation.sessionId : null

export const presentTrigger = ({ id, name, mode, siteId, conditions, texts, createdAtMs }: Trigger): Wire.Trigger => ({
  id,
  name,
  mode,
  siteId,
  conditions: [...conditions],
  texts,
  createdAtMs,
})

export const presentHit = (
  { hit: { id, triggerId, siteId, agentId, pageUrl, pageTitle, atMs }, contact, triggerName }: ListedHit,
  directory: AccountDirectory,
): Wire.TriggerHit => ({
  id,
  trigger: { id: triggerId, name: triggerName },
  contact: presentContact(contact, directory),
  siteId,
  agent: cardOrNull(agentId, directory),
  pageUrl,
  pageTitle,
  atMs,
})
