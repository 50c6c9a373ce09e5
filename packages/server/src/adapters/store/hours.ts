import { type RawBuilder, sql } from 'kysely'
import type { HoursStore } from '../../app/ports/team-store.ts'
import { hoursOf } from './rows.ts'
import type { Scope } from './scope.ts'

/** The driver writes a list as an array of PostgreSQL where it is not told otherwise. */
const json = <T>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`

export const createHours = ({ builder }: Scope): HoursStore => ({
  create: async ({ accountId, id, name, timeZone, week, holidays }) => {
    await builder
      .insertInto('business_hours')
      .values({
        account_id: accountId,
        id,
        name,
        time_zone: timeZone,
        week: json(week),
        holidays: json(holidays),
      })
      .execute()
  },
  byId: async (id) => {
    const row = await builder.selectFrom('business_hours').selectAll().where('id', '=', id).executeTakeFirst()
    return row === undefined ? null : hoursOf(row)
  },
  list: async () => {
    const rows = await builder
      .selectFrom('business_hours')
      .selectAll()
      .orderBy(sql`lower(name)`)
      .orderBy('id')
      .execute()
    return rows.map(hoursOf)
  },
  update: async (id, { name, timeZone, week, holidays }) => {
    const row = await builder
      .updateTable('business_hours')
      .set({
        // Names a column, so that a change of nothing is a statement, too.
        id,
        ...(name !== undefined && { name }),
        ...(timeZone !== undefined && { time_zone: timeZone }),
        ...(week !== undefined && { week: json(week) }),
        ...(holidays !== undefined && { holidays: json(holidays) }),
      })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst()
    return row === undefined ? null : hoursOf(row)
  },
  remove: (id) =>
    builder.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('inboxes')
        .set({ settings: sql`settings - 'hoursId'` })
        .where(sql<boolean>`settings ->> 'hoursId' = ${id}`)
        .execute()
      const gone = await transaction.deleteFrom('business_hours').where('id', '=', id).executeTakeFirst()
      return gone.numDeletedRows > 0n
    }),
})
