import { fileName, type StoredFile } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { visibleConversation } from '../conversations/act.ts'
import { notFound } from '../fault.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'
import { mayUpload } from './limits.ts'

/**
 * Announces a file for a conversation that the uploader sees; its bytes come next.
 * @throws Fault not_found, file.too_large, file.limit
 */
export const createUpload = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  announced: { conversationId: string; name: string; bytes: number; voice: boolean },
): Promise<StoredFile> => {
  await visibleConversation(app, actor, announced.conversationId)
  await mayUpload(app, actor, announced.bytes)
  const file: StoredFile = {
    ...announced,
    accountId: actor.accountId,
    id: app.ids.next(),
    uploader: partyOf(actor),
    name: fileName(announced.name),
    key: `files/${app.ids.secret()}`,
    state: { kind: 'receiving' },
    clientId: null,
    createdAtMs: app.clock.now(),
  }
  if (!(await app.store.account(actor.accountId).files.create(file))) throw notFound()
  return file
}
