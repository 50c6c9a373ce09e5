import { describe, expect, it } from 'vitest'
import { rightsOfRole } from '../agent/rights.ts'
import { type CannedOwner, changesCanned, seesCanned } from './responses.ts'

const agent = { agentId: 'a1', rights: new Set(rightsOfRole('agent')), teamIds: ['t1'] }
const manager = { agentId: 'a2', rights: new Set(rightsOfRole('administrator')), teamIds: [] }
const owners: readonly CannedOwner[] = [
  { kind: 'account' },
  { kind: 'team', teamId: 't1' },
  { kind: 'team', teamId: 't2' },
  { kind: 'agent', agentId: 'a1' },
  { kind: 'agent', agentId: 'a2' },
]

describe('who has which canned responses', () => {
  it('[CAN1] an agent sees its own, those of its teams and those of the company, and changes its own', () => {
    expect(owners.map((owner) => seesCanned(agent, owner))).toEqual([true, true, false, true, false])
    expect(owners.map((owner) => changesCanned(agent, owner))).toEqual([false, false, false, true, false])
  })

  it('[CAN1] who looks after teams sees and changes all that are not one agent’s own', () => {
    expect(owners.map((owner) => seesCanned(manager, owner))).toEqual([true, true, true, false, true])
    expect(owners.map((owner) => changesCanned(manager, owner))).toEqual([true, true, true, false, true])
  })
})
