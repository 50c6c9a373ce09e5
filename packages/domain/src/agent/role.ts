export type Role = 'administrator' | 'supervisor' | 'agent'

/** What a role may allow beyond what every agent may do: serve whom it sees, and talk with colleagues. */
export const rights = [
  'conversations.all',
  'conversations.team',
  'visitors.handle',
  'supervise',
  'agents.manage',
  'teams.manage',
  'sites.manage',
  'tags.manage',
  'account.manage',
  'conversations.export',
  'contacts.export',
  'contacts.erase',
  'callbacks.export',
  'audit.read',
] as const
export type Right = (typeof rights)[number]

/** A role that a company has made for itself. */
export type OwnRole = { id: string; name: string; rights: readonly Right[] }
