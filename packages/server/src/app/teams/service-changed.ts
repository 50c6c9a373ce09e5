import type { App } from '../app.ts'
import type { AccountDirectory } from '../directory.ts'

/** Who serves whom, or when, was changed: from here on everybody goes by what is stored now. */
export const serviceChanged = async (app: App, accountId: string): Promise<AccountDirectory> => {
  const directory = await app.directory.refresh(accountId)
  app.live.availabilityChanged(accountId)
  app.engine.look(accountId)
  return directory
}
