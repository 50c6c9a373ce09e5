import type { OwnRole } from '@frontdesk/domain'
import { sql } from 'kysely'
import type { Credentials } from '../../app/ports/store.ts'
import { inboxColumns, mailTokenColumns, passColumns, ticketColumns } from './columns.ts'
import type { Database, Statement } from './database.ts'
import { accountOf, agentOf, mailTokenOf, ownRoleSql, passOf, sessionOf, siteOf, ticketOf } from './rows.ts'
import type { AccountRow, AgentRow, InboxRow, MailTokenRow, PassRow, SessionRow, TicketRow } from './tables.ts'

/**
 * The only reads that begin without an account: a secret says which one it is. What is disabled or has expired is not
 * found. The three rows of a session come as JSON, since they share column names.
 */
const sessionByToken: Statement = {
  name: 'credentials.session',
  text: `select to_json(s) as session, to_json(a) as agent, ${ownRoleSql('a')} as own_role, to_json(c) as account
    from agent_sessions s
    join agents a on a.account_id = s.account_id and a.id = s.agent_id
    join accounts c on c.id = s.account_id
    where s.token_hash = $1 and s.expires_at_ms > $2 and a.disabled_at_ms is null`,
}
const passByToken: Statement = {
  name: 'credentials.visitor',
  text: `select ${passColumns('p')} from visitor_passes p
    join inboxes i on i.account_id = p.account_id and i.id = p.inbox_id
    where p.token_hash = $1 and p.expires_at_ms > $2 and i.enabled`,
}
const ticketByToken: Statement = {
  name: 'credentials.ticket',
  text: `with taken as (delete from tickets where token_hash = $1 returning *)
    select ${ticketColumns('taken')} from taken
    left join agents a on a.account_id = taken.account_id and a.id = taken.agent_id
    where taken.expires_at_ms > $2 and a.disabled_at_ms is null`,
}
const siteByKey: Statement = {
  name: 'credentials.site',
  text: `select ${inboxColumns('i')} from inboxes i where i.key = $1 and i.kind = 'web' and i.enabled`,
}

const mailToken: Statement = {
  name: 'credentials.mail',
  text: `select ${mailTokenColumns('m')} from mail_tokens m where m.token_hash = $1 and m.expires_at_ms > $2`,
}
const spendMailToken: Statement = {
  name: 'credentials.spend',
  text: `delete from mail_tokens where token_hash = $1 and expires_at_ms > $2 returning id`,
}

export const createCredentials = (database: Database): Credentials => ({
  session: async (tokenHash, nowMs) => {
    const [row] = await database.rows<{
      session: SessionRow
      agent: AgentRow
      own_role: OwnRole | null
      account: AccountRow
    }>(sessionByToken, [tokenHash, nowMs])
    if (row === undefined) return null
    return {
      session: sessionOf(row.session),
      agent: agentOf({ ...row.agent, own_role: row.own_role }),
      account: accountOf(row.account),
    }
  },
  visitor: async (tokenHash, nowMs) => {
    const [row] = await database.rows<PassRow>(passByToken, [tokenHash, nowMs])
    return row === undefined ? null : passOf(row)
  },
  redeemTicket: async (tokenHash, nowMs) => {
    const [row] = await database.rows<TicketRow>(ticketByToken, [tokenHash, nowMs])
    return row === undefined ? null : ticketOf(row)
  },
  siteByKey: async (key) => {
    const [row] = await database.rows<InboxRow>(siteByKey, [key])
    return row === undefined ? null : siteOf(row)
  },
  mailToken: async (tokenHash, nowMs) => {
    const [row] = await database.rows<MailTokenRow>(mailToken, [tokenHash, nowMs])
    return row === undefined ? null : mailTokenOf(row)
  },
  spendMailToken: async (tokenHash, nowMs) => {
    const spent = await database.rows<{ id: string }>(spendMailToken, [tokenHash, nowMs])
    return spent.length === 1
  },
  sweep: async (nowMs) => {
    const { rows } = await sql<{ removed: number }>`
      with sessions as (delete from agent_sessions where expires_at_ms <= ${nowMs} returning 1),
        passes as (delete from visitor_passes where expires_at_ms <= ${nowMs} returning 1),
        spent as (delete from tickets where expires_at_ms <= ${nowMs} returning 1),
        over as (delete from spent_identities where expires_at_ms <= ${nowMs} returning 1),
        links as (delete from mail_tokens where expires_at_ms <= ${nowMs} returning 1)
      select (select count(*) from sessions) + (select count(*) from passes) + (select count(*) from spent)
        + (select count(*) from over)
        + (select count(*) from links) as removed
    `.execute(database.builder)
    return rows[0]?.removed ?? 0
  },
})
