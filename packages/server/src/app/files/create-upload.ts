import { type FilePlace, fileName, type StoredFile } from '@frontdesk/domain'
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
  { conversationId, ...announced }: Announced & { conversationId: string },
): Promise<StoredFile> => {
  await visibleConversation(app, actor, conversationId)
  return announce(app, actor, announced, { kind: 'conversation', conversationId, clientId: null })
}

type Announced = { name: string; bytes: number; voice: boolean }

/** Makes room for a file in a place that the uploader may use. @throws Fault not_found, file.too_large, file.limit */
export const announce = async (
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  announced: Announced,
  place: FilePlace,
): Promise<StoredFile> => {
  await mayUpload(app, actor, announced.bytes)
  const file: StoredFile = {
    ...announced,
    accountId: actor.accountId,
    id: app.ids.next(),
    place,
    uploader: partyOf(actor),
    name: fileName(announced.name),
    key: `files/${app.ids.secret()}`,
    state: { kind: 'receiving' },
    createdAtMs: app.clock.now(),
  }
  if (!(await app.store.account(actor.accountId).files.create(file))) throw notFound()
  return file
}
