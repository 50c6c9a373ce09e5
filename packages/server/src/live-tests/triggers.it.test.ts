import type { Params, Trigger } from '@frontdesk/protocol'
import { askHttp, createTestClock, eventually, expectOk, type TestServer } from '@frontdesk/testkit'
import { beforeEach, describe, expect, it } from 'vitest'
import { agentComes, goTo, guestComes, hears, type Staff, tabOf } from './inviting.ts'
import { useServer } from './testing.ts'

const limits = { visitorBootsPerIpPerMinute: 10_000, signInsPerIpPer15m: 10_000 }
const cart = { pageUrl: 'http://shop.test/cart?step=1', pageTitle: 'Cart' }

const pendingOf = async ({ app, accountId }: TestServer, contactId: string) => {
  const latest = await app.store.account(accountId).invitations.latestOf(contactId)
  return latest?.state === 'pending' ? latest : null
}

describe('rules that invite by themselves', () => {
  const clock = createTestClock()
  const server = useServer({ limits, clock, service: { policy: 'manual' } })

  const ask = async <N extends 'trigger.create' | 'trigger.update' | 'invitation-settings.update' | 'trigger.hits'>(
    { who }: Staff,
    name: N,
    params: Params<N>,
  ) => expectOk(await askHttp(server().url, name, params, { ...who, origin: server().url }))

  const aRule = async (by: Staff, change: Params<'trigger.update'>['change']): Promise<Trigger> => {
    const { id: triggerId } = await ask(by, 'trigger.create', { name: 'Cart' })
    return ask(by, 'trigger.update', { triggerId, change: { mode: 'on', ...change } })
  }

  beforeEach(async () => {
    const { triggers } = server().app.store.account(server().accountId)
    for (const { id } of await triggers.list()) await triggers.remove(id)
    await server().app.directory.refresh(server().accountId)
  })

  it('[TRG1][TRG3][E4] a page of the pattern invites in the name of an agent who is free, with the company’s first text', async () => {
    const agent = await agentComes(server(), { role: 'administrator' })
    const { id: triggerId } = await aRule(agent, { conditions: [{ kind: 'page', pattern: '/cart' }] })
    const guest = await guestComes(server())
    await goTo(guest.socket, { ...cart, language: 'zh-CN' })
    const invitation = await eventually(() => pendingOf(server(), guest.contactId))
    expect(invitation).toMatchObject({ triggerId, agentId: agent.agentId, text: '您好，有什么可以帮您？' })
    await hears(guest.socket, invitation.id, 'pending')
    await hears(agent.socket, invitation.id, 'pending')
  })

  it('[TRG1] time on the page counts from the page, and a page walked away from begins anew', async () => {
    const agent = await agentComes(server(), { role: 'administrator' })
    const conditions = [
      { kind: 'page', pattern: '/cart' },
      { kind: 'time', atLeastMs: 20_000 },
    ] as const
    await aRule(agent, { conditions: [...conditions], texts: { en: 'Stuck?', 'zh-CN': '' } })
    const guest = await guestComes(server(), cart)
    clock.advance(15_000)
    await goTo(guest.socket)
    await goTo(guest.socket, cart)
    clock.advance(15_000)
    server().app.rules.tick()
    expect(await pendingOf(server(), guest.contactId)).toBeNull()
    clock.advance(5_000)
    server().app.rules.tick()
    expect(await eventually(() => pendingOf(server(), guest.contactId))).toMatchObject({ text: 'Stuck?' })
  })

  it('[TRG2] not twice in a visit, and not while the visitor is left alone', async () => {
    const agent = await agentComes(server(), { role: 'administrator' })
    await ask(agent, 'invitation-settings.update', { change: { quietMs: 0 } })
    await aRule(agent, { conditions: [{ kind: 'page', pattern: '/cart' }] })
    await aRule(agent, { conditions: [{ kind: 'page', pattern: '/pay' }] })
    const guest = await guestComes(server(), cart)
    const { id: invitationId } = await eventually(() => pendingOf(server(), guest.contactId))
    await guest.socket.expect('invitation.decline', { invitationId })
    await goTo(guest.socket, { pageUrl: 'http://shop.test/pay' })
    clock.advance(20_000)
    server().app.rules.tick()
    await server().app.rules.settled()
    expect(await pendingOf(server(), guest.contactId)).toBeNull()
    const { byRules } = server().app.store.account(server().accountId).invitations
    expect(await byRules(guest.contactId, 0)).toHaveLength(1)
  })

  it('[TRG3] where no agent has a seat free nobody is invited, until one has', async () => {
    const agent = await agentComes(server(), { role: 'administrator' })
    await aRule(agent, { conditions: [{ kind: 'page', pattern: '/cart' }] })
    await agent.socket.expect('state.set', { state: 'busy' })
    const guest = await guestComes(server(), cart)
    server().app.rules.tick()
    await server().app.rules.settled()
    expect(await pendingOf(server(), guest.contactId)).toBeNull()
    await agent.socket.expect('state.set', { state: 'available' })
    clock.advance(10_000)
    server().app.rules.tick()
    expect(await eventually(() => pendingOf(server(), guest.contactId))).toMatchObject({ agentId: agent.agentId })
  })

  it('[TRG1] what the site tells of the cart lets a rule invite at once', async () => {
    const agent = await agentComes(server(), { role: 'administrator' })
    await aRule(agent, { conditions: [{ kind: 'attribute', key: 'cart', is: 'least', value: '100' }] })
    const guest = await guestComes(server())
    await guest.socket.expect('contact.update', { attributes: { cart: 99 } })
    await server().app.rules.settled()
    expect(await pendingOf(server(), guest.contactId)).toBeNull()
    await guest.socket.expect('contact.update', { attributes: { cart: 120 } })
    await eventually(() => pendingOf(server(), guest.contactId))
  })

  it('[TRG5] a rule in test invites nobody and lists who would have been', async () => {
    const agent = await agentComes(server(), { role: 'administrator' })
    const { id } = await aRule(agent, { mode: 'test', conditions: [{ kind: 'page', pattern: '/cart' }] })
    const guest = await guestComes(server(), cart)
    const hit = await eventually(async () =>
      (await ask(agent, 'trigger.hits', {})).hits.find(({ trigger }) => trigger.id === id),
    )
    expect(hit).toMatchObject({ contact: { id: guest.contactId }, agent: { id: agent.agentId }, pageUrl: cart.pageUrl })
    const tab = await tabOf(server(), guest.visitor)
    await goTo(tab, cart)
    await server().app.rules.settled()
    expect((await ask(agent, 'trigger.hits', {})).hits.filter(({ trigger }) => trigger.id === id)).toHaveLength(1)
    expect(await pendingOf(server(), guest.contactId)).toBeNull()
  })
})
