import type { ClientHistory, FreshLoad, Shown, StoredConversation, StoredEntry, View } from './history.ts'

/** Conversations of a run with everything known of them. */
export type Evidence = {
  readonly stored: readonly StoredConversation[]
  readonly clients: readonly ClientHistory[]
  readonly fresh: readonly FreshLoad[]
}

/**
 * Holds what clients sent, what was acknowledged and what they displayed against the database and against clients that
 * came anew. Pure. Gives a sentence for each broken promise, none when all were kept.
 */
export const checkHistory = ({ stored, clients, fresh }: Evidence): string[] => {
  const byId = new Map(stored.map((conversation) => [conversation.id, conversation]))
  const of = (id: string): StoredConversation => byId.get(id) ?? { ...nothingStored, id }
  return [
    ...stored.flatMap(checkNumbers),
    ...stored.flatMap((conversation) => checkAuthors(conversation, clients)),
    ...clients.flatMap((history) => checkClient(history, of(history.conversationId))),
    ...fresh.flatMap(({ client, view, conversationId, shown }) =>
      checkScreen(`${client}, come anew,`, shown, view, of(conversationId)),
    ),
  ]
}

const nothingStored = { seq: 0, publicSeq: 0, rev: 0, publicRev: 0, entries: [] }

/** What a view shows of a conversation, in the numbers of that view. */
const inView = ({ entries }: StoredConversation, view: View): Shown[] =>
  entries
    .filter(({ visibility }) => view === 'staff' || visibility === 'everyone')
    .map(({ id, seq, publicSeq, visibility, clientId, text }) => ({
      id,
      seq: view === 'staff' ? seq : publicSeq,
      visibility,
      clientId,
      text,
    }))

const isCounted = (numbers: readonly number[], end: number): boolean =>
  numbers.length === end && numbers.every((number, index) => number === index + 1)

/** Order numbers are 1..n in both counts; change numbers are unique and within the row's own. */
const checkNumbers = (conversation: StoredConversation): string[] => {
  const { id, entries } = conversation
  const wrong: string[] = []
  const open = entries.filter(({ visibility }) => visibility === 'everyone')
  const say = (what: string): number => wrong.push(`the store, ${id}: ${what}`)
  if (
    !isCounted(
      entries.map(({ seq }) => seq),
      conversation.seq,
    )
  )
    say(`order numbers are not 1..${conversation.seq}`)
  if (
    !isCounted(
      open.map(({ publicSeq }) => publicSeq),
      conversation.publicSeq,
    )
  )
    say(`public order numbers are not 1..${conversation.publicSeq}`)
  for (const [numbers, end, name] of [
    [entries.map(({ rev }) => rev), conversation.rev, 'change numbers'],
    [open.map(({ publicRev }) => publicRev), conversation.publicRev, 'public change numbers'],
  ] as const) {
    if (new Set(numbers).size !== numbers.length) say(`${name} come twice`)
    if (numbers.some((number) => number < 1 || number > end)) say(`${name} lie outside of 1..${end}`)
  }
  const note = entries.find(({ visibility, publicRev }) => visibility === 'staff' && publicRev !== 0)
  if (note !== undefined) say(`note ${note.seq} takes a public change number`)
  return wrong
}

/** Every message in the store was sent by its author, and is there once. */
const checkAuthors = ({ id, entries }: StoredConversation, clients: readonly ClientHistory[]): string[] => {
  const wrong: string[] = []
  const seen = new Set<string>()
  const texts = new Map<string, string>()
  for (const { conversationId, authorId, sent } of clients)
    if (conversationId === id) for (const { clientId, text } of sent) texts.set(`${authorId} ${clientId}`, text)
  for (const { seq, authorId, clientId, text } of entries) {
    if (clientId === null) continue
    const key = `${authorId} ${clientId}`
    if (seen.has(key)) wrong.push(`the store, ${id}: message ${seq} (${text}) is there twice`)
    seen.add(key)
    if (texts.get(key) !== text) wrong.push(`the store, ${id}: message ${seq} (${text}) was sent by nobody`)
  }
  return wrong
}

const checkClient = (history: ClientHistory, conversation: StoredConversation): string[] => [
  ...history.faults.map((fault) => `${history.client}: ${fault}`),
  ...checkAnswers(history, conversation),
  ...checkOrder(history, conversation),
  ...checkEverShown(history, conversation),
  ...checkScreen(history.client, history.atEnd, history.view, conversation),
]

/** What was acknowledged is there, as it was acknowledged; what was refused is not; nothing is left open. */
const checkAnswers = (history: ClientHistory, conversation: StoredConversation): string[] => {
  const { client, authorId, view, sent, acknowledged, refused } = history
  const wrong: string[] = []
  const mine = new Map(ownEntries(authorId, conversation).map((entry) => [entry.clientId, entry]))
  for (const { clientId, text } of sent) {
    const entry = mine.get(clientId)
    for (const answer of acknowledged.get(clientId) ?? []) {
      if (entry === undefined) wrong.push(`${client}: ${text} was acknowledged and is missing`)
      else if (answer.entryId !== entry.id || answer.seq !== (view === 'staff' ? entry.seq : entry.publicSeq))
        wrong.push(`${client}: ${text} was acknowledged as number ${answer.seq} and is another`)
    }
    if (refused.has(clientId) && entry !== undefined) wrong.push(`${client}: ${text} was refused and is stored`)
    if (!acknowledged.has(clientId) && !refused.has(clientId) && entry === undefined)
      wrong.push(`${client}: ${text} was given up without a word`)
  }
  return wrong
}

const ownEntries = (authorId: string, { entries }: StoredConversation): StoredEntry[] =>
  entries.filter((entry) => entry.authorId === authorId && entry.clientId !== null)

/** A client's own messages stand in the order in which it sent them. */
const checkOrder = ({ client, authorId, sent }: ClientHistory, conversation: StoredConversation): string[] => {
  const place = new Map(sent.map(({ clientId }, index) => [clientId, index]))
  const places = ownEntries(authorId, conversation).flatMap(({ clientId }) => place.get(clientId ?? '') ?? [])
  return places.every((one, index) => index === 0 || one > (places[index - 1] ?? -1))
    ? []
    : [`${client}: its messages stand in another order than it sent them`]
}

/** Nothing was ever shown that is not there, and nothing that is not for this client. */
const checkEverShown = ({ client, view, everShown }: ClientHistory, conversation: StoredConversation): string[] => {
  const there = new Map(inView(conversation, view).map((entry) => [entry.id, entry]))
  return [...everShown.values()].flatMap((shown) => {
    const entry = there.get(shown.id)
    if (entry === undefined) return [`${client}: ${shown.text ?? 'an event'} was shown and is not there for it`]
    return isSame(shown, entry)
      ? []
      : [`${client}: ${shown.text ?? 'an event'} was shown as ${shown.seq}, is ${entry.seq}`]
  })
}

/** A screen shows exactly what the view has, in its order. */
const checkScreen = (
  client: string,
  shown: readonly Shown[],
  view: View,
  conversation: StoredConversation,
): string[] => {
  const expected = inView(conversation, view)
  if (shown.length === expected.length && shown.every((entry, index) => isSame(entry, expected[index]))) return []
  const missing = expected.filter(({ id }) => !shown.some((entry) => entry.id === id)).map(({ seq }) => seq)
  const doubled = shown.filter(({ id }, index) => shown.findIndex((entry) => entry.id === id) !== index)
  return [
    `${client} shows ${shown.length} of ${expected.length} entries of ${conversation.id} (missing: ${missing.join(', ') || 'none'}; ` +
      `doubled: ${doubled.map(({ seq }) => seq).join(', ') || 'none'})`,
  ]
}

const isSame = (one: Shown, other: Shown | undefined): boolean =>
  other !== undefined &&
  one.id === other.id &&
  one.seq === other.seq &&
  one.text === other.text &&
  one.clientId === other.clientId &&
  one.visibility === other.visibility
