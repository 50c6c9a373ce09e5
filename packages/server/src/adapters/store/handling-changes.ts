import { sql } from 'kysely'
import type { Scope } from './scope.ts'

/** Other nodes see by the account's row that roles, blocks or rules are to be read anew (`Leases.peopleVersions`). */
export const countHandlingChange = async (builder: Scope['builder']): Promise<void> => {
  await builder.updateTable('accounts').set({ handling_changes: sql<number>`handling_changes + 1` }).execute()
}
