import type { AgentCard } from '@frontdesk/protocol'
import { groundOf, initialsOf } from './faces.ts'

export const Avatar = ({ agent }: { agent: Pick<AgentCard, 'id' | 'label' | 'pictureUrl'> }) =>
  agent.pictureUrl === null ? (
    <span class="avatar" style={{ background: groundOf(agent.id) }} aria-hidden="true">
      {initialsOf(agent.label)}
    </span>
  ) : (
    <img class="avatar" src={agent.pictureUrl} alt="" />
  )
