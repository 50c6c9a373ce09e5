import type { DueTimers, TimerRows } from '../../app/ports/timer-store.ts'
import type { Database } from './database.ts'
import type { Scope } from './scope.ts'

export const createTimerRows = ({ builder, accountId }: Scope): TimerRows => ({
  set: async ({ kind, subjectId, dueAtMs }) => {
    await builder
      .insertInto('timers')
      .values({ account_id: accountId, kind, subject_id: subjectId, due_at_ms: dueAtMs })
      .onConflict((conflict) =>
        conflict.columns(['account_id', 'kind', 'subject_id']).doUpdateSet({ due_at_ms: dueAtMs }),
      )
      .execute()
  },
  ensure: async (timers) => {
    if (timers.length === 0) return
    await builder
      .insertInto('timers')
      .values(
        timers.map(({ kind, subjectId, dueAtMs }) => ({
          account_id: accountId,
          kind,
          subject_id: subjectId,
          due_at_ms: dueAtMs,
        })),
      )
      .onConflict((conflict) => conflict.columns(['account_id', 'kind', 'subject_id']).doNothing())
      .execute()
  },
  cancel: async (kind, subjectId) => {
    await builder.deleteFrom('timers').where('kind', '=', kind).where('subject_id', '=', subjectId).execute()
  },
  claim: async ({ kind, subjectId, dueAtMs }, untilMs) => {
    const claimed = await builder
      .updateTable('timers')
      .set({ due_at_ms: untilMs })
      .where('kind', '=', kind)
      .where('subject_id', '=', subjectId)
      .where('due_at_ms', '=', dueAtMs)
      .executeTakeFirst()
    return claimed.numUpdatedRows === 1n
  },
  done: async ({ kind, subjectId, dueAtMs }) => {
    await builder
      .deleteFrom('timers')
      .where('kind', '=', kind)
      .where('subject_id', '=', subjectId)
      .where('due_at_ms', '=', dueAtMs)
      .execute()
  },
})

export const createDueTimers = ({ builder }: Database): DueTimers => ({
  until: async (untilMs, limit) => {
    const rows = await builder
      .selectFrom('timers')
      .selectAll()
      .where('due_at_ms', '<=', untilMs)
      .orderBy('due_at_ms')
      .limit(limit)
      .execute()
    return rows.map((row) => ({
      accountId: row.account_id,
      kind: row.kind,
      subjectId: row.subject_id,
      dueAtMs: row.due_at_ms,
    }))
  },
})
