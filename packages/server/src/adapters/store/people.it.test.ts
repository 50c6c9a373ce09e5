import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Ticket } from '../../app/ports/store.ts'
import { testPostgresKinds } from '../postgres/testing.ts'
import { openTestStore, shareTestStore } from './test-support/open-store.ts'
import { aContact, anAgent, anotherAgent, aPass, aSession, aSite, aWorld } from './test-support/world.ts'

const nowMs = 1_760_000_000_000

/** What any store of accounts, agents, sessions, sites, contacts and secrets must do. */
describe.each(testPostgresKinds)('people on %s', (kind) => {
  const share = shareTestStore(kind)
  const fresh = () => openTestStore(kind)
  const world = async (open = share) => aWorld((await open()).store)

  describe('accounts', () => {
    it('[ACC8] are found by their slug, listed oldest first, and changed', async () => {
      const { store } = await fresh()
      const account = {
        id: randomUUID(),
        slug: 'b',
        name: 'B',
        agentLabel: 'name',
        isOwner: false,
        createdAtMs: 2,
      } as const
      await store.accounts.create(account)
      await store.accounts.create({ ...account, id: randomUUID(), slug: 'a', createdAtMs: 1 })
      expect((await store.accounts.list()).map(({ slug }) => slug)).toEqual(['a', 'b'])
      expect(await store.accounts.bySlug('b')).toEqual(account)
      expect(await store.accounts.bySlug('c')).toBeNull()
      const changed = { ...account, name: 'New', agentLabel: 'number' }
      expect(await store.account(account.id).update({ name: 'New', agentLabel: 'number' })).toEqual(changed)
      expect(await store.account(account.id).update({})).toEqual(changed)
      expect(await store.account(account.id).read()).toEqual(changed)
      expect(await store.account(randomUUID()).read()).toBeNull()
    })
  })

  describe('agents', () => {
    it('[ACC3] keep login (without case) and number unique in the account', async () => {
      const { account, accountId } = await world()
      const ada = anAgent(accountId, { login: 'Ada', number: '7' })
      expect(await account.agents.create(ada)).toBe(true)
      expect(await account.agents.create(anAgent(accountId, { login: 'aDA' }))).toBe(false)
      expect(await account.agents.create(anAgent(accountId, { number: '7' }))).toBe(false)
      expect(await account.agents.byLogin('ADA')).toEqual(ada)
      expect(await account.agents.byLogin('nobody')).toBeNull()
      const bob = anAgent(accountId)
      await account.agents.create(bob)
      expect(await account.agents.update(bob.id, { number: '7' })).toBe('in_use')
      expect(await account.agents.update(randomUUID(), { name: 'x' })).toBe('missing')
    })

    it('[ACC8] change only what is said', async () => {
      const { account, agent } = await world()
      const changes = {
        name: 'New',
        number: '12',
        role: 'agent',
        language: 'zh-CN',
        theme: 'dark',
        passwordHash: 'other',
        passwordChangeDue: true,
        pictureKey: 'key',
        disabledAtMs: 5,
      } as const
      expect(await account.agents.update(agent.id, {})).toEqual(agent)
      for (const [name, value] of Object.entries(changes)) {
        const before = await account.agents.byId(agent.id)
        expect(await account.agents.update(agent.id, { [name]: value })).toEqual({ ...before, [name]: value })
      }
      expect(await account.agents.byId(agent.id)).toEqual({ ...agent, ...changes })
      expect(await account.agents.list()).toEqual([{ ...agent, ...changes }])
      expect(await account.agents.update(agent.id, { number: null, disabledAtMs: null })).toEqual({
        ...agent,
        ...changes,
        number: null,
        disabledAtMs: null,
      })
    })

    it('[ACC4] keep an administrator, also when two demote each other at once', async () => {
      const worldNow = await world()
      const { account, agent } = worldNow
      const { agents } = account
      expect(await agents.updateKeepingAdministrator(agent.id, { role: 'agent' })).toBe('last_administrator')
      expect(await agents.updateKeepingAdministrator(agent.id, { disabledAtMs: 1 })).toBe('last_administrator')
      expect(await agents.updateKeepingAdministrator(agent.id, { name: 'New' })).toMatchObject({ name: 'New' })
      expect(await agents.updateKeepingAdministrator(randomUUID(), { role: 'agent' })).toBe('missing')
      for (let round = 0; round < 10; round += 1) {
        const other = await anotherAgent(worldNow, { role: 'administrator' })
        const results = await Promise.all([
          agents.updateKeepingAdministrator(agent.id, { role: 'agent' }),
          agents.updateKeepingAdministrator(other.id, { disabledAtMs: 1 }),
        ])
        expect(results.filter((result) => result === 'last_administrator')).toHaveLength(1)
        await agents.update(agent.id, { role: 'administrator' })
        await agents.update(other.id, { role: 'agent', disabledAtMs: null })
      }
    })
  })

  describe('sessions', () => {
    it('[ACC5] are found by the hash of their token until they expire, end, or the agent is disabled', async () => {
      const { store, account, accountId, agent } = await world()
      const session = aSession(agent, { expiresAtMs: nowMs + 10 })
      await account.sessions.create(session)
      const found = { session, agent, account: await account.read() }
      expect(await store.credentials.session(session.tokenHash, nowMs + 9)).toEqual(found)
      expect(await store.credentials.session(session.tokenHash, nowMs + 10)).toBeNull()
      expect(await store.credentials.session('', nowMs)).toBeNull()
      await account.sessions.touch(session.id, nowMs + 5, nowMs + 50)
      const touched = { ...session, lastSeenAtMs: nowMs + 5, expiresAtMs: nowMs + 50 }
      expect(await account.sessions.ofAgent(agent.id, nowMs + 20)).toEqual([touched])
      await account.agents.update(agent.id, { disabledAtMs: 1 })
      expect(await store.credentials.session(session.tokenHash, nowMs)).toBeNull()
      await account.agents.update(agent.id, { disabledAtMs: null })
      expect(await account.sessions.end(randomUUID(), session.id)).toBe(false)
      expect(await account.sessions.end(agent.id, session.id)).toBe(true)
      expect(await account.sessions.end(agent.id, session.id)).toBe(false)
      expect(await store.credentials.session(session.tokenHash, nowMs)).toBeNull()
      expect(await store.account(accountId).sessions.ofAgent(agent.id, nowMs)).toEqual([])
    })

    it('[ACC5] end all at once, but for the one that asks', async () => {
      const worldNow = await world()
      const { account, agent } = worldNow
      const other = await anotherAgent(worldNow)
      const sessions = [aSession(agent), aSession(agent), aSession(agent)]
      const [kept, ...ended] = sessions.map(({ id }) => id)
      for (const session of [...sessions, aSession(other)]) await account.sessions.create(session)
      expect((await account.sessions.endAll(agent.id, kept ?? '')).sort()).toEqual(ended.sort())
      expect((await account.sessions.ofAgent(agent.id, nowMs)).map(({ id }) => id)).toEqual([kept])
      expect(await account.sessions.endAll(agent.id, null)).toEqual([kept])
      expect(await account.sessions.ofAgent(other.id, nowMs)).toHaveLength(1)
    })
  })

  describe('tickets', () => {
    it('[ACC5] work once, before they expire, while what they stand for stands', async () => {
      const { store, account, accountId, agent, site, contact } = await world()
      const session = aSession(agent)
      const pass = aPass(site, contact)
      await account.sessions.create(session)
      await account.contacts.issuePass(pass)
      const base = { accountId, expiresAtMs: nowMs + 10 }
      const boot = (): Ticket => ({
        ...base,
        tokenHash: randomUUID(),
        kind: 'boot',
        siteId: site.id,
        origin: 'https://a.example',
      })
      const agentSocket = (): Ticket => ({
        ...base,
        tokenHash: randomUUID(),
        kind: 'agent-socket',
        agentId: agent.id,
        sessionId: session.id,
      })
      const visitorSocket = (): Ticket => ({
        ...base,
        tokenHash: randomUUID(),
        kind: 'visitor-socket',
        siteId: site.id,
        contactId: contact.id,
        passId: pass.id,
      })
      const { redeemTicket } = store.credentials
      for (const make of [boot, agentSocket, visitorSocket]) {
        const ticket = make()
        await account.issueTicket(ticket)
        const answers = await Promise.all([1, 2, 3].map(() => redeemTicket(ticket.tokenHash, nowMs)))
        expect(answers.filter((answer) => answer !== null)).toEqual([ticket])
        const late = make()
        await account.issueTicket(late)
        expect(await redeemTicket(late.tokenHash, nowMs + 10)).toBeNull()
        expect(await redeemTicket(late.tokenHash, nowMs)).toBeNull()
      }
      const ofDisabled = agentSocket()
      await account.issueTicket(ofDisabled)
      await account.agents.update(agent.id, { disabledAtMs: 1 })
      expect(await redeemTicket(ofDisabled.tokenHash, nowMs)).toBeNull()
      await account.agents.update(agent.id, { disabledAtMs: null })
      const ofEnded = agentSocket()
      await account.issueTicket(ofEnded)
      await account.sessions.end(agent.id, session.id)
      expect(await redeemTicket(ofEnded.tokenHash, nowMs)).toBeNull()
    })
  })

  describe('visitors', () => {
    it('[ACC5] are known by the hash of their token until it expires; what has expired is swept away', async () => {
      const { store, account, site, contact, agent } = await world(fresh)
      const pass = aPass(site, contact, { expiresAtMs: nowMs + 10 })
      await account.contacts.issuePass(pass)
      expect(await store.credentials.visitor(pass.tokenHash, nowMs)).toEqual(pass)
      expect(await store.credentials.visitor(pass.tokenHash, nowMs + 10)).toBeNull()
      await account.contacts.touchPass(pass.id, nowMs + 8, nowMs + 20)
      const touched = { ...pass, lastSeenAtMs: nowMs + 8, expiresAtMs: nowMs + 20 }
      expect(await store.credentials.visitor(pass.tokenHash, nowMs + 10)).toEqual(touched)
      await account.sessions.create(aSession(agent, { expiresAtMs: nowMs + 15 }))
      await account.issueTicket({
        accountId: contact.accountId,
        tokenHash: randomUUID(),
        expiresAtMs: nowMs + 15,
        kind: 'boot',
        siteId: site.id,
        origin: 'o',
      })
      expect(await store.credentials.sweep(nowMs + 15)).toBe(2)
      expect(await store.credentials.sweep(nowMs + 20)).toBe(1)
      expect(await store.credentials.sweep(nowMs + 20)).toBe(0)
    })

    it('[ACC8] have a record that changes, and a last visit', async () => {
      const { account, accountId, site } = await world()
      const contact = aContact(accountId)
      await account.contacts.create(contact)
      expect(await account.contacts.byId(contact.id)).toEqual(contact)
      const known = { name: '王芳', email: 'a@b.example', phone: '+49 1', language: 'en' }
      expect(await account.contacts.update(contact.id, {})).toEqual(contact)
      expect(await account.contacts.update(contact.id, known)).toEqual({ ...contact, ...known })
      expect(await account.contacts.update(contact.id, { email: null })).toEqual({ ...contact, ...known, email: null })
      expect(await account.contacts.update(randomUUID(), known)).toBeNull()
      const visit = {
        contactId: contact.id,
        ip: '2001:db8::1',
        country: null,
        pageUrl: 'https://shop.example/',
        pageTitle: '商店',
        referrer: null,
        browser: 'Chrome 140',
        system: 'Android 15',
        device: 'phone',
        language: 'zh-CN',
        timeZone: 'Asia/Shanghai',
        startedAtMs: nowMs,
        lastSeenAtMs: nowMs + 1,
      } as const
      expect(await account.contacts.lastVisit(contact.id)).toBeNull()
      await account.contacts.saveVisit(visit, site.id)
      await account.contacts.saveVisit({ ...visit, pageUrl: null, lastSeenAtMs: nowMs + 2 }, site.id)
      expect(await account.contacts.lastVisit(contact.id)).toEqual({
        ...visit,
        pageUrl: null,
        lastSeenAtMs: nowMs + 2,
      })
    })
  })

  describe('sites', () => {
    it('[ACC8] are found by id and key, and told which pages may carry them', async () => {
      const { store, account, accountId, site } = await world()
      const other = aSite(accountId, { name: 'A second', allowedOrigins: [] })
      await account.sites.create(other)
      await account.sites.allow(other.id, ['https://a.example', 'https://b.example'])
      const allowed = { ...other, allowedOrigins: ['https://a.example', 'https://b.example'] }
      expect(await account.sites.byId(other.id)).toEqual(allowed)
      expect(await store.credentials.siteByKey(other.key)).toEqual(allowed)
      expect(await store.credentials.siteByKey('')).toBeNull()
      expect(await account.sites.list()).toEqual([allowed, site])
    })
  })
})
