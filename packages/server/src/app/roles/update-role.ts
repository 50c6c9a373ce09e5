import { inOrder, type OwnRole, type Right } from '@frontdesk/domain'
import { closeCodes } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { leaveUnlessSupervisor } from '../conversations/join.ts'
import { notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'
import { mustCover } from './covers.ts'
import { nameInUse } from './create-role.ts'

/**
 * Changes a role's name or rights. With other rights the sockets of those who have it end, and come back with the new ones.
 * @throws Fault not_found, right.missing, name.in_use
 */
export const updateRole = async (
  app: App,
  principal: AgentPrincipal,
  roleId: string,
  change: { name?: string; rights?: readonly Right[] },
): Promise<{ before: OwnRole; role: OwnRole }> => {
  const { accountId } = principal
  const { roles } = app.store.account(accountId)
  const before = await roles.byId(roleId)
  if (before === null) throw notFound()
  const role = { ...before, name: change.name ?? before.name, rights: inOrder(change.rights ?? before.rights) }
  mustCover(principal, before.rights)
  mustCover(principal, role.rights)
  if (!(await roles.update(roleId, role))) throw nameInUse()

  const { agents } = await app.directory.refresh(accountId)
  const holders = [...agents.values()].filter(({ ownRole }) => ownRole?.id === roleId).map(({ id }) => id)
  app.live.agentsChanged(accountId, holders)
  if (role.rights.join() !== before.rights.join()) {
    for (const agentId of holders) app.live.endAgent(accountId, agentId, 'all', closeCodes.unauthenticated)
    for (const agentId of holders) {
      const agent = agents.get(agentId)
      if (agent !== undefined) await leaveUnlessSupervisor(app, agent)
    }
  }
  return { before, role }
}
