import type { SearchFinder, SearchQuery } from '../../app/ports/search-store.ts'
import { entryColumns } from './columns.ts'
import type { Statement } from './database.ts'
import { roomsOf } from './rooms.ts'
import { entryOf } from './rows.ts'
import type { Scope } from './scope.ts'
import { byScope, sightValues } from './sight.ts'
import type { EntryRow } from './tables.ts'

/**
 * The stretches of time are asked one after the other, the newest first, and no more of them than it takes to fill the
 * page: the outer limit ends the walk. What is found there is put in order there.
 */
const found = (seen: string): string => `select ${entryColumns('e')}
  from generate_series(0, cardinality($2::integer[]) / $3::integer - 1) i
  cross join lateral (
    select s.conversation_id, s.seq from search_entries s
    join conversations c on c.account_id = s.account_id and c.id = s.conversation_id
    where s.account_id = $1 and s.keys @> ($2::integer[])[i * $3::integer + 1 : (i + 1) * $3::integer]
      and (s.at_ms, s.conversation_id, s.seq) < ($4::bigint, $5::uuid, $6::integer) and s.at_ms >= $7::bigint
      and ${seen}
      and ($8::uuid is null or c.assignee_id = $8 or exists (select from entries w where w.account_id = s.account_id
        and w.conversation_id = s.conversation_id and w.seq = s.seq and w.author_kind = 'agent' and w.author_id = $8))
      and ($9::text is null or c.routing ->> 'teamId' = $9 or c.room ->> 'teamId' = $9)
      and ($10::uuid is null or c.inbox_id = $10)
      and ($12::jsonb is null or c.tag_ids @> $12 or exists (select from contacts k where k.account_id = c.account_id
        and k.id = c.contact_id and k.tag_ids @> $12))
    order by s.at_ms desc, s.conversation_id desc, s.seq desc limit $11
  ) hit
  join entries e on e.account_id = $1 and e.conversation_id = hit.conversation_id and e.seq = hit.seq
  limit $11`

const visitors = byScope<Statement>(
  (seen, scope) => ({ name: `search.visitors.${scope}`, text: found(`c.kind = 'service' and ${seen}`) }),
  '$13',
  '$14',
)
const rooms: Statement = {
  name: 'search.rooms',
  text: found(`c.kind <> 'service' and c.room @> any($13::jsonb[])`),
}

export const createSearchFinder = ({ rows }: Scope): SearchFinder => ({
  find: async (query) => {
    const { kind, viewer } = query
    const [statement, sight] =
      kind === 'rooms' ? [rooms, [roomsOf(viewer.id, viewer.teamIds)]] : [visitors[viewer.scope], sightValues(viewer)]
    const entries = await rows<EntryRow>(statement, [...valuesOf(query), ...sight])
    return entries.map(entryOf)
  },
})

const valuesOf = ({ keys, before, fromMs, agentId, teamId, siteId, limit, tagId }: SearchQuery): readonly unknown[] => [
  keys.flat(),
  keys[0]?.length ?? 1,
  before.atMs,
  before.conversationId,
  before.seq,
  fromMs,
  agentId,
  teamId,
  siteId,
  limit,
  tagId === null ? null : JSON.stringify([tagId]),
]
