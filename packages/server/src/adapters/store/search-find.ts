import type { ListPlace } from '../../app/ports/list-place.ts'
import type { ConversationQuery, SearchFinder, SearchQuery } from '../../app/ports/search-store.ts'
import { entryColumns } from './columns.ts'
import type { Statement } from './database.ts'
import { roomsOf } from './rooms.ts'
import { contactOf, entryOf } from './rows.ts'
import type { Scope } from './scope.ts'
import { byScope, sightValues } from './sight.ts'
import type { ContactRow, EntryRow } from './tables.ts'

/** What narrows conversations `c` down, from the given parameter on: agent, team, site and tag. */
const filtered = (from: number, orWrote: string): string => {
  const [agent, team, site, tag] = [0, 1, 2, 3].map((i) => `$${from + i}`)
  return `(${agent}::uuid is null or c.assignee_id = ${agent} ${orWrote.replaceAll('$agent', agent ?? '')})
      and (${team}::text is null or c.routing ->> 'teamId' = ${team} or c.room ->> 'teamId' = ${team})
      and (${site}::uuid is null or c.inbox_id = ${site})
      and (${tag}::jsonb is null or c.tag_ids @> ${tag} or exists (select from contacts k where k.account_id = c.account_id
        and k.id = c.contact_id and k.tag_ids @> ${tag}))`
}
const filterValues = ({ agentId, teamId, siteId, tagId }: SearchQuery | ConversationQuery): readonly unknown[] => [
  agentId,
  teamId,
  siteId,
  tagId === null ? null : JSON.stringify([tagId]),
]
const wroteIt = `or exists (select from entries w where w.account_id = s.account_id
        and w.conversation_id = s.conversation_id and w.seq = s.seq and w.author_kind = 'agent' and w.author_id = $agent)`

/** The part of a list of keys that belongs to the stretch of time `i`. */
const keysAt = (keys: string, width: string): string => `(${keys}::integer[])[i * ${width} + 1 : (i + 1) * ${width}]`

/**
 * The stretches of time are asked one after the other, the newest first, and no more of them than it takes to fill the
 * page: the outer limit ends the walk. What is found there is put in order there.
 */
const found = (seen: string, isPart: boolean): string => `select ${entryColumns('e')}
  from generate_series(0, cardinality($2::integer[]) / $3::integer - 1) i
  cross join lateral (
    select s.conversation_id, s.seq from search_entries s
    join conversations c on c.account_id = s.account_id and c.id = s.conversation_id
    where s.account_id = $1 and s.keys @> ${keysAt('$2', '$3::integer')}
      and ${isPart ? `s.keys && ${keysAt('$13', '$14::integer')}` : '$13::integer[] is null and $14::integer is null'}
      and (s.at_ms, s.conversation_id, s.seq) < ($4::bigint, $5::uuid, $6::integer) and s.at_ms >= $7::bigint
      and ${seen} and ${filtered(9, wroteIt)}
    order by s.at_ms desc, s.conversation_id desc, s.seq desc limit $8
  ) hit
  join entries e on e.account_id = $1 and e.conversation_id = hit.conversation_id and e.seq = hit.seq
  limit $8`

const conversationsFound = (seen: string, isPart: boolean): string => `select s.id, s.at_ms from search_subjects s
  join conversations c on c.account_id = s.account_id and c.id = s.conversation_id
  where s.account_id = $1 and s.keys @> $2::integer[] and ${isPart ? 's.keys && $12::integer[]' : '$12::integer[] is null'}
    and (s.at_ms, s.id) < ($3::bigint, $4::uuid) and c.last_at_ms >= $5::bigint and c.created_at_ms < $6::bigint
    and c.seq > 0 and ${seen} and ${filtered(8, '')}
  order by s.at_ms desc, s.id desc limit $7`

/** Who sees a part finds contacts by what it sees of theirs, and those who have nothing to see. */
const contactsFound = (seen: string, isPart: boolean): string => {
  const itself = `s.account_id = $1 and s.contact_id is not null and s.keys @> $2::integer[]`
  const none = `not exists (select from conversations c where c.account_id = s.account_id
      and c.contact_id = s.contact_id and c.kind = 'service' and c.seq > 0)`
  const through = `select c.contact_id from search_subjects s
    join conversations c on c.account_id = s.account_id and c.id = s.conversation_id
    where s.account_id = $1 and s.keys @> $7::integer[] and s.keys && $8::integer[] and c.kind = 'service' and ${seen}`
  const ids = isPart
    ? `(select s.contact_id from search_subjects s where ${itself} and ${none}) union (${through})`
    : `select s.contact_id from search_subjects s where ${itself} and $7::integer[] is not null
        and $8::integer[] is null and ${seen}`
  return `select k.* from (${ids}) s join contacts k on k.account_id = $1 and k.id = s.contact_id
    where (k.created_at_ms, k.id) < ($3::bigint, $4::uuid) and ($5::jsonb is null or k.tag_ids @> $5)
    order by k.created_at_ms desc, k.id desc limit $6`
}

const inRooms = (rooms: string): string => `c.kind <> 'service' and c.room @> any(${rooms}::jsonb[])`
/** One statement for each scope: who sees all names no keys of its sight. */
const statementsOf = (name: string, make: (seen: string, isPart: boolean) => string, at: number) =>
  byScope<Statement>(
    (seen, scope) => ({ name: `search.${name}.${scope}`, text: make(seen, scope !== 'all') }),
    `$${at}`,
    `$${at + 1}`,
  )
const ofVisitors = (make: typeof found) => (seen: string, isPart: boolean) =>
  make(`c.kind = 'service' and ${seen}`, isPart)

/** Every statement of this file, for the guard that no plan scans a table. */
export const searchStatements = {
  messages: {
    ...statementsOf('messages', ofVisitors(found), 15),
    rooms: { name: 'search.messages.rooms', text: found(inRooms('$15'), true) },
  },
  conversations: {
    ...statementsOf('conversations', ofVisitors(conversationsFound), 13),
    rooms: { name: 'search.conversations.rooms', text: conversationsFound(inRooms('$13'), true) },
  },
  contacts: statementsOf('contacts', contactsFound, 9),
}
const roomIds: Statement = {
  name: 'search.rooms',
  text: `select c.id from conversations c where c.account_id = $1 and c.room is not null and c.room @> any($2::jsonb[])`,
}

/** Which statement is asked, and the viewer's parameters of it. */
const asSeen = (
  of: (typeof searchStatements)['messages' | 'conversations'],
  { kind, viewer }: Pick<SearchQuery, 'kind' | 'viewer'>,
): [Statement, readonly unknown[]] =>
  kind === 'rooms' ? [of.rooms, [roomsOf(viewer.id, viewer.teamIds)]] : [of[viewer.scope], sightValues(viewer)]

export const createSearchFinder = ({ rows }: Scope): SearchFinder => ({
  find: async (query) => {
    const { keys, sight, before } = query
    const [statement, viewer] = asSeen(searchStatements.messages, query)
    const entries = await rows<EntryRow>(statement, [
      keys.flat(),
      keys[0]?.length ?? 1,
      before.atMs,
      before.conversationId,
      before.seq,
      query.fromMs,
      query.limit,
      ...filterValues(query),
      sight?.flat() ?? null,
      sight?.[0]?.length ?? null,
      ...viewer,
    ])
    return entries.map(entryOf)
  },
  conversations: (query) => {
    const { keys, sight, before } = query
    const [statement, viewer] = asSeen(searchStatements.conversations, query)
    const values = [keys, before.atMs, before.id, query.fromMs, query.toMs, query.limit, ...filterValues(query), sight]
    return rows<ListPlace>(statement, [...values, ...viewer])
  },
  contacts: async ({ viewer, keys, ofConversations, sight, tagId, before, limit }) => {
    const values = [keys, before.atMs, before.id, tagId === null ? null : JSON.stringify([tagId]), limit]
    const found = await rows<ContactRow>(searchStatements.contacts[viewer.scope], [
      ...values,
      ofConversations,
      sight,
      ...sightValues(viewer),
    ])
    return found.map(contactOf)
  },
  roomIds: async (viewer) =>
    (await rows<{ id: string }>(roomIds, [roomsOf(viewer.id, viewer.teamIds)])).map(({ id }) => id),
})
