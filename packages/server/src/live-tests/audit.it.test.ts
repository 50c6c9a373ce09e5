import { type CommandName, type CommandShape, commands, type Params } from '@frontdesk/protocol'
import { askHttp, enterVisitor, expectOk, hireAgent, type Person, signInAdmin } from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { resetByOperator } from '../app/installation/reset-administrator.ts'
import { makeWorld, paramsOf, type World } from './commands-of-a-world.ts'
import { allText } from './look-into-store.ts'
import { startTalk, useServer } from './testing.ts'

const names = Object.keys(commands) as CommandName[]
const isAudited = (name: CommandName): boolean => (commands[name] as CommandShape).audit !== undefined
const audited = names.filter(isAudited)
/** Where no mail is set up these are refused, which is told of as well. */
const needsMail: readonly CommandName[] = ['password.request', 'agent.invite', 'mail.test']
/** A link that nobody has sent names no account, and a company that registers has none before. */
const withoutAccount: readonly CommandName[] = ['password.set', 'company.register']

describe('the audit log', () => {
  const server = useServer({
    service: { policy: 'manual' },
    config: { registration: true },
    limits: { signInsPerIpPer15m: 1_000, signInsPerLoginPer15m: 1_000 },
  })
  let world: World
  let admin: Person & { agentId: string }
  beforeAll(async () => {
    world = await makeWorld(server(), 'first')
    admin = await signInAdmin(server())
  })
  const rows = async (filter: Params<'audit.list'> = {}) =>
    expectOk(await askHttp(server().url, 'audit.list', filter, admin.who)).events
  const idsOf = async () => new Set((await rows()).map(({ id }) => id))

  it.each(audited.filter((name) => !withoutAccount.includes(name)))(
    '[AUD1][SEC-I7] %s leaves exactly one row',
    async (name) => {
      const someone = await world.staff('administrator')
      const before = await idsOf()
      const isOpen = (commands[name].askers as readonly string[]).includes('anyone')
      const things = name === 'session.revoke' ? { ...world.things, sessionId: someone.sessionId } : world.things
      const answer = await askHttp(server().url, name, paramsOf[name](things), isOpen ? {} : someone.who)
      const made = (await rows()).filter(({ id }) => !before.has(id))
      expect(made).toHaveLength(1)
      expect(made[0]).toMatchObject({
        command: name,
        ip: expect.stringMatching(/^(::1|127\.0\.0\.1|::ffff:127\.0\.0\.1)$/),
        subject: { kind: (commands[name] as CommandShape).audit?.of },
        outcome: answer.ok ? 'done' : 'refused',
        code: answer.ok ? null : answer.error.code,
        actor: isOpen ? { kind: 'nobody' } : { kind: 'agent', id: someone.agentId },
      })
      if (!needsMail.includes(name) && !isOpen && name !== 'password.change') expect(answer.ok, name).toBe(true)
    },
  )

  it.each(names.filter((name) => !isAudited(name) && (commands[name] as CommandShape).http?.method === 'GET'))(
    '[AUD1] %s only reads, and leaves none',
    async (name) => {
      const before = await idsOf()
      await askHttp(server().url, name, paramsOf[name](world.things), (await world.staff('administrator')).who)
      expect((await rows()).filter(({ id }) => !before.has(id))).toEqual([])
    },
  )

  it('[AUD2] a row says who did what from where, with the changed fields before and after', async () => {
    const { company } = world
    const { url } = server()
    const [chief, one, other] = [
      await world.staff('administrator'),
      await hireAgent(server(), { company }),
      await hireAgent(server(), { company }),
    ]
    const memberIds = [one.agentId, other.agentId]
    const team = expectOk(await askHttp(url, 'team.create', { name: 'Night', memberIds }, chief.who))
    await askHttp(
      url,
      'team.update',
      { teamId: team.id, change: { capacity: 5 }, removeMemberIds: [one.agentId] },
      chief.who,
    )
    expect((await rows({ command: 'team.update' }))[0]).toMatchObject({
      actor: { kind: 'agent', id: chief.agentId, label: expect.stringMatching(/./) },
      ip: expect.stringMatching(/127\.0\.0\.1|::1/),
      subject: { kind: 'team', id: team.id, label: 'Night' },
      before: { capacity: null, members: [expect.stringContaining(one.login)] },
      after: { capacity: 5, members: [] },
      outcome: 'done',
    })

    const hired = await hireAgent(server(), { company })
    await askHttp(url, 'agent.disable', { agentId: hired.agentId }, chief.who)
    expect((await rows({ command: 'agent.disable' }))[0]).toMatchObject({
      subject: { id: hired.agentId },
      before: { disabled: false },
      after: { disabled: true },
    })
  })

  it('[AUD1] signing in is told of, whether it went well or not, with the login that was tried', async () => {
    const hired = await hireAgent(server())
    const attempt = (login: string, password: string) =>
      askHttp(server().url, 'session.create', { account: 'main', login, password })
    await attempt('Nobody-Here', 'wrong words')
    await attempt(hired.login, 'wrong words')
    await attempt(hired.login, hired.password)
    const [well, wrong, unknown] = await rows({ command: 'session.create' })
    expect(well).toMatchObject({ actor: { kind: 'agent', id: hired.agentId }, outcome: 'done' })
    const refused = { outcome: 'refused', code: 'auth.failed' }
    expect(wrong).toMatchObject({
      actor: { kind: 'nobody', label: hired.login },
      subject: { id: hired.agentId },
      ...refused,
    })
    expect(unknown).toMatchObject({
      actor: { kind: 'nobody', label: 'Nobody-Here' },
      subject: { id: null },
      ...refused,
    })
    expect((await rows({ agentId: hired.agentId })).map(({ id }) => id)).toEqual(
      expect.arrayContaining([well?.id, wrong?.id]),
    )
  })

  it('[AUD1] a company’s log begins with its registration', async () => {
    const { slug, login } = expectOk(
      await askHttp(server().url, 'company.register', paramsOf['company.register'](world.things)),
    )
    const made = await server().app.store.accounts.bySlug(slug)
    const { events } = await server()
      .app.store.account(made?.id ?? '')
      .audit.list({}, 50, null)
    expect(events).toMatchObject([
      { command: 'company.register', actor: { kind: 'agent' }, subject: { id: made?.id }, after: { slug, login } },
    ])
  })

  it('[AUD1] what an agent may not do, and asked for, is told of', async () => {
    const agent = await world.staff('agent')
    await askHttp(server().url, 'site.create', { name: 'Mine', allowedOrigins: [] }, agent.who)
    expect((await rows({ command: 'site.create' }))[0]).toMatchObject({
      actor: { id: agent.agentId },
      outcome: 'refused',
      code: 'right.missing',
    })
  })

  it('[AUD1] an operator’s reset at the machine is told of as the product’s own', async () => {
    const hired = await hireAgent(server())
    await resetByOperator(server().app, hired.login, 'main')
    expect((await rows({ command: 'agent.reset' }))[0]).toMatchObject({
      actor: { kind: 'system', id: null },
      ip: null,
      subject: { id: hired.agentId },
    })
  })

  it('[AUD5] of an erased contact the id stays, and nothing else', async () => {
    const { visitor, socket } = await startTalk(server(), 'words of somebody')
    await socket.expect('contact.update', { name: 'Name Of Somebody' })
    const { contactId } = visitor.self
    const handling = { special: true, agentId: null, teamId: null, priority: true }
    await askHttp(server().url, 'contact.handle', { contactId, handling }, admin.who)
    expect((await rows({ command: 'contact.handle' }))[0]).toMatchObject({
      subject: { id: contactId, label: 'Name Of Somebody' },
      after: handling,
    })
    const narrow = await world.staffWith(['audit.read'])
    const seen = expectOk(await askHttp(server().url, 'audit.list', { command: 'contact.handle' }, narrow.who))
    expect(seen.events[0]?.subject).toEqual({ kind: 'contact', id: contactId, label: null })
    expectOk(await askHttp(server().url, 'contact.erase', { contactId }, admin.who))
    expect((await rows({ subject: 'contact' })).filter(({ subject }) => subject.id === contactId)).toHaveLength(2)
    expect(await allText(server().databaseUrl)).not.toContain('Name Of Somebody')
    socket.close()
  })

  it('[AUD2][SEC-I3] no password, token, key or message is in any row', async () => {
    const { url, siteKey } = server()
    const { conversationId } = world.things
    const canaries: string[] = [admin.who.cookie?.split('=')[1] ?? '', 'Hello', 'wrong words', 'correct horse battery']
    const hired = await hireAgent(server())
    canaries.push(hired.password, 'canary new password')
    await askHttp(url, 'password.change', { current: hired.password, next: 'canary new password' }, hired.who)
    const key = expectOk(await askHttp(url, 'identity-key.create', { siteId: await siteOf(siteKey) }, admin.who))
    const reset = expectOk(await askHttp(url, 'agent.reset', { agentId: hired.agentId }, admin.who))
    canaries.push(key.secret, reset.password)
    await askHttp(url, 'callback.import', { csv: 'name\ncanary-of-a-list' }, admin.who)
    canaries.push('canary-of-a-list')
    const visitor = await enterVisitor(server())
    canaries.push(visitor.token)
    const told = JSON.stringify(await everything())
    expect(told).toContain('identity-key.create')
    expect(conversationId).not.toBe('')
    expect(canaries.filter((canary) => canary === '' || told.includes(canary))).toEqual([])
  })

  it('[AUD4] the export holds the columns that are asked for, and is itself told of', async () => {
    const asked = { command: 'team.update', columns: ['actor', 'command', 'outcome'] } as const
    const { csv, events } = expectOk(
      await askHttp(server().url, 'audit.export', { ...asked, columns: [...asked.columns] }, admin.who),
    )
    const lines = csv.trimEnd().split('\r\n')
    expect(lines[0]).toBe('\uFEFF"actor","command","outcome"')
    expect(lines).toHaveLength(events + 1)
    expect(lines.slice(1).every((line) => line.includes('"team.update"'))).toBe(true)
    expect((await rows())[0]).toMatchObject({ command: 'audit.export', after: { events } })
    const elsewhere = await askHttp(
      server().url,
      'audit.export',
      { columns: ['at_ms; drop table audit_events' as 'time'] },
      admin.who,
    )
    expect(elsewhere).toMatchObject({ ok: false, error: { code: 'request.invalid' } })
  })

  const siteOf = async (key: string) => (await server().app.store.credentials.siteByKey(key))?.id ?? ''
  const everything = async () =>
    (await server().app.store.account(server().accountId).audit.list({}, 10_000, null)).events
})
