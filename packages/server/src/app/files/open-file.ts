import { type FileCard, type FileVariant, isSame, maySeeEntry, seesAfter, viewOf } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { readsCannedFile } from '../canned/access.ts'
import { visibleConversation } from '../conversations/act.ts'
import { notFound } from '../fault.ts'
import type { ByteRange, ByteStream } from '../ports/file-store.ts'
import type { CarriedFile } from '../ports/stored-files.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'
import { readerOfPass } from './pass.ts'
import { keyOf } from './processing.ts'

export type OpenFile = {
  card: FileCard
  size: number
  read(range: ByteRange): Promise<ByteStream | null>
}

/**
 * Opens one variant of a file for who holds the pass: its uploader, and whoever may see the entry that carries it or use the
 * canned response that has it. Everything else is answered as what does not exist.
 * @throws Fault not_found, visitor.blocked
 */
export const openFile = async (
  app: App,
  { pass, fileId, variant, ip }: { pass: string; fileId: string; variant: FileVariant; ip: string },
): Promise<OpenFile> => {
  const reader = await readerOfPass(app, pass, ip)
  if (reader.kind === 'nobody') throw notFound()
  const found = await app.store.account(reader.accountId).files.carried(fileId)
  if (found === null || found.file.state.kind !== 'ready') throw notFound()
  const { file } = found
  if (!(await mayRead(app, reader, found))) throw notFound()
  const key = keyOf(file, variant)
  const size = await app.files.size(key)
  if (size === null) throw notFound()
  return { card: found.file.state.card, size, read: (range) => app.files.read(key, range) }
}

/** @throws Fault not_found where the reader sees nothing of the conversation */
const mayRead = async (
  app: App,
  reader: AgentPrincipal | VisitorPrincipal,
  { file, entry }: CarriedFile,
): Promise<boolean> => {
  if (file.place.kind === 'canned') return reader.kind === 'agent' && readsCannedFile(app, reader, file)
  const party = partyOf(reader)
  const conversation = await visibleConversation(app, reader, file.place.conversationId)
  const seesIt =
    entry !== null &&
    maySeeEntry(viewOf(party), entry) &&
    (party.kind === 'agent' || entry.publicSeq > seesAfter(party, conversation))
  return seesIt || isSame(file.uploader, party)
}
