import { contactLabel } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { AccountDirectory } from '../app/directory.ts'
import type { ListedCallback } from '../app/ports/callback-store.ts'
import { presentAgentCard } from './agent.ts'
import { presentContact } from './conversation.ts'

/** An entry of the revisit list, the same for every agent. */
export const presentCallback = (listed: ListedCallback, directory: AccountDirectory): Wire.Callback => {
  const { callback, contact, standing, inService } = listed
  const { ownerId, lastAttempt, name, email, phone } = callback
  return {
    id: callback.id,
    rev: callback.rev,
    label: name ?? (contact === null ? (email ?? phone ?? '') : contactLabel(contact)),
    contact: contact === null ? null : presentContact(contact, directory),
    conversationId: callback.conversationId,
    name,
    email,
    phone,
    reason: callback.reason,
    reported: callback.reported,
    outcome: callback.outcome,
    state: callback.state,
    dueAtMs: callback.dueAtMs,
    owner: ownerId === null ? null : presentAgentCard(ownerId, directory),
    attempts: callback.attempts,
    lastAttempt:
      lastAttempt === null
        ? null
        : {
            atMs: lastAttempt.atMs,
            by: presentAgentCard(lastAttempt.agentId, directory),
            result: lastAttempt.result,
          },
    standing,
    inService,
    createdBy: presentAgentCard(callback.createdById, directory),
    createdAtMs: callback.createdAtMs,
    changedAtMs: callback.changedAtMs,
  }
}
