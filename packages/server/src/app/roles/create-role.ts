import { inOrder, type OwnRole, type Right } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import type { AgentPrincipal } from '../principal.ts'
import { mustCover } from './covers.ts'

export const nameInUse = (): Fault => new Fault('name.in_use', 'Another role has this name.')

/** Makes a role of named rights. @throws Fault right.missing, name.in_use */
export const createRole = async (
  app: App,
  principal: AgentPrincipal,
  draft: { name: string; rights: readonly Right[] },
): Promise<OwnRole> => {
  mustCover(principal, draft.rights)
  const role = { id: app.ids.next(), name: draft.name, rights: inOrder(draft.rights) }
  const made = await app.store.account(principal.accountId).roles.create(role, app.clock.now())
  if (!made) throw nameInUse()
  return role
}
