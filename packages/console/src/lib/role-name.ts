import type { Agent } from '@frontdesk/protocol'
import type { Translate } from './i18n.ts'

/** What an agent's role is called: by the company, where it is its own. */
export const roleName = (t: Translate, { role, ownRole }: Pick<Agent, 'role' | 'ownRole'>): string =>
  ownRole?.name ?? t(`role.${role}`)
