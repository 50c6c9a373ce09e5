import { asSettled, defaultInterpretation, type InterpretationSettings } from '@frontdesk/domain'
import { sql } from 'kysely'
import type { Interpretations, TranslationSweep } from '../../app/ports/interpretation-store.ts'
import type { Database, Statement } from './database.ts'
import { isGone } from './gone.ts'
import { countHandlingChange } from './handling-changes.ts'
import type { Scope } from './scope.ts'

const current: Statement = {
  name: 'interpretation.current',
  text: `select c.id from conversations c
    where c.account_id = $1 and c.kind <> 'internal' and c.status <> 'closed' and c.list_slot >= $2::bigint / 600000
    order by c.list_slot desc, c.last_at_ms desc limit $3`,
}

export const createInterpretations = ({ builder, rows, accountId }: Scope): Interpretations => {
  const settings = async (): Promise<InterpretationSettings> => {
    const row = await builder.selectFrom('interpretation_settings').select('settings').executeTakeFirst()
    return { ...defaultInterpretation, ...row?.settings }
  }
  return {
    settings,
    settle: async (change) => {
      const text = JSON.stringify(change)
      await builder
        .insertInto('interpretation_settings')
        .values({ account_id: accountId, settings: text })
        .onConflict((conflict) =>
          conflict
            .column('account_id')
            .doUpdateSet({ settings: sql`interpretation_settings.settings || ${text}::jsonb` }),
        )
        .execute()
      await countHandlingChange(builder)
      return settings()
    },
    of: async (conversationId) => {
      const row = await builder
        .selectFrom('interpretations')
        .select(['is_on', 'languages'])
        .where('conversation_id', '=', conversationId)
        .executeTakeFirst()
      return row === undefined ? asSettled : { on: row.is_on, languages: row.languages }
    },
    current: async (sinceMs, limit) => (await rows<{ id: string }>(current, [sinceMs, limit])).map(({ id }) => id),
    switch: async (conversationId, on) => {
      await builder
        .insertInto('interpretations')
        .values({ account_id: accountId, conversation_id: conversationId, is_on: on })
        .onConflict((conflict) => conflict.columns(['account_id', 'conversation_id']).doUpdateSet({ is_on: on }))
        .execute()
    },
    speak: async (conversationId, partyId, said) => {
      const text = JSON.stringify({ [partyId]: said })
      await builder
        .insertInto('interpretations')
        .values({ account_id: accountId, conversation_id: conversationId, languages: text })
        .onConflict((conflict) =>
          conflict.columns(['account_id', 'conversation_id']).doUpdateSet({
            languages: sql`case when ${said.by} = 'detected' and interpretations.languages->${partyId}->>'by' = 'chosen'
              then interpretations.languages else interpretations.languages || ${text}::jsonb end`,
          }),
        )
        .execute()
    },
    cached: async (key) => {
      const row = await builder
        .selectFrom('translations')
        .select(['text', 'source'])
        .where('key', '=', key)
        .executeTakeFirst()
      return row === undefined ? null : { text: row.text, from: row.source }
    },
    cache: async (key, conversationId, { text, from }, nowMs) => {
      try {
        await builder
          .insertInto('translations')
          .values({
            account_id: accountId,
            key,
            conversation_id: conversationId,
            text,
            source: from,
            created_at_ms: nowMs,
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      } catch (error) {
        if (!isGone(error)) throw error
      }
    },
  }
}

export const createTranslationSweep = ({ builder }: Database): TranslationSweep => ({
  sweep: async (beforeMs) => {
    await builder.deleteFrom('translations').where('created_at_ms', '<', beforeMs).execute()
  },
})
