import type { FileCard, StoredFile } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'

type Carrying = { conversationId: string; clientId: string; fileIds: readonly string[] }

/**
 * Has a message carry files of its sender: they are taken for it before it is written, and given back when it is refused. A
 * message whose server goes away in between leaves them to the sweep; a repeat of it gets them again.
 * @throws Fault not_found, file.not_ready
 */
export const carryFiles = async <Sent>(
  app: App,
  actor: AgentPrincipal | VisitorPrincipal,
  { conversationId, clientId, fileIds }: Carrying,
  send: (cards: FileCard[]) => Promise<Sent>,
): Promise<Sent> => {
  if (fileIds.length === 0) return send([])
  const { files } = app.store.account(actor.accountId)
  const message = { conversationId, uploader: partyOf(actor), clientId }
  const taken = new Map((await files.take(fileIds, message, app.clock.now())).map((file) => [file.id, file]))
  try {
    return await send(fileIds.map((id) => cardOf(taken.get(id))))
  } catch (error) {
    // What is no refusal may have been written.
    if (error instanceof Fault) await files.release(fileIds, clientId)
    throw error
  }
}

const cardOf = (file: StoredFile | undefined): FileCard => {
  if (file === undefined) throw notFound()
  if (file.state.kind !== 'ready') throw new Fault('file.not_ready', 'Finish the upload first.')
  return file.state.card
}
