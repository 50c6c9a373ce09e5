import { decideRate, decideRerate, isScore, type Rating, ratingClientId } from '@frontdesk/domain'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { act, amend, visibleService } from '../conversations/act.ts'
import { Fault } from '../fault.ts'
import { partyOf, type VisitorPrincipal } from '../principal.ts'

const over = (): Fault => new Fault('rating.over', 'This conversation is asked for no rating.')

/**
 * The visitor says how it was served, or thinks it over.
 * @throws Fault not_found, conversation.not_closed, rating.over, request.invalid (no such score), rate.limited, server.busy
 */
export const rateConversation = async (
  app: App,
  visitor: VisitorPrincipal,
  conversationId: string,
  { score, words }: Pick<Rating, 'score' | 'words'>,
): Promise<void> => {
  await allow(app, 'visitor-message', visitor.contactId)
  const { accountId } = visitor
  const conversation = await visibleService(app, visitor, conversationId)
  const scale = (await app.directory.of(accountId)).sites.get(conversation.inboxId)?.rating ?? 'off'
  if (scale === 'off') throw over()
  if (!isScore(scale, score))
    throw new Fault('request.invalid', 'There is no such score.', { details: { field: 'score' } })
  const closing = await app.store.account(accountId).ratings.lastClosing(conversationId)
  if (closing === null) throw new Fault('conversation.not_closed', 'The conversation is not closed.')
  const by = partyOf(visitor)
  const rating: Rating = { scale, score, words: words?.trim() || null }
  const clientId = ratingClientId(closing)
  const [entry] = await act(app, visitor, conversationId, clientId, (current, nowMs) =>
    decideRate(current, by, rating, closing, nowMs, app.ids.next),
  )
  // Given before: then it is changed, under the same conditions.
  if (entry !== undefined)
    await amend(app, visitor, { conversationId, seq: entry.publicSeq }, (current, given, nowMs) => {
      if (current.kind !== 'service') return { kind: 'refuse', refusal: { code: 'not_found' } }
      const decided = decideRate(current, by, rating, closing, nowMs, app.ids.next)
      return decided.kind === 'refuse' ? decided : decideRerate(given, by, rating)
    })
}
