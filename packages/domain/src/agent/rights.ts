import type { Agent } from './model.ts'
import { type Right, type Role, rights } from './role.ts'

const builtIn: { readonly [R in Role]: readonly Right[] } = {
  administrator: rights,
  supervisor: [
    'conversations.all',
    'visitors.handle',
    'supervise',
    'tags.manage',
    'conversations.export',
    'contacts.export',
    'callbacks.export',
  ],
  agent: ['conversations.all'],
}

/** The roles that there always are, with the widest rights first. */
export const builtInRoles = ['administrator', 'supervisor', 'agent'] as const satisfies readonly Role[]

export const rightsOfRole = (role: Role): readonly Right[] => builtIn[role]

/** The rights of an agent: of its own role where it has one, else of the built-in one. */
export const rightsOf = ({ role, ownRole }: Pick<Agent, 'role' | 'ownRole'>): readonly Right[] =>
  ownRole?.rights ?? builtIn[role]

/** In the order of the list, each once. */
export const inOrder = (some: Iterable<Right>): Right[] => {
  const wanted = new Set(some)
  return rights.filter((right) => wanted.has(right))
}

/**
 * A text that differs when what the agent may do could differ: a connection that was let in under another one comes back
 * with the new rights. The store makes the same text of its rows.
 */
export const grantOf = ({ role, ownRole }: Pick<Agent, 'role' | 'ownRole'>): string =>
  ownRole === null ? role : `${ownRole.id} ${ownRole.rights.join(' ')}`

/** Nobody gives a right, or touches the login of somebody who has one, that it lacks itself. */
export const coversRights = (mine: ReadonlySet<Right>, theirs: readonly Right[]): boolean =>
  theirs.every((right) => mine.has(right))
