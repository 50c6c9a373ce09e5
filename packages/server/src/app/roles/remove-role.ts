import type { OwnRole } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault, notFound } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'
import { mustCover } from './covers.ts'

/** Removes a role that no agent has. @throws Fault not_found, right.missing, role.in_use */
export const removeRole = async (app: App, principal: AgentPrincipal, roleId: string): Promise<OwnRole> => {
  const { roles } = app.store.account(principal.accountId)
  const role = await roles.byId(roleId)
  if (role === null) throw notFound()
  mustCover(principal, role.rights)
  if (!(await roles.remove(roleId)))
    throw new Fault('role.in_use', 'Agents have this role; give them another one first.')
  return role
}
