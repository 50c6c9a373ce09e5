import type { Right } from '@frontdesk/protocol'
import type { Translate } from '../../../lib/i18n.ts'

/** Of which conversations an agent sees; the widest that it has counts. */
export type Sight = 'all' | 'team' | 'own'
export type OtherRight = Exclude<Right, 'conversations.all' | 'conversations.team'>

/** In the order in which they are offered. */
export const otherRights: readonly OtherRight[] = [
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
]

export const sightOf = (rights: readonly Right[]): Sight => {
  if (rights.includes('conversations.all')) return 'all'
  return rights.includes('conversations.team') ? 'team' : 'own'
}

/** The right that lets somebody see as much; none for its own conversations. */
export const rightsOfSight = (sight: Sight): Right[] => (sight === 'own' ? [] : [`conversations.${sight}`])

/** What a role may do, a phrase for each right. */
export const rightsInWords = (t: Translate, rights: readonly Right[]): string[] => [
  t(`roles.sees.${sightOf(rights)}.words`),
  ...otherRights.filter((right) => rights.includes(right)).map((right) => t(`right.${right}`)),
]
