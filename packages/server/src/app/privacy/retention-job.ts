import { cutoffsOf } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { recordOfSystem } from '../audit/record.ts'
import { runRetention } from './run-retention.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/**
 * Carries out what is due, site by site, until nothing is. A site is due once a day; one whose run failed, or whose node
 * went away with it, an hour later. Sites that keep everything leave no record.
 */
export const runDueRetention = async (app: App, isEnding: () => boolean): Promise<void> => {
  while (!isEnding()) {
    const nowMs = app.clock.now()
    const due = await app.store.retention.claim(nowMs, nowMs + hourMs)
    if (due === null) return
    const site = await app.store.account(due.accountId).sites.byId(due.siteId)
    if (site !== null && cutoffsOf(site.retention, nowMs) !== null) {
      const { conversations, entries, files, visits, contacts } = await runRetention(app, due.accountId, due.siteId)
      const subject = { kind: 'site', id: site.id, label: site.name } as const
      // Most days nothing is old enough; that the rules ran stands in the list of runs.
      if (conversations + files + visits + contacts > 0)
        await recordOfSystem(app, due.accountId, {
          command: 'retention.run',
          subject,
          after: { conversations, entries, files, visits, contacts },
        })
    }
    await app.store.retention.done(due.accountId, due.siteId, nowMs + dayMs)
  }
}

/** Looks for what is due every `everyMs`; one run at a time. `close` waits for the site that is under way. */
export const createRetentionJob = (
  app: App,
  options: { everyMs: number; onFault: (fault: unknown) => void },
): { close(): Promise<void> } => {
  let ending = false
  let running: Promise<void> | null = null
  const look = (): void => {
    running ??= runDueRetention(app, () => ending)
      .catch(options.onFault)
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(look, options.everyMs)
  return {
    close: async () => {
      ending = true
      clearInterval(timer)
      await running
    },
  }
}
