import type { Agent, AgentState } from '@frontdesk/protocol'
import { expect, it } from 'vitest'
import { item } from './testing-builders.ts'
import { agentTargets } from './transfer-targets.ts'

const agent = (id: string, state: AgentState): Agent => ({
  ...({} as Agent),
  id,
  name: id,
  label: id,
  login: id,
  number: null,
  state,
  disabled: false,
})

it('[CON33] a conversation can be given to who is available, and to the visitor’s own agent in whatever state', () => {
  const own = { id: 'omar', label: 'Omar', pictureUrl: null }
  const served = item('a', { assignee: { id: 'wei', label: 'Wei', pictureUrl: null } })
  const targets = agentTargets(
    [agent('wei', 'available'), agent('ida', 'busy'), agent('ana', 'available'), agent('omar', 'offline')],
    [served, item('b', { assignee: { id: 'ana', label: 'Ana', pictureUrl: null } })],
    { item: { ...served, routing: { ...served.routing, wanted: own } }, wanted: '', language: 'en' },
  )
  expect(targets.map(({ agent: { id }, open, canBePicked }) => [id, open, canBePicked])).toEqual([
    ['ana', 1, true],
    ['ida', 0, false],
    ['omar', 0, true],
  ])
})
