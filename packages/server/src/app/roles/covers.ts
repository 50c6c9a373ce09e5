import { coversRights, type OwnRole, type Right, type Role, rightsOf, rightsOfRole } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'

/** Nobody gives, or takes away, rights that it lacks itself. @throws Fault right.missing */
export const mustCover = ({ rights }: AgentPrincipal, theirs: readonly Right[]): void => {
  if (!coversRights(rights, theirs)) throw new Fault('right.missing', 'This has rights that you have not.')
}

/** Whoever looks after logins does not reach one that may do more than itself. @throws Fault not_found, right.missing */
export const mustCoverAgent = async (app: App, principal: AgentPrincipal, agentId: string): Promise<void> => {
  const agent = await app.store.account(principal.accountId).agents.byId(agentId)
  if (agent === null) throw notFound()
  mustCover(principal, rightsOf(agent))
}

/**
 * The role that a login is given: a built-in one, or the company's own, whose built-in one is `agent`. Undefined where none
 * was named.
 * @throws Fault not_found, right.missing
 */
export const givenRole = async (
  app: App,
  principal: AgentPrincipal,
  { role, roleId }: { role?: Role; roleId?: string },
): Promise<{ role: Role; ownRole: OwnRole | null } | undefined> => {
  if (roleId !== undefined) {
    const ownRole = await app.store.account(principal.accountId).roles.byId(roleId)
    if (ownRole === null) throw notFound()
    mustCover(principal, ownRole.rights)
    return { role: 'agent', ownRole }
  }
  if (role === undefined) return undefined
  mustCover(principal, rightsOfRole(role))
  return { role, ownRole: null }
}
