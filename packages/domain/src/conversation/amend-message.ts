import { type Amendment, type Refusal, refuse } from './decision.ts'
import type { Content, Entry, MessageExtra, Party, Quote, Reaction } from './model.ts'
import { preview } from './number.ts'
import { isSame } from './room.ts'
import { maySeeEntry, viewOf } from './visibility.ts'

type Message = Content & { kind: 'message' }

/** Different emoji on one message, and on one of one party. */
export const reactionLimits = { kinds: 12, perParty: 3, parties: 200 } as const

/** Whether a text is one emoji that is recommended for interchange (Unicode Technical Standard 51), and nothing else. */
export const isEmoji = (text: string): boolean => /^\p{RGI_Emoji}$/v.test(text)

const nothing: Amendment = { kind: 'nothing' }

/**
 * A message says something else: only its author may, within `withinMs` of sending it; 0 is never. What it said is kept
 * for those with the right, and what an engine or a page's card made of it is made anew.
 */
export const decideEdit = (
  entry: Entry,
  { author, text, withinMs }: { author: Party; text: string; withinMs: number },
  nowMs: number,
): Amendment => {
  const message = messageOf(entry, author)
  if ('code' in message) return refuse(message)
  const why = whyNotChanged(entry, author, withinMs, nowMs)
  if (why !== null) return refuse(why)
  if (message.text === text) return nothing
  const { translations: _, untranslated: __, card: ___, ...extra } = message.extra ?? {}
  return { kind: 'amend', content: { ...message, text, extra: { ...extra, editedAtMs: nowMs } }, keep: true }
}

/** A message is taken back, by its author and within the same time: nobody reads it any more, but for those with the right. */
export const decideRecall = (
  entry: Entry,
  { author, withinMs }: { author: Party; withinMs: number },
  nowMs: number,
): Amendment => {
  if (entry.content.kind === 'recalled' && isBy(entry, author)) return nothing
  const message = messageOf(entry, author)
  if ('code' in message) return refuse(message)
  const why = whyNotChanged(entry, author, withinMs, nowMs)
  if (why !== null) return refuse(why)
  return { kind: 'amend', content: { kind: 'recalled' }, keep: true }
}

/** Puts a party's emoji on a message that it sees, or takes it off. Twice the same changes nothing. */
export const decideReact = (
  entry: Entry,
  { party, emoji, on }: { party: Party; emoji: string; on: boolean },
): Amendment => {
  const message = messageOf(entry, party)
  if ('code' in message) return refuse(message)
  const reactions = message.extra?.reactions ?? []
  const has = (one: Reaction): boolean => one.parties.some((other) => isSame(other, party))
  if (reactions.some((one) => one.emoji === emoji && has(one)) === on) return nothing
  if (on && !hasRoom(reactions, emoji, has)) return refuse({ code: 'message.full' })
  const rest = reactions.filter((one) => one.emoji !== emoji)
  const parties = (reactions.find((one) => one.emoji === emoji)?.parties ?? []).filter((one) => !isSame(one, party))
  const changed = { emoji, parties: on ? [...parties, party] : parties }
  const at = reactions.findIndex((one) => one.emoji === emoji)
  const all = at === -1 ? [...rest, changed] : reactions.with(at, changed)
  return amendExtra(message, { reactions: all.filter((one) => one.parties.length > 0) })
}

const hasRoom = (reactions: readonly Reaction[], emoji: string, has: (one: Reaction) => boolean): boolean => {
  const same = reactions.find((one) => one.emoji === emoji)
  if (reactions.filter(has).length >= reactionLimits.perParty) return false
  return same === undefined ? reactions.length < reactionLimits.kinds : same.parties.length < reactionLimits.parties
}

/** Of a message what it carries beside its text, changed in part; for everyone who may see it, and no copy is kept. */
export const amendExtra = (message: Message, change: Partial<MessageExtra>): Amendment => ({
  kind: 'amend',
  content: { ...message, extra: { ...message.extra, ...change } },
  keep: false,
})

/** Takes the card of a page away, for good: its message's author may, and staff. */
export const decideUncard = (entry: Entry, party: Party): Amendment => {
  const message = messageOf(entry, party)
  if ('code' in message) return refuse(message)
  if (party.kind !== 'agent' && !isBy(entry, party)) return refuse({ code: 'message.not_own' })
  return message.extra?.card ? amendExtra(message, { card: null }) : nothing
}

/** A quote says nothing any more of what was taken back. */
export const decideUnquote = ({ content }: Entry, seq: number): Amendment => {
  const quote = content.kind === 'message' ? content.extra?.replyTo : undefined
  if (content.kind !== 'message' || quote === undefined || quote.seq !== seq || quote.text === '') return nothing
  return amendExtra(content, { replyTo: { ...quote, text: '' } })
}

/**
 * What an answer keeps of the message that it answers. Null where the writer may not see that, or where everybody would read
 * what only staff may.
 */
export const quoteOf = (entry: Entry, by: Party, visibility: Entry['visibility']): Quote | null => {
  const message = messageOf(entry, by)
  if ('code' in message || (visibility === 'everyone' && entry.visibility === 'staff')) return null
  return { seq: entry.seq, publicSeq: entry.publicSeq, author: entry.author, text: preview(message.text) }
}

/** The entry as a message that the party may see. From before whose time it is must be asked of its conversation. */
const messageOf = ({ content, visibility }: Entry, party: Party): Message | Refusal => {
  if (!maySeeEntry(viewOf(party), { visibility })) return { code: 'not_found' }
  return content.kind === 'message' ? content : { code: 'message.gone' }
}

const isBy = ({ author }: Entry, party: Party): boolean => author.kind === party.kind && author.id === party.id

const whyNotChanged = (entry: Entry, by: Party, withinMs: number, nowMs: number): Refusal | null => {
  if (!isBy(entry, by)) return { code: 'message.not_own' }
  return withinMs === 0 || nowMs - entry.atMs > withinMs ? { code: 'message.too_late' } : null
}

/** What somebody sees who came into a session after `afterPublicSeq`: nothing from before, in no quote either. 0 sees all. */
export const seenSince = (afterPublicSeq: number, entries: readonly Entry[]): readonly Entry[] =>
  afterPublicSeq === 0
    ? entries
    : entries.filter(({ publicSeq }) => publicSeq > afterPublicSeq).map((entry) => withoutQuote(entry, afterPublicSeq))

const withoutQuote = (entry: Entry, afterPublicSeq: number): Entry => {
  const { content } = entry
  const quote = content.kind === 'message' ? content.extra?.replyTo : undefined
  if (content.kind !== 'message' || quote === undefined || quote.publicSeq > afterPublicSeq) return entry
  return { ...entry, content: { ...content, extra: { ...content.extra, replyTo: { ...quote, text: '' } } } }
}
