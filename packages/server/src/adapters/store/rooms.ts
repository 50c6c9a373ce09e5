import type { Party, SharedConversation } from '@frontdesk/domain'
import { firstPage, readPlace, writePlace } from '../../app/ports/list-place.ts'
import type { Rooms } from '../../app/ports/room-store.ts'
import { conversationColumns } from './columns.ts'
import { emptyLog } from './conversations.ts'
import type { Statement } from './database.ts'
import { conversationOf } from './rows.ts'
import type { Scope } from './scope.ts'
import type { ConversationRow } from './tables.ts'

/** Rooms are few for one person: they are found by who is in them, and then put in order. */
const page: Statement = {
  name: 'room.list',
  text: `select ${conversationColumns('c')} from conversations c
    where c.account_id = $1 and c.room is not null and c.seq > 0 and c.room @> any($2::jsonb[])
      and (c.last_at_ms, c.id) < ($3::bigint, $4::uuid)
    order by c.last_at_ms desc, c.id desc limit $5`,
}

const sessions: Statement = {
  name: 'room.sessions',
  text: `select ${conversationColumns('c')} from conversations c
    where c.account_id = $1 and c.kind = 'multi' and c.status = 'open' and c.room @> $2::jsonb order by c.id`,
}

/** Every statement of this file, for the guard that no plan scans a table. */
export const roomStatements = { page, sessions }

/** What the `room` of a conversation holds where somebody is in it now. */
export const presence = ({ kind, id }: Party): string =>
  JSON.stringify({ members: [{ party: { kind, id }, leftAtMs: null }] })

const roomOf = (row: ConversationRow): SharedConversation => {
  const conversation = conversationOf(row)
  if (conversation.kind === 'service') throw new Error("A query for rooms has found a visitor's conversation.")
  return conversation
}

/** The same where somebody is in it, or was. */
export const membership = ({ kind, id }: Party): string => JSON.stringify({ members: [{ party: { kind, id } }] })

/** What a row's `room` holds, one of these, where the agent is in it; see `maySeeConversation` of the domain. */
export const roomsOf = (agentId: string, teamIds: readonly string[]): string[] => [
  presence({ kind: 'agent', id: agentId }),
  ...teamIds.map((teamId) => JSON.stringify({ shape: 'team', teamId })),
]

export const createRooms = (scope: Scope): Rooms => {
  const { builder, accountId } = scope
  return {
    ensure: async ({ id, kind, room, key, nowMs }) => {
      const [made] = await builder
        .insertInto('conversations')
        .values({
          account_id: accountId,
          id,
          kind,
          status: 'open',
          ...emptyLog(nowMs),
          room: JSON.stringify(room),
          room_key: key,
        })
        .onConflict((conflict) =>
          conflict.columns(['account_id', 'room_key']).where('room_key', 'is not', null).doNothing(),
        )
        .returningAll()
        .execute()
      if (made !== undefined) return roomOf(made)
      const known = await builder
        .selectFrom('conversations')
        .selectAll()
        .where('room_key', '=', key)
        .executeTakeFirstOrThrow()
      return roomOf(known)
    },
    sessionsOf: async (party) => (await scope.rows<ConversationRow>(sessions, [presence(party)])).map(roomOf),
    list: async (agentId, teamIds, limit, before) => {
      const place = before === null ? firstPage : readPlace(before)
      if (place === null) return { items: [], next: null }
      const rows = await scope.rows<ConversationRow>(page, [roomsOf(agentId, teamIds), place.atMs, place.id, limit + 1])
      const items = rows.slice(0, limit).map((row) => ({ conversation: roomOf(row), contact: null, site: null }))
      const last = items.at(-1)?.conversation
      return {
        items,
        next: rows.length > limit && last !== undefined ? writePlace({ ...last, atMs: last.lastAtMs }) : null,
      }
    },
  }
}
