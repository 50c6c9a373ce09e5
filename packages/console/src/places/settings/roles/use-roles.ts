import type { OwnRole } from '@frontdesk/protocol'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { call } from '../../../lib/api.ts'

export const rolesKey = ['roles']

/** Built-in roles and the company's own. */
export const useRoles = () => useQuery({ queryKey: rolesKey, queryFn: () => call('role.list', {}) })

type Known = { builtIn: unknown[]; roles: OwnRole[] }

/** Takes the newest record of a role from the answer to an act. */
export const putRole = (queries: QueryClient, role: OwnRole): void =>
  setRoles(queries, (roles) =>
    roles.some(({ id }) => id === role.id) ? roles.map((one) => (one.id === role.id ? role : one)) : [...roles, role],
  )

export const dropRole = (queries: QueryClient, roleId: string): void =>
  setRoles(queries, (roles) => roles.filter(({ id }) => id !== roleId))

const setRoles = (queries: QueryClient, change: (roles: OwnRole[]) => OwnRole[]): void => {
  queries.setQueryData<Known>(rolesKey, (known) => known && { ...known, roles: change(known.roles) })
}
