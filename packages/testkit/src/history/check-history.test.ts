import { describe, expect, it } from 'vitest'
import { checkHistory, type Evidence } from './check-history.ts'
import { emptyHistory, type StoredEntry } from './history.ts'

const entry = (seq: number, publicSeq: number, change: Partial<StoredEntry> = {}): StoredEntry => ({
  id: `entry-${seq}`,
  seq,
  publicSeq,
  rev: seq,
  publicRev: change.visibility === 'staff' ? 0 : publicSeq,
  visibility: 'everyone',
  authorId: 'visitor',
  clientId: `words-${seq}`,
  text: `text ${seq}`,
  ...change,
})

/** A small conversation in which everything is right: two messages of the visitor, a note of an agent between them. */
const sound = () => {
  const entries = [entry(1, 1), entry(2, 1, { visibility: 'staff', authorId: 'agent' }), entry(3, 2)]
  const visitor = emptyHistory({ client: 'visitor', authorId: 'visitor', view: 'public', conversationId: 'c' })
  const agent = emptyHistory({ client: 'agent', authorId: 'agent', view: 'staff', conversationId: 'c' })
  visitor.sent.push(
    { clientId: 'words-1', text: 'text 1', visibility: 'everyone' },
    { clientId: 'words-3', text: 'text 3', visibility: 'everyone' },
  )
  agent.sent.push({ clientId: 'words-2', text: 'text 2', visibility: 'staff' })
  visitor.acknowledged.set('words-1', [{ entryId: 'entry-1', seq: 1, rev: 1 }])
  visitor.acknowledged.set('words-3', [{ entryId: 'entry-3', seq: 2, rev: 2 }])
  agent.acknowledged.set('words-2', [{ entryId: 'entry-2', seq: 2, rev: 2 }])
  const shownTo = (view: 'staff' | 'public') =>
    entries
      .filter(({ visibility }) => view === 'staff' || visibility === 'everyone')
      .map(({ id, seq, publicSeq, visibility, clientId, text }) => ({
        id,
        seq: view === 'staff' ? seq : publicSeq,
        visibility,
        clientId,
        text,
      }))
  for (const history of [visitor, agent]) {
    history.atEnd = shownTo(history.view)
    for (const shown of history.atEnd) history.everShown.set(shown.id, shown)
  }
  const conversation = { id: 'c', seq: 3, publicSeq: 2, rev: 3, publicRev: 2, entries }
  const evidence: Evidence = {
    stored: [conversation],
    clients: [visitor, agent],
    fresh: [{ client: 'visitor', view: 'public', conversationId: 'c', shown: shownTo('public') }],
  }
  return { evidence, entries, visitor, agent, conversation }
}

describe('checkHistory', () => {
  it('[A1] has nothing to say where everything is right', () => {
    expect(checkHistory(sound().evidence)).toEqual([])
  })

  const faults: [name: string, plant: (of: ReturnType<typeof sound>) => void, words: string][] = [
    ['a hole in the order', ({ entries }) => entries.splice(1, 1), 'order numbers are not 1..3'],
    [
      'a note that took a public number',
      ({ entries }) => entries.splice(1, 2, { ...entries[1], publicRev: 2 } as StoredEntry, entry(3, 3)),
      'public order numbers are not 1..2',
    ],
    [
      'a change number twice',
      ({ entries }) => entries.splice(2, 1, entry(3, 2, { rev: 2 })),
      'change numbers come twice',
    ],
    [
      'a change number from nowhere',
      ({ entries }) => entries.splice(2, 1, entry(3, 2, { rev: 9 })),
      'lie outside of 1..3',
    ],
    ['a message stored twice', ({ entries }) => entries.push(entry(4, 3, { clientId: 'words-3' })), 'is there twice'],
    ['a message that nobody sent', ({ visitor }) => visitor.sent.pop(), 'was sent by nobody'],
    [
      'other words than were sent',
      ({ entries }) => entries.splice(2, 1, entry(3, 2, { text: 'x' })),
      'was sent by nobody',
    ],
    ['an acknowledged message that is lost', ({ entries }) => entries.pop(), 'text 3 was acknowledged and is missing'],
    [
      'two answers to one message',
      ({ visitor }) => visitor.acknowledged.get('words-3')?.push({ entryId: 'entry-9', seq: 3, rev: 3 }),
      'was acknowledged as number 3 and is another',
    ],
    [
      'a refused message that is stored',
      ({ agent }) => agent.refused.set('words-2', 'conversation.taken'),
      'was refused and is stored',
    ],
    [
      'a message given up in silence',
      ({ visitor }) => visitor.sent.push({ clientId: 'words-7', text: 'text 7', visibility: 'everyone' }),
      'text 7 was given up without a word',
    ],
    ['a sender’s words out of order', ({ visitor }) => visitor.sent.reverse(), 'in another order than it sent them'],
    [
      'a phantom',
      ({ visitor }) =>
        visitor.everShown.set('x', { id: 'x', seq: 3, visibility: 'everyone', clientId: null, text: 'ghost' }),
      'ghost was shown and is not there',
    ],
    [
      'a note on a visitor’s screen',
      ({ visitor, agent }) => {
        const note = agent.everShown.get('entry-2')
        if (note !== undefined) visitor.everShown.set(note.id, note)
      },
      'text 2 was shown and is not there for it',
    ],
    [
      'an entry that changed its place',
      ({ visitor }) =>
        visitor.everShown.set('entry-3', {
          id: 'entry-3',
          seq: 5,
          visibility: 'everyone',
          clientId: 'words-3',
          text: 'text 3',
        }),
      'was shown as 5, is 2',
    ],
    ['a screen with a hole', ({ visitor }) => (visitor.atEnd = visitor.atEnd.slice(1)), 'shows 1 of 2'],
    ['a screen with a double', ({ agent }) => (agent.atEnd = [...agent.atEnd, ...agent.atEnd.slice(-1)]), 'doubled: 3'],
    ['a fault while it ran', ({ agent }) => agent.faults.push('a hole after 1'), 'agent: a hole after 1'],
    [
      'a fresh load that is behind',
      ({ evidence }) => (evidence.fresh[0]?.shown as unknown[] | undefined)?.pop(),
      'visitor, come anew, shows 1 of 2',
    ],
  ]

  it.each(faults)('[A1][SEC-J1] finds %s', (_name, plant, words) => {
    const planted = sound()
    plant(planted)
    expect(checkHistory(planted.evidence).join('\n')).toContain(words)
  })
})
