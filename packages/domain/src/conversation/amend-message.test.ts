import { describe, expect, it } from 'vitest'
import { decideEdit, decideReact, decideRecall, decideUnquote, isEmoji, quoteOf, seenSince } from './amend-message.ts'
import type { Amendment } from './decision.ts'
import type { Content, Entry, MessageExtra, Party } from './model.ts'
import { amendEntry, appendEntries } from './number.ts'
import { aConversation, ana, otherVisitor, visitor, wei } from './testing.ts'

const sentAtMs = 10_000
const withinMs = 60_000

const anEntry = (overrides: Partial<Entry> = {}): Entry => ({
  id: 'entry-1',
  conversationId: 'conversation-1',
  seq: 4,
  rev: 6,
  publicSeq: 3,
  publicRev: 5,
  inboundNo: 1,
  author: wei,
  visibility: 'everyone',
  clientId: null,
  content: { kind: 'message', text: 'It cost 40' },
  origin: null,
  atMs: sentAtMs,
  ...overrides,
})
const withExtra = (extra: MessageExtra): Entry => anEntry({ content: { kind: 'message', text: 'It cost 40', extra } })

const codeOf = (amendment: Amendment): string => (amendment.kind === 'refuse' ? amendment.refusal.code : amendment.kind)
const contentOf = (amendment: Amendment): Content => {
  if (amendment.kind !== 'amend') throw new Error(codeOf(amendment))
  return amendment.content
}
const edit = (entry: Entry, author: Party, atMs = sentAtMs + 1, within = withinMs): Amendment =>
  decideEdit(entry, { author, text: 'It cost 50', withinMs: within }, atMs)
const recall = (entry: Entry, author: Party, atMs = sentAtMs + 1): Amendment =>
  decideRecall(entry, { author, withinMs }, atMs)
const react = (entry: Entry, party: Party, emoji = '👍', on = true): Amendment =>
  decideReact(entry, { party, emoji, on })

describe('changing what was said', () => {
  it('[AMD1] is for its author, in time, and says so; what an engine made of it goes', () => {
    const entry = withExtra({ mentions: ['a'], translations: [{ language: 'es', text: 'x', engine: 'y' }] })
    expect(contentOf(edit(entry, wei))).toEqual({
      kind: 'message',
      text: 'It cost 50',
      extra: { mentions: ['a'], editedAtMs: sentAtMs + 1 },
    })
    expect(codeOf(edit(entry, wei, sentAtMs + withinMs))).toBe('amend')
    expect(codeOf(edit(entry, wei, sentAtMs + withinMs + 1))).toBe('message.too_late')
    expect(codeOf(edit(entry, wei, sentAtMs, 0))).toBe('message.too_late')
    expect(codeOf(edit(entry, ana))).toBe('message.not_own')
    expect(codeOf(edit(anEntry({ content: { kind: 'closed' } }), wei))).toBe('message.gone')
    expect(codeOf(edit(anEntry({ content: { kind: 'message', text: 'It cost 50' } }), wei))).toBe('nothing')
  })

  it('[AMD1] taking back leaves nothing of it, and twice is once', () => {
    expect(contentOf(recall(anEntry(), wei))).toEqual({ kind: 'recalled' })
    expect(codeOf(recall(anEntry({ content: { kind: 'recalled' } }), wei))).toBe('nothing')
    expect(codeOf(recall(anEntry(), visitor))).toBe('message.not_own')
    expect(codeOf(recall(anEntry(), wei, sentAtMs + withinMs + 1))).toBe('message.too_late')
    expect(codeOf(edit(anEntry({ content: { kind: 'recalled' } }), wei))).toBe('message.gone')
  })

  it('[AMD2] keeps what was said of both, and nothing of a reaction', () => {
    const keeps = (amendment: Amendment): boolean => amendment.kind === 'amend' && amendment.keep
    expect([edit(anEntry(), wei), recall(anEntry(), wei), react(anEntry(), visitor)].map(keeps)).toEqual([
      true,
      true,
      false,
    ])
  })

  it('[AMD3] an emoji is put on once, taken off again, and bounded', () => {
    expect(contentOf(react(anEntry(), visitor))).toMatchObject({
      extra: { reactions: [{ emoji: '👍', parties: [visitor] }] },
    })
    const liked = withExtra({ reactions: [{ emoji: '👍', parties: [visitor, ana] }] })
    expect(codeOf(react(liked, visitor))).toBe('nothing')
    expect(contentOf(react(liked, visitor, '👍', false))).toMatchObject({
      extra: { reactions: [{ emoji: '👍', parties: [ana] }] },
    })
    const alone = withExtra({ reactions: [{ emoji: '👍', parties: [ana] }] })
    expect(contentOf(react(alone, ana, '👍', false))).toMatchObject({ extra: { reactions: [] } })
    expect(codeOf(react(alone, visitor, '👍', false))).toBe('nothing')
    const three = withExtra({ reactions: ['👍', '🎉', '❤️'].map((emoji) => ({ emoji, parties: [ana] })) })
    expect(codeOf(react(three, ana, '😀'))).toBe('message.full')
    expect(codeOf(react(three, visitor, '😀'))).toBe('amend')
    const twelve = withExtra({
      reactions: Array.from({ length: 12 }, (_, i) => ({ emoji: `e${i}`, parties: [{ kind: 'agent', id: `a${i}` }] })),
    })
    expect(codeOf(react(twelve, visitor, '😀'))).toBe('message.full')
    expect(codeOf(react(anEntry({ visibility: 'staff' }), visitor))).toBe('not_found')
  })

  it('[AMD3] one emoji is one, whatever it is made of, and a text is none', () => {
    expect(['👍', '👍🏽', '❤️', '👩‍👩‍👧', '🇨🇳', '1️⃣'].map(isEmoji)).toEqual(Array(6).fill(true))
    expect(['', 'a', '1', '👍👍', '👍 ', '<b>', '©'].map(isEmoji)).toEqual(Array(7).fill(false))
  })

  it('[AMD4] a quote is the beginning of what its writer sees, never a note for everybody', () => {
    expect(quoteOf(anEntry(), visitor, 'everyone')).toEqual({ seq: 4, publicSeq: 3, author: wei, text: 'It cost 40' })
    const note = anEntry({ visibility: 'staff' })
    expect(quoteOf(note, visitor, 'everyone')).toBeNull()
    expect(quoteOf(note, ana, 'everyone')).toBeNull()
    expect(quoteOf(note, ana, 'staff')).not.toBeNull()
    expect(quoteOf(anEntry({ content: { kind: 'recalled' } }), ana, 'staff')).toBeNull()
    const long = anEntry({ content: { kind: 'message', text: 'x'.repeat(1_000) } })
    expect(quoteOf(long, ana, 'everyone')?.text.length).toBe(160)
  })

  it('[AMD4] what was taken back is empty in every quote of it', () => {
    const quote = { seq: 4, publicSeq: 3, author: wei, text: 'It cost 40' }
    expect(contentOf(decideUnquote(withExtra({ replyTo: quote }), 4))).toMatchObject({
      extra: { replyTo: { text: '' } },
    })
    expect(codeOf(decideUnquote(withExtra({ replyTo: quote }), 5))).toBe('nothing')
    expect(codeOf(decideUnquote(anEntry(), 4))).toBe('nothing')
  })

  it('[AMD5] who came later hears of nothing from before, nor reads it in a quote', () => {
    const quote = { seq: 4, publicSeq: 3, author: wei, text: 'It cost 40' }
    const later = { ...withExtra({ replyTo: quote }), publicSeq: 9 }
    expect(seenSince(0, [anEntry(), later])).toEqual([anEntry(), later])
    expect(seenSince(3, [anEntry(), later])).toMatchObject([{ content: { extra: { replyTo: { text: '' } } } }])
    expect(seenSince(2, [later])).toEqual([later])
  })

  it('[AMD5] takes the next change numbers and no order number; of a note none of everyone’s', () => {
    const conversation = aConversation({ seq: 4, rev: 6, publicSeq: 3, publicRev: 5 })
    const amended = amendEntry(conversation, anEntry(), { kind: 'recalled' })
    expect(amended.entry).toMatchObject({ seq: 4, rev: 7, publicSeq: 3, publicRev: 6, content: { kind: 'recalled' } })
    expect(amended.conversation).toMatchObject({ seq: 4, rev: 7, publicSeq: 3, publicRev: 6 })
    const note = amendEntry(conversation, anEntry({ visibility: 'staff', publicRev: 0 }), { kind: 'recalled' })
    expect(note.conversation).toMatchObject({ rev: 7, publicRev: 5 })
    expect(note.entry).toMatchObject({ rev: 7, publicRev: 0 })
  })

  it('[AMD6] the last message of a list reads as it does now; an older one is not the last', () => {
    const draft = { author: otherVisitor, visibility: 'everyone', clientId: null, origin: null } as const
    const say = (id: string, text: string) => ({ ...draft, id, content: { kind: 'message', text } as const })
    const { conversation, entries } = appendEntries(aConversation(), [say('a', 'One'), say('b', 'Two')], {}, 9_000)
    const [first, second] = entries
    if (first === undefined || second === undefined) throw new Error('two were said')
    const changed = amendEntry(conversation, second, { kind: 'message', text: 'Three' })
    expect(changed.conversation.last?.text).toBe('Three')
    expect(amendEntry(conversation, first, { kind: 'recalled' }).conversation.last?.text).toBe('Two')
    expect(amendEntry(conversation, second, { kind: 'recalled' }).conversation.last?.text).toBe('')
  })
})
