import { type FileCard, fileVariants } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import { createUpload } from '../files/create-upload.ts'
import { keyOf, removeBytes } from '../files/processing.ts'
import type { AgentPrincipal } from '../principal.ts'
import { readsCannedFile } from './access.ts'

/**
 * Puts a copy of a canned response's file into a conversation, as if the agent had uploaded it there: what comes of the response
 * later changes nothing of what was said.
 * @throws Fault not_found, file.too_large, file.kind_refused
 */
export const attachCannedFile = async (
  app: App,
  principal: AgentPrincipal,
  { conversationId, fileId }: { conversationId: string; fileId: string },
): Promise<FileCard> => {
  const { files } = app.store.account(principal.accountId)
  const kept = await files.byId(fileId)
  if (kept === null || kept.state.kind !== 'ready' || !(await readsCannedFile(app, principal, kept))) throw notFound()
  const { card } = kept.state
  const kinds = (await app.directory.of(principal.accountId)).account.service.fileKinds
  if (!kinds.includes(card.kind))
    throw new Fault('file.kind_refused', 'Files of this kind are not taken any more.', { details: { kinds } })
  const copy = await createUpload(app, principal, { conversationId, name: card.name, bytes: card.bytes, voice: false })
  for (const variant of fileVariants) {
    const isThere = await copyBytes(app, keyOf(kept, variant), { id: copy.id, key: keyOf(copy, variant) })
    if (isThere || variant !== 'original') continue
    // The response has let it go meanwhile.
    if (await files.abandon(copy.id)) await removeBytes(app, copy)
    throw notFound()
  }
  await files.process(copy.id)
  const own = { ...card, id: copy.id }
  await files.settle(copy.id, { card: own })
  return own
}

/** By way of this machine, as an upload comes. False where there is nothing to copy. */
const copyBytes = async (
  { files, staging }: Pick<App, 'files' | 'staging'>,
  from: string,
  to: { id: string; key: string },
): Promise<boolean> => {
  const size = await files.size(from)
  const bytes = size === null ? null : await files.read(from, { start: 0, end: size - 1 })
  if (size === null || bytes === null) return false
  await staging.append(to.id, 0, bytes, size)
  await files.putFile(to.key, staging.path(to.id))
  await staging.remove(to.id)
  return true
}
