import type { Ratings } from '../../app/ports/rating-store.ts'
import type { Statement } from './database.ts'
import type { Scope } from './scope.ts'

/** A closed conversation's last closing is near its end. */
const lastClosing: Statement = {
  name: 'rating.last-closing',
  text: `select e.seq, e.at_ms from entries e where e.account_id = $1 and e.conversation_id = $2 and e.kind = 'closed'
    order by e.seq desc limit 1`,
}
const figures: Statement = {
  name: 'rating.figures',
  text: `select (s.place - 1)::integer as span, r.agent_id, r.count, r.average
    from unnest($2::bigint[], $3::bigint[]) with ordinality as s(from_ms, until_ms, place)
    cross join lateral (
      select e.data ->> 'agentId' as agent_id, count(*)::integer as count, avg((e.data ->> 'score')::integer)::float8 as average
      from entries e where e.account_id = $1 and e.kind = 'rated' and e.at_ms >= s.from_ms and e.at_ms < s.until_ms
      group by 1
    ) r order by s.place, r.agent_id`,
}
const newest: Statement = {
  name: 'rating.newest',
  text: `select e.conversation_id, e.seq, e.at_ms, e.data from entries e
    where e.account_id = $1 and e.kind = 'rated' and e.at_ms >= $2::bigint and e.at_ms < $3::bigint
    order by e.at_ms desc limit $4`,
}

type Given = { scale: 'thumbs' | 'stars'; score: number; words: string | null; agentId: string }
type Row = { conversation_id: string; seq: number; at_ms: number; data: Given }

export const createRatings = ({ rows }: Scope): Ratings => ({
  lastClosing: async (conversationId) => {
    const [row] = await rows<{ seq: number; at_ms: number }>(lastClosing, [conversationId])
    return row === undefined ? null : { seq: row.seq, atMs: row.at_ms }
  },
  figures: async (spans) => {
    const values = [spans.map(({ fromMs }) => fromMs), spans.map(({ untilMs }) => untilMs)]
    const found = await rows<{ span: number; agent_id: string; count: number; average: number }>(figures, values)
    return found.map(({ agent_id: agentId, ...rest }) => ({ agentId, ...rest }))
  },
  newest: async (fromMs, untilMs, limit) =>
    (await rows<Row>(newest, [fromMs, untilMs, limit])).map(({ conversation_id, seq, at_ms, data }) => {
      const { scale, score, words, agentId } = data
      return { scale, score, words, agentId, conversationId: conversation_id, seq, atMs: at_ms }
    }),
})
