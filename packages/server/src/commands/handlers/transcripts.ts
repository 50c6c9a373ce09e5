import type * as Wire from '@frontdesk/protocol'
import type { App } from '../../app/app.ts'
import { mailTranscript } from '../../app/transcripts/mail-transcript.ts'
import { readTranscript, type Transcript } from '../../app/transcripts/read-transcript.ts'
import { castOf, presentEntries } from '../../presenters/conversation.ts'
import type { StaffHandler, VisitorHandler } from '../handler.ts'

/** In the view of everybody, for whoever reads it. */
const present = async (app: App, { listed, entries, earlier }: Transcript): Promise<Wire.Result<'transcript.read'>> => {
  const cast = castOf(listed, await app.directory.of(listed.conversation.accountId))
  return { siteName: listed.site.name, entries: presentEntries(entries, 'public', cast), earlier }
}

export const read: VisitorHandler<'transcript.read'> = async (app, { principal }, { conversationId }) =>
  present(app, await readTranscript(app, principal, conversationId))

export const mail: VisitorHandler<'transcript.mail'> = async (app, { principal, ip }, { conversationId }) => {
  await mailTranscript(app, principal, conversationId, ip)
  return {}
}

export const exportOne: StaffHandler<'conversation.export'> = async (app, { principal }, { conversationId }) => {
  const transcript = await readTranscript(app, principal, conversationId)
  return { contactId: transcript.listed.contact.id, ...(await present(app, transcript)) }
}
