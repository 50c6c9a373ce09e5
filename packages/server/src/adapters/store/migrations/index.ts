import type { Migration } from 'kysely/migration'
import { up as firstTables } from './0001-first-tables.ts'

/**
 * Every change of the schema, oldest first. A change that has been released is never edited. Changes only add
 * (expand); what the release before still reads is taken away one release later (contract), so that a step back works.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first-tables': { up: firstTables },
}
