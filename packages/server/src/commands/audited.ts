import { type CommandName, type CommandShape, commands } from '@frontdesk/protocol'
import type { App } from '../app/app.ts'
import { recordDenied, recorded, recordedOfNobody } from '../app/audit/record.ts'
import { Fault } from '../app/fault.ts'
import type { Asking } from './asking.ts'

/** Runs what a command does; where the command says that it is audited, the audit log gets its row. */
export const audited = <R>(
  app: App,
  name: CommandName,
  { principal, ip }: Asking,
  params: unknown,
  run: () => Promise<R>,
): Promise<R> => {
  const { audit, askers }: CommandShape = commands[name]
  if (audit === undefined) return run()
  const act = { command: name, audit, params, ip, run }
  if (askers.includes('anyone')) return recordedOfNobody(app, act)
  return principal.kind === 'agent' ? recorded(app, principal, act) : run()
}

/** Authorises; that an agent asked for what its rights do not open is kept, too. */
export const auditedRefusal = async (
  app: App,
  name: CommandName,
  { principal, ip }: Asking,
  authorise: () => void,
): Promise<void> => {
  try {
    authorise()
  } catch (fault) {
    const { audit }: CommandShape = commands[name]
    if (audit !== undefined && principal.kind === 'agent' && fault instanceof Fault)
      await recordDenied(app, principal, { command: name, audit, ip }, fault)
    throw fault
  }
}
