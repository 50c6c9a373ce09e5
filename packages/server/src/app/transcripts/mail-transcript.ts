import { plainText } from '@frontdesk/client/text/plain'
import { contactLabel, wordsOf } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { visibleService } from '../conversations/act.ts'
import { Fault, notFound } from '../fault.ts'
import { allowMailTo } from '../mail/allow-mail.ts'
import { needMail } from '../mail/mail.ts'
import { verifiedAddress } from '../offline/reach.ts'
import type { Job } from '../ports/jobs.ts'
import { isListedService } from '../ports/listed.ts'
import type { Letter } from '../ports/mailer.ts'
import type { VisitorPrincipal } from '../principal.ts'
import { publicEntries } from './read-transcript.ts'

/**
 * The visitor's conversation goes to its own address, and to no other: one that it has shown to be its own.
 * @throws Fault not_found, mail.off, request.invalid (no such address), rate.limited
 */
export const mailTranscript = async (
  app: App,
  visitor: VisitorPrincipal,
  conversationId: string,
  ip: string,
): Promise<void> => {
  const { jobs } = needMail(app)
  const { accountId, contactId } = visitor
  await visibleService(app, visitor, conversationId)
  const contact = await app.store.account(accountId).contacts.byId(contactId)
  if (contact === null) throw notFound()
  const address = verifiedAddress(contact)
  if (address === null) throw new Fault('request.invalid', 'Confirm an address first.', { details: { field: 'email' } })
  await allow(app, 'mail-by-visitor', contactId)
  await allow(app, 'mail-by-ip', ip)
  await allowMailTo(app, address)
  await jobs.add({ kind: 'transcript', accountId, conversationId, contactId, address })
}

/** What the letter says; null where the address is no longer the visitor's, or nothing was said. */
export const writeTranscript = async (
  app: App,
  { accountId, conversationId, contactId, address }: Extract<Job, { kind: 'transcript' }>,
): Promise<{ to: string; language: string | null; letter: Letter } | null> => {
  const scope = app.store.account(accountId)
  const [contact, listed, visit, { labelOf }] = await Promise.all([
    scope.contacts.byId(contactId),
    scope.conversations.listed(conversationId),
    scope.contacts.lastVisit(contactId),
    app.directory.of(accountId),
  ])
  if (contact === null || listed === null || !isListedService(listed) || listed.contact.id !== contactId) return null
  if (verifiedAddress(contact) !== address) return null
  const { entries } = await publicEntries(app, listed.conversation, limits.mailedMessages)
  const words = entries.flatMap(({ author, content }) =>
    content.kind === 'message' && (author.kind === 'agent' || author.kind === 'contact')
      ? [
          author.kind === 'agent'
            ? { by: labelOf(author.id), text: plainText(wordsOf(content)) }
            : { by: contactLabel(contact), text: wordsOf(content) },
        ]
      : [],
  )
  if (words.length === 0) return null
  const language = contact.language ?? visit?.language ?? null
  return { to: address, language, letter: { kind: 'transcript', siteName: listed.site.name, words } }
}
