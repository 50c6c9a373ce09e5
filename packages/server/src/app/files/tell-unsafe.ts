import { type StoredFile, staffEvent, system } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { submitAnyBySystem } from '../assignment/by-system.ts'

/** Tells staff in the conversation that a file for it was refused by the scanner. @throws Fault server.busy */
export const tellUnsafe = async (app: App, file: StoredFile): Promise<void> => {
  if (file.place.kind !== 'conversation') return
  await submitAnyBySystem(app, file.accountId, file.place.conversationId, () => ({
    kind: 'append',
    entries: [staffEvent(app.ids.next(), system, { kind: 'unsafe', name: file.name })],
    head: {},
  }))
}
