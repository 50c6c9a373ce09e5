import { plainText } from '@frontdesk/client/text/plain'
import { type Entry, wordsOf } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import type { Job } from '../ports/jobs.ts'
import type { Letter } from '../ports/mailer.ts'
import type { TimerHandler } from '../timers/timers.ts'
import { verifiedAddress } from './reach.ts'

export const letterTimer = 'letter'

/** An agent has written to somebody who is not there: its words go by mail, together with what follows shortly. */
export const mailLater = async (app: App, accountId: string, conversationId: string, seq: number): Promise<void> => {
  const { letters } = app.store.account(accountId)
  const dueAtMs = await letters.want(conversationId, seq, app.clock.now() + limits.letterAfterMs)
  if (dueAtMs !== null) await app.timers.set(accountId, { kind: letterTimer, subjectId: conversationId, dueAtMs })
}

/** The time for a letter has come: it goes to the queue for mail, with the range of what it tells. */
export const sendLetter =
  (app: App): TimerHandler =>
  async (accountId, conversationId) => {
    const scope = app.store.account(accountId)
    const conversation = await scope.conversations.serviceById(conversationId)
    const range = conversation === null ? null : await scope.letters.take(conversationId)
    if (conversation === null || range === null) return
    await app.mail?.jobs.add({ kind: 'words', accountId, conversationId, contactId: conversation.contactId, ...range })
  }

/** What a letter says; null when nothing is left to say: all of it has reached the visitor, or the address is no longer its own. */
export const writeWords = async (
  app: App,
  { accountId, conversationId, contactId, fromSeq, toSeq }: Extract<Job, { kind: 'words' }>,
): Promise<{ to: string; language: string | null; letter: Letter } | null> => {
  const scope = app.store.account(accountId)
  const [contact, listed, visit, directory, page] = await Promise.all([
    scope.contacts.byId(contactId),
    scope.conversations.listed(conversationId),
    scope.contacts.lastVisit(contactId),
    app.directory.of(accountId),
    scope.conversations.latest(conversationId, 'public', limits.pageEntries),
  ])
  const to = contact === null ? null : verifiedAddress(contact)
  if (contact === null || listed === null || listed.site === null || page === null || to === null) return null
  const received = page.marks.find(({ party }) => party.id === contactId)?.deliveredPublicSeq ?? 0
  const words = page.entries.flatMap((entry) =>
    entry.publicSeq >= Math.max(fromSeq, received + 1) && entry.publicSeq <= toSeq
      ? lettersOf(entry, directory.labelOf)
      : [],
  )
  if (words.length === 0) return null
  const language = contact.language ?? visit?.language ?? null
  return { to, language, letter: { kind: 'words', siteName: listed.site.name, words } }
}

const lettersOf = ({ author, content }: Entry, labelOf: (agentId: string) => string): { by: string; text: string }[] =>
  author.kind === 'agent' && content.kind === 'message'
    ? [{ by: labelOf(author.id), text: plainText(wordsOf(content)) }]
    : []
