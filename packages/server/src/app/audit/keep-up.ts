import type { App } from '../app.ts'

/** An act takes no longer; one that did was cut off. */
const settledAfterMs = 30 * 60_000

/** Makes rows of what a server left unfinished, and removes what is older than its account keeps. */
export const keepUpAuditLog = async (app: Pick<App, 'store' | 'clock'>): Promise<void> => {
  const { auditUpkeep } = app.store
  await auditUpkeep.settle(app.clock.now() - settledAfterMs)
  while ((await auditUpkeep.sweep()) > 0);
}
