import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'

const hourMs = 3_600_000

/**
 * Whether the company takes one more file of this size from the uploader. Agents are not counted.
 * @throws Fault file.kind_refused (no files at all), file.too_large, file.limit
 */
export const mayUpload = async (app: App, actor: AgentPrincipal | VisitorPrincipal, bytes: number): Promise<void> => {
  const { service } = (await app.directory.of(actor.accountId)).account
  const { fileBytes: mostBytes, fileKinds, filesPerHour: perVisitorHour } = service
  if (fileKinds.length === 0)
    throw new Fault('file.kind_refused', 'No files are taken here.', { details: { kinds: [] } })
  if (bytes > mostBytes)
    throw new Fault('file.too_large', `A file may have ${mostBytes} bytes.`, { details: { maxBytes: mostBytes } })
  if (actor.kind === 'agent') return
  const nowMs = app.clock.now()
  const { files } = app.store.account(actor.accountId)
  const announced = await files.announcedSince(partyOf(actor), nowMs - hourMs, perVisitorHour)
  const [oldest] = announced
  if (announced.length < perVisitorHour) return
  throw new Fault('file.limit', `A visitor may send ${perVisitorHour} files in an hour.`, {
    retryAfterMs: (oldest ?? nowMs) + hourMs - nowMs,
    details: { perHour: perVisitorHour },
  })
}
