import type { App } from '../app.ts'
import { removeBytes } from './processing.ts'

/** What was announced and never sent is kept so long. */
const unsentMs = 86_400_000
const atOnce = 100

type Sweeping = Pick<App, 'store' | 'files' | 'staging' | 'clock'>

/**
 * Removes the bytes of files that nobody will read any more: of conversations that were taken out, and what was never sent.
 * First the bytes, then the row, so that none are left behind by a server that goes away in between.
 */
export const sweepFiles = async (app: Sweeping): Promise<void> => {
  const beforeMs = app.clock.now() - unsentMs
  for (;;) {
    const stale = await app.store.fileSweep.stale(beforeMs, atOnce)
    for (const file of stale) await removeBytes(app, file)
    await app.store.fileSweep.forget(stale)
    if (stale.length < atOnce) break
  }
  await app.staging.sweep(beforeMs)
}

/** For what must not wait: nobody finds those files any more already. Where bytes can't be removed now, the next sweep does it. */
export const sweepAtOnce = async (app: Sweeping): Promise<void> => {
  await sweepFiles(app).catch(() => undefined)
}
