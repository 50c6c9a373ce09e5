import { randomUUID } from 'node:crypto'
import { defaultAuditDays, defaultServiceSettings } from '@frontdesk/domain'
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
        auditDays: defaultAuditDays,
        service: defaultServiceSettings,
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

  describe('known visitors', () => {
    const record = {
      name: 'Wang',
      email: 'a@b.example',
      emailVerified: true,
      phone: null,
      language: null,
      attributes: {},
    }

    it('[IDN2] are found by the company’s own id, which one contact has', async () => {
      const { account, contact, accountId } = await world()
      const known = aContact(accountId, { verified: true, externalId: 'x', attributes: { plan: 'gold', seats: 3 } })
      expect(await account.contacts.create(known)).toBe(true)
      expect(await account.contacts.create({ ...known, id: randomUUID() })).toBe(false)
      expect(await account.contacts.byExternalId('x')).toEqual(known)
      for (const nobody of ['', 'X', 'null']) expect(await account.contacts.byExternalId(nobody)).toBeNull()
      expect(await account.contacts.identify(contact.id, 'x', record)).toBeNull()
      expect(await account.contacts.identify(known.id, 'y', record)).toBeNull()
      expect(await account.contacts.byId(contact.id)).toEqual(contact)
      expect(await account.contacts.byId(known.id)).toEqual(known)
    })

    it('[IDN3] end the passes from before they were known, in the same moment, and no others', async () => {
      const { store, account, contact, site } = await world()
      const passes = [aPass(site, contact), aPass(site, contact)]
      for (const pass of passes) expect(await account.contacts.issuePass(pass)).toBe(true)
      const identified = await account.contacts.identify(contact.id, randomUUID(), record)
      expect(identified?.contact).toMatchObject({ id: contact.id, verified: true, ...record })
      expect(identified?.endedPassIds.sort()).toEqual(passes.map(({ id }) => id).sort())
      const pass = aPass(site, contact, { identity: { hash: 'h', expiresAtMs: nowMs } })
      await account.contacts.issuePass(pass)
      const again = await account.contacts.identify(contact.id, identified?.contact.externalId ?? '', record)
      expect(again?.endedPassIds).toEqual([])
      expect(await store.credentials.visitor(pass.tokenHash, nowMs)).toEqual(pass)
      expect(await account.contacts.holdsPass(pass.id)).toBe(true)
      expect(await account.contacts.endPass(pass.id)).toEqual(pass.identity)
      expect(await account.contacts.endPass(pass.id)).toBeNull()
      expect(await account.contacts.holdsPass(pass.id)).toBe(false)
    })

    it('[IDN6] are not changed by what they say, nor verified by a link', async () => {
      const { account, contact } = await world()
      expect(await account.contacts.update(contact.id, { email: 'a@b.example', attributes: { a: 1 } })).toMatchObject({
        emailVerified: false,
        attributes: { a: 1 },
      })
      expect(await account.contacts.confirmEmail(contact.id, 'other@b.example')).toBeNull()
      expect(await account.contacts.confirmEmail(contact.id, 'a@b.example')).toMatchObject({
        emailVerified: true,
        verified: false,
      })
      expect(await account.contacts.update(contact.id, { email: 'a@b.example' })).toMatchObject({ emailVerified: true })
      expect(await account.contacts.update(contact.id, { email: null })).toMatchObject({ emailVerified: false })
      const identified = await account.contacts.identify(contact.id, randomUUID(), record)
      for (const change of [{ name: 'X' }, { attributes: { b: 1 } }, { email: 'x@y.example' }])
        expect(await account.contacts.update(contact.id, change)).toBeNull()
      expect(await account.contacts.confirmEmail(contact.id, 'a@b.example')).toBeNull()
      expect(await account.contacts.byId(contact.id)).toEqual(identified?.contact)
    })

    it('[IDN7] keep the first moment at which they agreed', async () => {
      const { account, contact } = await world()
      expect(await account.contacts.consent(contact.id, 5)).toMatchObject({ consentedAtMs: 5 })
      expect(await account.contacts.consent(contact.id, 9)).toMatchObject({ consentedAtMs: 5 })
      expect(await account.contacts.consent(randomUUID(), 5)).toBeNull()
    })

    it('[IDN4] are not identified by what is spent, until it is swept away', async () => {
      const { store, account } = await world(fresh)
      await account.identities.spend('hash', nowMs + 10)
      await account.identities.spend('hash', nowMs + 10)
      expect(await account.identities.isSpent('hash')).toBe(true)
      expect(await account.identities.isSpent('')).toBe(false)
      expect(await store.credentials.sweep(nowMs + 10)).toBe(1)
      expect(await account.identities.isSpent('hash')).toBe(false)
    })
  })

  describe('sites', () => {
    it('[SITE3] change only what is said; switched off they are found by nobody outside', async () => {
      const { store, account, site, contact } = await world()
      const pass = aPass(site, contact)
      await account.contacts.issuePass(pass)
      const texts = { ...site.texts, en: { title: 'Help', greeting: '', privacy: '', consent: '' } }
      const changed = { ...site, name: 'New', accent: '#000000', texts, enabled: false }
      expect(await account.sites.change(site.id, {})).toEqual(site)
      expect(await account.sites.change(site.id, { name: 'New', accent: '#000000', texts, enabled: false })).toEqual(
        changed,
      )
      expect(await account.sites.byId(site.id)).toEqual(changed)
      expect(await account.sites.change(randomUUID(), { name: 'x' })).toBeNull()
      expect(await store.credentials.siteByKey(site.key)).toBeNull()
      expect(await store.credentials.visitor(pass.tokenHash, nowMs)).toBeNull()
      expect(await account.contacts.holdsPass(pass.id)).toBe(false)
      expect((await store.accounts.openSites()).some(({ id }) => id === site.id)).toBe(false)
    })

    it('[SITE5] keep the newest sighting of each step', async () => {
      const { account, site } = await world()
      const boot = { step: 'boot', origin: 'https://a.example', pageUrl: null, atMs: 1 } as const
      await account.sites.see(site.id, boot)
      await account.sites.see(site.id, { ...boot, origin: 'https://b.example', atMs: 2 })
      await account.sites.see(site.id, { ...boot, step: 'visit', pageUrl: 'https://a.example/x' })
      const seen = await account.sites.sightings(site.id)
      expect(seen).toHaveLength(2)
      expect(seen).toContainEqual({ ...boot, origin: 'https://b.example', atMs: 2 })
    })

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
