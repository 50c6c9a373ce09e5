import { defaultInvitationSettings, type InvitationSettings } from '@frontdesk/domain'
import { sql } from 'kysely'
import type { InvitationSweep, Invitations, ListedInvitation } from '../../app/ports/invitation-store.ts'
import { contactsOf } from './contacts.ts'
import type { Database } from './database.ts'
import { isGone } from './gone.ts'
import { countHandlingChange } from './handling-changes.ts'
import { endRow, invitationOf } from './invitation-rows.ts'
import type { Scope } from './scope.ts'
import type { InvitationRow } from './tables.ts'
import { isTaken } from './taken.ts'

export const createInvitations = ({ builder, accountId }: Scope): Invitations => {
  /** Ever growing, though an end that was noticed late lies in the past. */
  const nextChange = (atMs: number) =>
    sql<number>`greatest(${atMs}::bigint,
      (select coalesce(max(i.changed_at_ms), 0) + 1 from invitations i where i.account_id = ${accountId}))`
  const settings = async (): Promise<InvitationSettings> => {
    const row = await builder.selectFrom('invitation_settings').select('settings').executeTakeFirst()
    return { ...defaultInvitationSettings, ...row?.settings }
  }
  const withContacts = async (rows: readonly InvitationRow[]): Promise<ListedInvitation[]> => {
    const contacts = await contactsOf(
      builder,
      rows.map((row) => row.contact_id),
    )
    return rows.flatMap((row) => {
      const contact = contacts.get(row.contact_id)
      return contact === undefined ? [] : [{ invitation: invitationOf(row), contact }]
    })
  }
  return {
    settings,
    settle: async (change) => {
      const text = JSON.stringify(change)
      await builder
        .insertInto('invitation_settings')
        .values({ account_id: accountId, settings: text })
        .onConflict((conflict) =>
          conflict.column('account_id').doUpdateSet({ settings: sql`invitation_settings.settings || ${text}::jsonb` }),
        )
        .execute()
      await countHandlingChange(builder)
      return settings()
    },
    create: async (invitation) => {
      try {
        await builder
          .insertInto('invitations')
          .values({
            account_id: invitation.accountId,
            id: invitation.id,
            kind: invitation.kind,
            inbox_id: invitation.siteId,
            contact_id: invitation.contactId,
            agent_id: invitation.agentId,
            trigger_id: invitation.triggerId,
            conversation_id: null,
            session_id: invitation.kind === 'session' ? invitation.sessionId : null,
            state: invitation.state,
            text: invitation.text,
            visit_started_at_ms: invitation.visitStartedAtMs,
            created_at_ms: invitation.createdAtMs,
            expires_at_ms: invitation.expiresAtMs,
            ended_at_ms: null,
            changed_at_ms: nextChange(invitation.createdAtMs),
          })
          .execute()
        return 'done'
      } catch (error) {
        if (isTaken(error)) return 'invited'
        if (isGone(error)) return 'gone'
        throw error
      }
    },
    byId: async (id) => {
      const row = await builder.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? null : invitationOf(row)
    },
    end: async (invitation) => {
      const ended = await builder
        .updateTable('invitations')
        .set({
          ...endRow(invitation),
          changed_at_ms: nextChange(invitation.endedAtMs),
        })
        .where('id', '=', invitation.id)
        .where('state', '=', 'pending')
        .executeTakeFirst()
      return ended.numUpdatedRows === 1n
    },
    pendingOf: async (contactIds, nowMs) => {
      if (contactIds.length === 0) return new Set()
      const rows = await builder
        .selectFrom('invitations')
        .select('contact_id')
        .where('contact_id', 'in', [...contactIds])
        .where('state', '=', 'pending')
        .where('expires_at_ms', '>', nowMs)
        .execute()
      return new Set(rows.map((row) => row.contact_id))
    },
    latestOf: async (contactId, siteId) => {
      let query = builder.selectFrom('invitations').selectAll().where('contact_id', '=', contactId)
      if (siteId !== undefined) query = query.where('inbox_id', '=', siteId)
      const row = await query.orderBy('created_at_ms', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
      return row === undefined ? null : invitationOf(row)
    },
    byRules: async (contactId, sinceMs) => {
      const rows = await builder
        .selectFrom('invitations')
        .selectAll()
        .where('contact_id', '=', contactId)
        .where('created_at_ms', '>=', sinceMs)
        .where('trigger_id', 'is not', null)
        .orderBy('created_at_ms', 'desc')
        .execute()
      return rows.map(invitationOf)
    },
    recent: async (sinceMs, limit) => {
      const rows = await builder
        .selectFrom('invitations as i')
        .selectAll('i')
        .where('i.changed_at_ms', '>=', sinceMs)
        .where((is) =>
          is.not(
            is.exists(
              is
                .selectFrom('invitations as later')
                .select('later.id')
                .whereRef('later.contact_id', '=', 'i.contact_id')
                .whereRef('later.created_at_ms', '>', 'i.created_at_ms'),
            ),
          ),
        )
        .orderBy('i.created_at_ms', 'desc')
        .orderBy('i.id', 'desc')
        .limit(limit)
        .execute()
      return withContacts(rows)
    },
    intoSession: async (sessionId) => {
      const rows = await builder
        .selectFrom('invitations')
        .selectAll()
        .distinctOn('contact_id')
        .where('session_id', '=', sessionId)
        .orderBy('contact_id')
        .orderBy('created_at_ms', 'desc')
        .orderBy('id', 'desc')
        .execute()
      return withContacts(rows)
    },
  }
}

export const createInvitationSweep = ({ builder }: Database): InvitationSweep => ({
  sweep: async (beforeMs) => {
    await builder
      .deleteFrom('invitations')
      .where('created_at_ms', '<', beforeMs)
      .where('state', '<>', 'pending')
      .execute()
    await builder.deleteFrom('trigger_hits').where('at_ms', '<', beforeMs).execute()
  },
})
