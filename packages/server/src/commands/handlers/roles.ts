import { builtInRoles, type OwnRole, rightsOfRole } from '@frontdesk/domain'
import type { App } from '../../app/app.ts'
import { createRole } from '../../app/roles/create-role.ts'
import { removeRole } from '../../app/roles/remove-role.ts'
import { updateRole } from '../../app/roles/update-role.ts'
import { presentOwnRole } from '../../presenters/role.ts'
import type { StaffHandler } from '../handler.ts'

export const list: StaffHandler<'role.list'> = async (app, { principal }) => ({
  builtIn: builtInRoles.map((role) => ({ role, rights: [...rightsOfRole(role)] })),
  roles: (await app.store.account(principal.accountId).roles.list()).map((role) => presentOwnRole(role, role.agents)),
})

export const create: StaffHandler<'role.create'> = async (app, { principal }, draft) =>
  presentOwnRole(await createRole(app, principal, draft), 0)

export const update: StaffHandler<'role.update'> = async (app, { principal }, { roleId, ...change }) => {
  const { role } = await updateRole(app, principal, roleId, change)
  return presentOwnRole(role, await holders(app, principal.accountId, role))
}

export const remove: StaffHandler<'role.remove'> = async (app, { principal }, { roleId }) => {
  await removeRole(app, principal, roleId)
  return {}
}

const holders = async (app: App, accountId: string, { id }: OwnRole): Promise<number> => {
  const { agents } = await app.directory.of(accountId)
  return [...agents.values()].filter(({ ownRole }) => ownRole?.id === id).length
}
