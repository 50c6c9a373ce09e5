import { contactLabel, newCallback } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { readCsv, writeCsv } from '../csv.ts'
import type { AccountDirectory } from '../directory.ts'
import { Fault } from '../fault.ts'
import type { ListedCallback } from '../ports/callback-store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { writtenList } from './outcome.ts'
import { scheduleReminder } from './reminders.ts'
import { readSheet, writtenColumns } from './sheet.ts'

const toldColumns = ['owner', 'attempts', 'last attempt', 'created', 'created by'] as const
/** Problems that a refusal names, at most. */
const toldProblems = 50

const timeOf = (atMs: number | null): string => (atMs === null ? '' : new Date(atMs).toISOString())

const cellsOf = ({ callback, contact }: ListedCallback, { labelOf }: AccountDirectory): string[] => [
  callback.name ?? (contact === null ? '' : contactLabel(contact)),
  callback.email ?? contact?.email ?? '',
  callback.phone ?? contact?.phone ?? '',
  callback.reason,
  callback.reported,
  callback.state,
  timeOf(callback.dueAtMs),
  callback.outcome,
  callback.ownerId === null ? '' : labelOf(callback.ownerId),
  String(callback.attempts),
  timeOf(callback.lastAttempt?.atMs ?? null),
  timeOf(callback.createdAtMs),
  labelOf(callback.createdById),
]

/** The whole list as a table that spreadsheets open, up to `limits.exportRows`. */
export const exportCallbacks = async (app: App, accountId: string): Promise<string> => {
  const { callbacks } = app.store.account(accountId)
  const [directory, nowMs] = [await app.directory.of(accountId), app.clock.now()]
  const rows: string[][] = [[...writtenColumns, ...toldColumns]]
  for (let before: string | null = null; rows.length <= limits.exportRows; ) {
    const page = await callbacks.list({}, limits.pageCallbacks, before, nowMs)
    rows.push(...page.items.map((one) => cellsOf(one, directory)))
    before = page.next
    if (before === null) break
  }
  return writeCsv(rows)
}

/**
 * Takes a file in, wholly or not at all.
 * @returns how many entries it had
 * @throws Fault import.invalid, with the lines that are wrong
 */
export const importCallbacks = async (app: App, agent: AgentPrincipal, csv: string): Promise<number> => {
  const { accountId, agentId } = agent
  const sheet = readSheet(readCsv(csv))
  if ('problems' in sheet)
    throw new Fault('import.invalid', `${sheet.problems.length} things in the file are wrong.`, {
      details: { lines: sheet.problems.slice(0, toldProblems), problems: sheet.problems.length },
    })
  const nowMs = app.clock.now()
  const callbacks = sheet.entries.map((entry) =>
    newCallback({ accountId, id: app.ids.next(), by: agentId, nowMs }, entry),
  )
  const list = await writtenList(app, accountId)
  await list.createMany(callbacks)
  for (const callback of callbacks) if (callback.dueAtMs !== null) await scheduleReminder(app, callback)
  app.revisits.changed(accountId)
  return callbacks.length
}
