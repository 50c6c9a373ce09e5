import { eraseContact } from '../../app/privacy/erase-contact.ts'
import { exportContact } from '../../app/privacy/export-contact.ts'
import { runRetention } from '../../app/privacy/run-retention.ts'
import { presentContactFile, presentErasure, presentRetentionRun } from '../../presenters/privacy.ts'
import type { StaffHandler } from '../handler.ts'

/** Records that a list shows, newest first. */
const shown = 100

export const listRetentionRuns: StaffHandler<'retention.list'> = async (app, { principal }) => {
  const runs = await app.store.account(principal.accountId).privacy.runs(shown)
  return { runs: runs.map(presentRetentionRun) }
}

export const runSiteRetention: StaffHandler<'retention.run'> = async (app, { principal }, { siteId }) =>
  presentRetentionRun(await runRetention(app, principal.accountId, siteId))

export const exportOneContact: StaffHandler<'contact.export'> = async (app, { principal }, { contactId }) => {
  const directory = await app.directory.of(principal.accountId)
  return presentContactFile(await exportContact(app, principal.accountId, contactId), directory)
}

export const eraseOneContact: StaffHandler<'contact.erase'> = async (app, { principal }, { contactId }) => {
  const directory = await app.directory.of(principal.accountId)
  return presentErasure(await eraseContact(app, principal, contactId), directory)
}

export const listErasures: StaffHandler<'erasure.list'> = async (app, { principal }) => {
  const [directory, erasures] = await Promise.all([
    app.directory.of(principal.accountId),
    app.store.account(principal.accountId).privacy.erasures(shown),
  ])
  return { erasures: erasures.map((erasure) => presentErasure(erasure, directory)) }
}
