import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testPostgresKinds } from '../postgres/testing.ts'
import { connect } from './test-support/log-world.ts'
import { openTestStore } from './test-support/open-store.ts'
import { aContact, anAuditEvent, aWorld } from './test-support/world.ts'

const dayMs = 86_400_000

describe.each(testPostgresKinds)('the audit log on %s', (kind) => {
  const setUp = async () => {
    const opened = await openTestStore(kind)
    const world = await aWorld(opened.store)
    const { audit } = world.account
    const all = async () => (await audit.list({}, 50, null)).events
    return { ...opened, ...world, audit, all, upkeep: opened.store.auditUpkeep }
  }

  it('[AUD3][SEC-I7] no statement of the application changes or removes a row', async () => {
    const { url, audit, agent, all } = await setUp()
    await audit.add(anAuditEvent(agent, { atMs: Date.now() }))
    const before = await all()
    const client = await connect(url)
    for (const statement of [
      `update audit_events set actor_label = 'Somebody else'`,
      `update audit_events set at_ms = 0`,
      'delete from audit_events',
      'truncate audit_events',
      `insert into audit_events select * from audit_events on conflict (account_id, id) do update set command = 'x.y'`,
      `with gone as (delete from audit_events returning *) select * from gone`,
    ])
      await expect(client.query(statement), statement).rejects.toThrow('can not be altered')
    await expect(client.query('update accounts set audit_days = 1')).rejects.toThrow('audit_days')
    expect(await all()).toEqual(before)
  })

  it('[AUD3] what is older than the account keeps goes, and a row says how many', async () => {
    const { audit, agent, account, upkeep, all } = await setUp()
    const young = anAuditEvent(agent, { atMs: Date.now() - 39 * dayMs })
    for (const event of [
      young,
      ...[41, 50, 400].map((days) => anAuditEvent(agent, { atMs: Date.now() - days * dayMs })),
    ])
      await audit.add(event)
    expect(await upkeep.sweep()).toBe(1)
    await account.update({ auditDays: 40 })
    expect(await upkeep.sweep()).toBe(2)
    expect(await upkeep.sweep()).toBe(0)
    expect(await all()).toMatchObject([
      { command: 'audit.sweep', actor: { kind: 'system' }, after: { removed: 2 } },
      { command: 'audit.sweep', actor: { kind: 'system' }, after: { removed: 1 } },
      young,
    ])
  })

  it('[AUD6] what was noted becomes one row: by whoever finishes it, or when nobody has for long', async () => {
    const { audit, agent, upkeep, all } = await setUp()
    const [done, lost, forgotten] = [1, 2, 3].map((atMs) => anAuditEvent(agent, { atMs, outcome: 'unknown' }))
    if (done === undefined || lost === undefined || forgotten === undefined) throw new Error('three were made')
    for (const event of [done, lost, forgotten]) await audit.begin(event)
    expect(await all()).toEqual([])
    await audit.finish({ ...done, outcome: 'done' })
    await audit.finish({ ...done, outcome: 'refused' })
    await audit.forget(forgotten.id)
    expect(await upkeep.settle(2)).toBe(0)
    expect(await upkeep.settle(3)).toBe(1)
    await audit.finish({ ...lost, outcome: 'done' })
    expect(await all()).toMatchObject([
      { id: lost.id, outcome: 'unknown' },
      { id: done.id, outcome: 'done' },
    ])
  })

  it('[AUD4] pages through what the filter lets by, newest first', async () => {
    const { audit, agent } = await setUp()
    const other = { kind: 'agent', id: randomUUID(), label: 'Bo 100%' } as const
    const made = [1, 1, 2, 3, 4].map((atMs, at) => anAuditEvent(agent, at === 3 ? { atMs, actor: other } : { atMs }))
    for (const event of made) await audit.add(event)
    const seen: string[] = []
    for (let before: string | null = null; ; ) {
      const page = await audit.list({ agentId: agent.id }, 2, before)
      seen.push(...page.events.map(({ id }) => id))
      if (page.next === null) break
      before = page.next
    }
    expect(seen).toHaveLength(4)
    expect(new Set(seen)).toEqual(new Set(made.filter(({ actor }) => actor.id === agent.id).map(({ id }) => id)))
    const count = async (filter: Parameters<typeof audit.list>[0]) => (await audit.list(filter, 50, null)).events.length
    expect(await count({ search: '100%' })).toBe(1)
    expect(await count({ search: '_' })).toBe(0)
    expect(await count({ fromMs: 2, untilMs: 4 })).toBe(2)
    expect(await count({ subject: 'team', command: 'team.update', outcome: 'done' })).toBe(5)
    expect(await count({ command: "x' or '1'='1" })).toBe(0)
  })

  it('[AUD5] a contact is named as long as it is there', async () => {
    const { audit, agent, account, accountId, all } = await setUp()
    const contact = aContact(accountId, { name: 'Wang' })
    await account.contacts.create(contact)
    await audit.add(anAuditEvent(agent, { subject: { kind: 'contact', id: contact.id, label: null } }))
    expect(await all()).toMatchObject([{ contactLabel: 'Wang' }])
    const record = {
      id: randomUUID(),
      contactId: contact.id,
      agentId: agent.id,
      atMs: 1,
      conversations: 0,
      entries: 0,
      files: 0,
    }
    await account.privacy.removeContact(record, 50)
    expect(await all()).toMatchObject([{ contactLabel: null, subject: { id: contact.id, label: null } }])
  })
})
