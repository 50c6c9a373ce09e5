import { describe, expect, it } from 'vitest'
import type { LiveConnection } from '../ports/live.ts'
import { agentPrincipal } from '../principal.ts'
import { createPresence } from './presence.ts'

const connection = (id: string, principal: LiveConnection['principal']): LiveConnection => ({
  id,
  principal,
  send: () => undefined,
  end: () => undefined,
})
const agent = (id: string, agentId = 'wei', accountId = 'one') =>
  connection(
    id,
    agentPrincipal({ accountId, id: agentId, role: 'agent', ownRole: null, passwordChangeDue: false }, 's'),
  )
const visitor = (id: string, contactId = 'v1') =>
  connection(id, { kind: 'visitor', accountId: 'one', siteId: 's', contactId, passId: 'p' })

describe('presence', () => {
  it('[A6] an agent is there from its first connection to the end of its last', () => {
    const presence = createPresence()
    const [desk, phone] = [agent('1'), agent('2')]
    expect([presence.arrive(desk), presence.arrive(phone)]).toEqual([true, false])
    expect(presence.onlineAgents('one')).toEqual(['wei'])
    expect([presence.leave(desk), presence.leave(phone)]).toEqual([false, true])
    expect(presence.isAgentOnline('one', 'wei')).toBe(false)
  })

  it('[A7] a visitor in several tabs is one visitor', () => {
    const presence = createPresence()
    const [tab, other] = [visitor('1'), visitor('2')]
    presence.arrive(tab)
    presence.arrive(other)
    expect(presence.counts()).toEqual({ agents: 0, visitors: 1 })
    expect(presence.visitor('one', 'v1')?.connections.size).toBe(2)
    presence.leave(tab)
    expect(presence.visitor('one', 'v1')).toBeDefined()
    presence.leave(other)
    expect(presence.visitor('one', 'v1')).toBeUndefined()
  })

  it('[PRS1] keeps accounts apart', () => {
    const presence = createPresence()
    presence.arrive(agent('1'))
    expect(presence.onlineAgents('two')).toEqual([])
    expect([...presence.allAgentConnections('two')]).toEqual([])
  })

  it('[PRS1] leaving twice is leaving once', () => {
    const presence = createPresence()
    const tab = visitor('1')
    presence.arrive(tab)
    expect([presence.leave(tab), presence.leave(tab)]).toEqual([true, false])
  })
})
