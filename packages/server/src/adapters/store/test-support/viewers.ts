import type { AgentViewer } from '@frontdesk/domain'
import type { AccountStore, Conversations } from '../../../app/ports/store.ts'

/** An agent whose rights let it see all conversations. */
export const whoSeesAll = ({ id }: { id: string }): AgentViewer => ({ kind: 'agent', id, scope: 'all', teamIds: [] })

/** The feed as such an agent gets it. */
export type Feed = (cursor: string | null, limit: number) => ReturnType<Conversations['changedList']>

export const feedOf =
  ({ conversations }: Pick<AccountStore, 'conversations'>): Feed =>
  (cursor, limit) =>
    conversations.changedList(cursor, limit, whoSeesAll({ id: '00000000-0000-0000-0000-000000000000' }))
