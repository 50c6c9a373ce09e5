import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntryDraft } from './model.ts'
import { appendEntries } from './number.ts'
import { system } from './send-message.ts'
import { aConversation, visitor, wei } from './testing.ts'

const draft = (id: string, overrides: Partial<EntryDraft> = {}): EntryDraft => ({
  id,
  author: visitor,
  visibility: 'everyone',
  clientId: null,
  content: { kind: 'message', text: `text of ${id}` },
  origin: null,
  ...overrides,
})

describe('numbering', () => {
  it('[CNV13] lines of the product for staff alone are no activity; notes, acts and public lines are', () => {
    const asOf = (overrides: Partial<EntryDraft>): number =>
      appendEntries({ ...aConversation(), lastAtMs: 5_000 }, [draft('e', overrides)], {}, 9_000).conversation.lastAtMs
    const gone = { kind: 'rested', cause: 'gone' } as const
    expect(asOf({ author: system, visibility: 'staff', content: gone })).toBe(5_000)
    expect(asOf({ author: system, visibility: 'everyone', content: { kind: 'reminded' } })).toBe(9_000)
    expect(asOf({ author: wei, visibility: 'staff' })).toBe(9_000)
    expect(asOf({})).toBe(9_000)
  })

  it('[CNV6] counts staff and public numbers without a gap, whatever the mix', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (publics) => {
        const drafts = publics.map((isPublic, index) =>
          draft(`e${index}`, isPublic ? {} : { author: wei, visibility: 'staff' }),
        )
        const { conversation, entries } = appendEntries(aConversation(), drafts, {}, 9_000)
        const shown = entries.filter((entry) => entry.visibility === 'everyone')
        expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index + 1))
        expect(shown.map((entry) => entry.publicSeq)).toEqual(shown.map((_, index) => index + 1))
        expect(shown.map((entry) => entry.publicRev)).toEqual(shown.map((_, index) => index + 1))
        expect([conversation.seq, conversation.publicSeq]).toEqual([entries.length, shown.length])
      }),
    )
  })

  it('[CNV6] a note shows in no public number', () => {
    const { conversation, entries } = appendEntries(
      aConversation({ publicSeq: 3, publicRev: 4 }),
      [draft('n', { author: wei, visibility: 'staff' })],
      {},
      9_000,
    )
    expect(entries[0]).toMatchObject({ publicSeq: 3, publicRev: 0 })
    expect(conversation).toMatchObject({ publicSeq: 3, publicRev: 4 })
  })

  it('[CNV10] counts visitors’ messages, not events or answers', () => {
    const drafts = [draft('1'), draft('2', { author: wei }), draft('3', { content: { kind: 'closed' } })]
    expect(appendEntries(aConversation(), drafts, {}, 9_000).conversation.inboundCount).toBe(1)
  })

  it('[CNV11] keeps a short last message whole and cuts a long one between characters', () => {
    const last = (text: string) =>
      appendEntries(aConversation(), [draft('1', { content: { kind: 'message', text } })], {}, 9_000).conversation.last
    expect(last('Hello')?.text).toBe('Hello')
    const cut = last('😀'.repeat(200))?.text ?? ''
    expect(cut.isWellFormed()).toBe(true)
    expect(cut.endsWith('…')).toBe(true)
    expect(cut.length).toBeLessThanOrEqual(160)
  })

  it('[CNV6] leaves the row it was given as it was', () => {
    const before = aConversation()
    appendEntries(before, [draft('1')], { status: 'open' }, 9_000)
    expect(before).toEqual(aConversation())
  })
})
