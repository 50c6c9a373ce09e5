import { noRouting, type OwnRole, type Role, type Visit } from '@frontdesk/domain'
import type { Glance, Lease, Leases, Links } from '../../app/ports/links.ts'
import type { ListedConversation } from '../../app/ports/store.ts'
import { type AgentPrincipal, agentPrincipal, type VisitorPrincipal } from '../../app/principal.ts'
import { listedSince } from './conversation-lists.ts'
import type { Database, Statement } from './database.ts'
import { removedSql } from './feed.ts'
import { readSnapshot } from './feed-snapshot.ts'
import { ownRoleSql } from './rows.ts'
import type { Scope } from './scope.ts'

/** The row is taken from the session or pass itself: where that is gone, there is nothing to insert. */
const holdAgent: Statement = {
  name: 'lease.hold.agent',
  text: `insert into presence_leases (account_id, id, agent_id, session_id, node, expires_at_ms)
    select s.account_id, $2, s.agent_id, s.id, $5, $6 from agent_sessions s
    where s.account_id = $1 and s.id = $4 and s.agent_id = $3
    on conflict (account_id, id) do update set expires_at_ms = excluded.expires_at_ms
    returning id`,
}
const holdVisitor: Statement = {
  name: 'lease.hold.visitor',
  text: `insert into presence_leases (account_id, id, contact_id, inbox_id, pass_id, node, expires_at_ms)
    select p.account_id, $2, p.contact_id, p.inbox_id, p.id, $5, $6 from visitor_passes p
    where p.account_id = $1 and p.id = $4 and p.contact_id = $3
    on conflict (account_id, id) do update set expires_at_ms = excluded.expires_at_ms
    returning id`,
}
const release: Statement = {
  name: 'lease.release',
  text: 'update presence_leases set expires_at_ms = least(expires_at_ms, $3) where account_id = $1 and id = $2',
}
const releaseOf: Statement = {
  name: 'lease.release.contact',
  text: 'update presence_leases set expires_at_ms = least(expires_at_ms, $3) where account_id = $1 and contact_id = $2',
}
const keepVisit: Statement = {
  name: 'lease.visit',
  text: 'update presence_leases set visit = $3 where account_id = $1 and id = $2',
}
const visitOf: Statement = {
  name: 'lease.visit.of',
  text: `select l.visit from presence_leases l
    where l.account_id = $1 and l.contact_id = $2 and l.expires_at_ms > $3 and l.visit is not null
    order by (l.visit->>'lastSeenAtMs')::bigint desc limit 1`,
}

/** As `grantOf` makes it of an agent. */
const grantSql = `coalesce((select r.id::text || ' ' || array_to_string(r.rights, ' ') from roles r
    where r.account_id = a.account_id and r.id = a.role_id), a.role)`
const agentHolds = `exists (select 1 from agents a
    join agent_sessions s on s.account_id = a.account_id and s.agent_id = a.id
    where a.account_id = $1 and a.id = $2 and a.disabled_at_ms is null and s.id = $3 and s.expires_at_ms > $4 and ${grantSql} = $8)`
const visitorHolds = `exists (select 1 from visitor_passes p
    join inboxes i on i.account_id = p.account_id and i.id = p.inbox_id and i.enabled
    where p.account_id = $1 and p.contact_id = $2 and p.id = $3 and p.expires_at_ms > $4 and $8::text is null)`
const visits = `(select coalesce(json_agg(json_build_object('contactId', l.contact_id, 'visit', l.visit, 'isLive', l.expires_at_ms > $4)), '[]')
    from presence_leases l where l.account_id = $1 and l.contact_id in (
      select c.contact_id from conversations c where c.account_id = $1 and c.id = any($5::uuid[])))`
const own = `(select json_build_object('id', c.id, 'waits', c.status = 'queued' and c.routing->>'queuedAtMs' is not null)
    from conversations c
    join visitor_passes p on p.account_id = c.account_id and p.id = $3 and p.inbox_id = c.inbox_id
    where c.account_id = $1 and c.contact_id = $2 and c.kind = 'service' and c.public_seq > 0)`
const invitation = `(select json_build_object('id', v.id, 'state', v.state) from invitations v
    join visitor_passes p on p.account_id = v.account_id and p.id = $3 and p.inbox_id = v.inbox_id
    where v.account_id = $1 and v.contact_id = $2 order by v.created_at_ms desc, v.id desc limit 1)`
/** The session of several that the visitor is in and that goes on. */
const session = `(select c.id from conversations c where c.account_id = $1 and c.kind = 'multi' and c.status = 'open'
    and c.room @> jsonb_build_object('members', jsonb_build_array(jsonb_build_object(
      'party', jsonb_build_object('kind', 'contact', 'id', $2::uuid::text), 'leftAtMs', null))) order by c.id limit 1)`
const invitations = '(select coalesce(max(v.changed_at_ms), 0) from invitations v where v.account_id = $1)'
/** The number of the revisit list, for staff. */
const revisits = '(select coalesce(max(r.rev), 0) from callback_lists r where r.account_id = $1)'
const look = (name: string, holds: string, isStaff: boolean): Statement => ({
  name: `link.look.${name}`,
  text: `select ${holds} as holds, ${isStaff ? 'null' : own} as own,
    (select coalesce(json_agg(json_build_object('id', c.id, 'kind', c.kind, 'rev', c.rev, 'publicRev', c.public_rev, 'contactId', c.contact_id,
        'assigneeId', c.assignee_id, 'routing', c.routing, 'room', c.room)), '[]')
      from conversations c where c.account_id = $1 and c.id = any($5::uuid[])) as conversations,
    (select coalesce(json_agg(json_build_object('agentId', s.agent_id, 'chosen', s.chosen, 'reason', s.reason,
        'presence', s.presence, 'sinceMs', s.since_ms)), '[]')
      from agent_states s where s.account_id = $1) as agents,
    ${isStaff ? visits : `'[]'::json`} as visits,
    ${isStaff ? revisits : '0::bigint'} as revisits,
    ${isStaff ? 'null::uuid' : session} as "sessionId",
    ${isStaff ? 'null::json' : invitation} as invitation, ${isStaff ? invitations : '0::bigint'} as invitations,
    $6::bigint is not null and (${removedSql} <> $9 or exists (select 1 from conversations c
      where c.account_id = $1 and c.feed_slot >= $6::bigint / 4096 and c.feed_xid >= $6::bigint
        and c.feed_xid < pg_snapshot_xmax(pg_current_snapshot())::text::bigint
        and not pg_visible_in_snapshot(c.feed_xid::text::xid8, $7::pg_snapshot))) as feed`,
})
const looks = { agent: look('agent', agentHolds, true), visitor: look('visitor', visitorHolds, false) }

/** Every statement of this file that a waiting poll repeats, for the guard that no plan scans a table. */
export const linkStatements = looks

const who = (principal: AgentPrincipal | VisitorPrincipal): readonly [personId: string, proofId: string] =>
  principal.kind === 'agent' ? [principal.agentId, principal.sessionId] : [principal.contactId, principal.passId]

export const createLinks = (scope: Scope): Links => ({
  hold: async ({ id, principal, node }, expiresAtMs) => {
    const statement = principal.kind === 'agent' ? holdAgent : holdVisitor
    return (await scope.rows(statement, [id, ...who(principal), node, expiresAtMs])).length === 1
  },
  release: async (id, atMs) => {
    await scope.rows(release, [id, atMs])
  },
  releaseOf: async (contactId, atMs) => {
    await scope.rows(releaseOf, [contactId, atMs])
  },
  keepVisit: async (id, visit) => {
    await scope.rows(keepVisit, [id, JSON.stringify(visit)])
  },
  visitOf: async (contactId, nowMs) => {
    const [row] = await scope.rows<{ visit: Visit }>(visitOf, [contactId, nowMs])
    return row?.visit ?? null
  },
  look: async (principal, conversationIds, feed, nowMs) => {
    const cursor = feed === null ? null : readSnapshot(feed)
    const grant = principal.kind === 'agent' ? principal.grant : null
    const values = [...who(principal), nowMs, conversationIds, cursor?.xmin, cursor?.snapshot, grant, cursor?.removed]
    const [row] = await scope.rows<Glance>(looks[principal.kind], values)
    if (row === undefined) throw new Error('A look at nothing.')
    return {
      ...row,
      conversations: row.conversations.map((one) =>
        one.kind === 'service' ? { ...one, routing: { ...noRouting, ...one.routing } } : one,
      ),
    }
  },
  feedSince: (cursor, limit): Promise<{ cursor: string; items: ListedConversation[] } | null> =>
    listedSince(scope, cursor, limit),
})

type LeaseRow = {
  account_id: string
  id: string
  agent_id: string | null
  session_id: string | null
  contact_id: string | null
  inbox_id: string | null
  pass_id: string | null
  node: string | null
  visit: Visit | null
  role: Role | null
  own_role: OwnRole | null
  conversation_id: string | null
}

const others: Statement = {
  name: 'lease.others',
  text: `select l.account_id, l.id, l.agent_id, l.session_id, l.contact_id, l.inbox_id, l.pass_id, l.node, l.visit, a.role, ${ownRoleSql('a')} as own_role,
      (select c.id from conversations c where c.account_id = l.account_id and c.contact_id = l.contact_id
        and c.inbox_id = l.inbox_id and c.kind = 'service') as conversation_id
    from presence_leases l
    left join agents a on a.account_id = l.account_id and a.id = l.agent_id
    where l.expires_at_ms > $2 and l.node is distinct from $1 and a.disabled_at_ms is null`,
}
/** `xmin` names the transaction that last wrote a row; the account's is written with every change of roles, blocks and rules. */
const peopleVersions: Statement = {
  name: 'lease.people',
  text: `select a.id, md5(concat_ws('/', a.xmin,
      (select string_agg(g.id::text || g.xmin, ' ' order by g.id) from agents g where g.account_id = a.id),
      (select string_agg(s.agent_id::text || s.xmin, ' ' order by s.agent_id) from agent_states s where s.account_id = a.id),
      (select string_agg(t.id::text || t.xmin, ' ' order by t.id) from teams t where t.account_id = a.id),
      (select string_agg(h.id::text || h.xmin, ' ' order by h.id) from business_hours h where h.account_id = a.id),
      (select string_agg(i.id::text || i.xmin, ' ' order by i.id) from inboxes i where i.account_id = a.id))) as version
    from accounts a where a.id = any($1::uuid[])`,
}
const unattended: Statement = {
  name: 'lease.unattended',
  text: `select s.account_id, s.agent_id from agent_states s where s.presence = 'here' and not exists (
      select 1 from presence_leases l where l.account_id = s.account_id and l.agent_id = s.agent_id
        and l.expires_at_ms > $2 and l.node is distinct from $1)`,
}
/** A server that has died has no connection any more, whatever rows it has left. */
const otherNodes: Statement = {
  name: 'lease.other-nodes',
  text: `select exists (select from pg_stat_activity where datname = current_database()
    and application_name like 'frontdesk store %' and application_name <> $1) as any`,
}
const releaseAll: Statement = { name: 'lease.release.node', text: 'delete from presence_leases where node = $1' }
const sweep: Statement = { name: 'lease.sweep', text: 'delete from presence_leases where expires_at_ms <= $1' }

const leaseOf = (row: LeaseRow): Lease[] => {
  const { account_id: accountId, id, node, visit, conversation_id: conversationId } = row
  const rest = { id, node, visit, conversationId }
  if (row.agent_id !== null && row.session_id !== null && row.role !== null) {
    const { agent_id: id, session_id: sessionId, role, own_role: ownRole } = row
    return [
      { ...rest, principal: agentPrincipal({ accountId, id, role, ownRole, passwordChangeDue: false }, sessionId) },
    ]
  }
  if (row.contact_id === null || row.inbox_id === null || row.pass_id === null) return []
  const { contact_id: contactId, inbox_id: siteId, pass_id: passId } = row
  return [{ ...rest, principal: { kind: 'visitor', accountId, siteId, contactId, passId } }]
}

/** Across accounts, because a node asks who is here at all; what is found goes to its own account only. */
export const createLeases = (database: Database): Leases => ({
  others: async (node, nowMs) => (await database.rows<LeaseRow>(others, [node, nowMs])).flatMap(leaseOf),
  peopleVersions: async (accountIds) => {
    const rows = await database.rows<{ id: string; version: string }>(peopleVersions, [accountIds])
    return new Map(rows.map(({ id, version }) => [id, version]))
  },
  unattended: async (node, nowMs) => {
    const rows = await database.rows<{ account_id: string; agent_id: string }>(unattended, [node, nowMs])
    return rows.map((row) => ({ accountId: row.account_id, agentId: row.agent_id }))
  },
  hasOtherNodes: async () => {
    const [row] = await database.rows<{ any: boolean }>(otherNodes, [database.name])
    return row?.any ?? false
  },
  releaseAll: async (node) => {
    await database.rows(releaseAll, [node])
  },
  sweep: async (nowMs) => {
    await database.rows(sweep, [nowMs])
  },
})
