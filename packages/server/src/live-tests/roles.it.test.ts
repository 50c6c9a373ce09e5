import { closeCodes, type Right } from '@frontdesk/protocol'
import { askHttp, expectOk, hireAgent, openSession, type Person, signedInSocket, signInAdmin } from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { newClientId, useServer } from './testing.ts'
import { useTwoNodes } from './two-nodes.ts'

const withinMs = 1_000

describe('roles', () => {
  const server = useServer({ limits: { signInsPerIpPer15m: 1_000 } })
  let admin: Person & { agentId: string }
  beforeAll(async () => {
    admin = await signInAdmin(server())
  })

  const makeRole = async (rights: Right[], who = admin) =>
    expectOk(await askHttp(server().url, 'role.create', { name: `Role ${newClientId()}`, rights }, who.who))
  const give = async (agentId: string, roleId: string) =>
    expectOk(await askHttp(server().url, 'agent.update', { agentId, roleId }, admin.who))

  it('[RGT5] a role is made, given, renamed and, when nobody has it, removed', async () => {
    const role = await makeRole(['audit.read', 'conversations.team'])
    expect(role).toMatchObject({ rights: ['conversations.team', 'audit.read'], agents: 0 })
    const agent = await hireAgent(server())
    expect(await give(agent.agentId, role.id)).toMatchObject({
      role: 'agent',
      ownRole: { id: role.id, name: role.name },
    })
    const me = expectOk(await askHttp(server().url, 'profile.read', {}, agent.who))
    expect(me.rights).toEqual(['conversations.team', 'audit.read'])
    const taken = await askHttp(server().url, 'role.create', { name: role.name.toUpperCase(), rights: [] }, admin.who)
    expect(taken).toMatchObject({ status: 409, error: { code: 'name.in_use' } })
    const inUse = await askHttp(server().url, 'role.remove', { roleId: role.id }, admin.who)
    expect(inUse).toMatchObject({ status: 409, error: { code: 'role.in_use' } })
    expectOk(await askHttp(server().url, 'agent.update', { agentId: agent.agentId, role: 'agent' }, admin.who))
    expectOk(await askHttp(server().url, 'role.update', { roleId: role.id, name: 'Another name' }, admin.who))
    expectOk(await askHttp(server().url, 'role.remove', { roleId: role.id }, admin.who))
    const { roles } = expectOk(await askHttp(server().url, 'role.list', {}, admin.who))
    expect(roles.some(({ id }) => id === role.id)).toBe(false)
  })

  it('[RGT3][SEC-E4] a right taken out of a role ends its holders’ sockets at once; they come back without it', async () => {
    const role = await makeRole(['conversations.all', 'agents.manage'])
    const agent = await hireAgent(server())
    await give(agent.agentId, role.id)
    const sockets = await Promise.all([1, 2].map(() => signedInSocket(server().url, agent)))
    const startedMs = performance.now()
    expectOk(await askHttp(server().url, 'role.update', { roleId: role.id, rights: ['conversations.all'] }, admin.who))
    for (const { closed } of sockets) expect(await closed).toBe(closeCodes.unauthenticated)
    expect(performance.now() - startedMs).toBeLessThan(withinMs)
    expect(await askHttp(server().url, 'role.list', {}, agent.who)).toMatchObject({ error: { code: 'right.missing' } })
    const back = await signedInSocket(server().url, agent)
    await back.expect('agent.list', {})
    back.close()
  })

  it('[RGT3] a new name alone ends nothing, and colleagues read it', async () => {
    const role = await makeRole(['conversations.all'])
    const agent = await hireAgent(server())
    await give(agent.agentId, role.id)
    const socket = await signedInSocket(server().url, agent)
    expectOk(await askHttp(server().url, 'role.update', { roleId: role.id, name: 'Night shift' }, admin.who))
    const { agents } = await socket.expect('agent.list', {})
    expect(agents.find(({ id }) => id === agent.agentId)?.ownRole?.name).toBe('Night shift')
    socket.close()
  })

  it('[RGT4] who manages agents gives no right that it lacks, and reaches nobody who has more', async () => {
    const lead = await hireAgent(server(), { rights: ['conversations.all', 'agents.manage'] })
    const refused = { ok: false, status: 403, error: { code: 'right.missing' } }
    const ask: typeof askHttp = (url, name, params) => askHttp(url, name, params, lead.who)
    const { url } = server()
    const mighty = await makeRole(['sites.manage'])
    const victim = await hireAgent(server())
    for (const answer of [
      await ask(url, 'agent.create', { login: 'sneak', name: 'Sneak', role: 'administrator' }),
      await ask(url, 'agent.create', { login: 'sneak', name: 'Sneak', role: 'agent', roleId: mighty.id }),
      await ask(url, 'agent.update', { agentId: lead.agentId, role: 'administrator' }),
      await ask(url, 'agent.update', { agentId: victim.agentId, roleId: mighty.id }),
      await ask(url, 'agent.update', { agentId: admin.agentId, name: 'Mallory' }),
      await ask(url, 'agent.reset', { agentId: admin.agentId }),
      await ask(url, 'agent.disable', { agentId: admin.agentId }),
      await ask(url, 'agent.enable', { agentId: admin.agentId }),
      await ask(url, 'agent.invite', { agentId: admin.agentId }),
      await ask(url, 'role.create', { name: 'More', rights: ['audit.read'] }),
      await ask(url, 'role.update', { roleId: mighty.id, rights: [] }),
      await ask(url, 'role.remove', { roleId: mighty.id }),
    ])
      expect(answer).toMatchObject(refused)
    expectOk(await ask(url, 'agent.update', { agentId: victim.agentId, name: 'Renamed' }))
  })
})

describe('roles on two nodes', () => {
  const nodes = useTwoNodes({ signInsPerIpPer15m: 1_000 })

  it('[RGT3] a right taken away on one node ends the sockets of the other, and its polls', async () => {
    const { server, urls } = nodes()
    const agent = await hireAgent(server, { rights: ['conversations.all', 'supervise'] })
    const admin = await signInAdmin(server)
    const session = await openSession(server, server.accountId, agent.agentId)
    const { ticket } = expectOk(await askHttp(urls[1], 'socket.admit', {}, session.who))
    const socket = await signedInSocket(urls[1], { ...session, ticket: async () => ({ ticket }) })
    const startedMs = performance.now()
    expectOk(await askHttp(urls[0], 'agent.update', { agentId: agent.agentId, role: 'agent' }, admin.who))
    expect(await socket.closed).toBe(closeCodes.unauthenticated)
    expect(performance.now() - startedMs).toBeLessThan(2_000)
  })
})
