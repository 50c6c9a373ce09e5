import { describe, expect, it } from 'vitest'
import { type Handling, ordinaryHandling, ownWaitEndsAtMs, wayOf, wayPastOwnAgent } from './contact-handling.ts'

const special = (more: Partial<Handling> = {}): Handling => ({ ...ordinaryHandling, special: true, ...more })
const everybody = (): boolean => true
const nobody = (): boolean => false

describe('[OWN1][D5] the way of a contact', () => {
  it('leads a special contact to its own agent, in that agent’s lane, whatever team the site has', () => {
    const way = wayOf(special({ agentId: 'ada', teamId: 'gold', priority: true }), 'shop', everybody)
    expect(way).toEqual({ lane: 'own', wantedAgentId: 'ada', teamId: null })
  })

  it('leads past an own agent who is gone for good', () => {
    expect(wayOf(special({ agentId: 'ada' }), 'shop', nobody)).toEqual({
      lane: 'normal',
      wantedAgentId: null,
      teamId: 'shop',
    })
  })

  it('leads a special contact without own agent to its own team, ahead of the others where it has priority', () => {
    const way = wayOf(special({ teamId: 'gold', priority: true }), 'shop', everybody)
    expect(way).toEqual({ lane: 'priority', wantedAgentId: null, teamId: 'gold' })
    expect(wayOf(special(), 'shop', everybody)).toEqual({ lane: 'normal', wantedAgentId: null, teamId: 'shop' })
  })

  it('is the normal one for everybody else, whatever else is noted', () => {
    const way = wayOf({ special: false, agentId: 'ada', teamId: 'gold', priority: true }, 'shop', everybody)
    expect(way).toEqual({ lane: 'normal', wantedAgentId: null, teamId: 'shop' })
  })
})

describe('[OWN2][D5] waiting for the own agent', () => {
  it('has no end where the account says so, else its time', () => {
    expect(ownWaitEndsAtMs(1_000, null)).toBeNull()
    expect(ownWaitEndsAtMs(1_000, 60_000)).toBe(61_000)
  })

  it('is followed by the own team, and by priority where it has it', () => {
    const way = wayPastOwnAgent(special({ agentId: 'ada', teamId: 'gold', priority: true }), 'shop')
    expect(way).toEqual({ lane: 'priority', wantedAgentId: null, teamId: 'gold' })
  })
})
