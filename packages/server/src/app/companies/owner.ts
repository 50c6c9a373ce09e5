import type { App } from '../app.ts'
import { notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'

/** Only the company that owns the installation looks after it; to all others this does not exist. @throws Fault not_found */
export const needOwner = async (app: App, principal: AgentPrincipal): Promise<void> => {
  const { account } = await app.directory.of(principal.accountId)
  if (!account.isOwner) throw notFound()
}
