import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testPostgresKinds } from '../postgres/testing.ts'
import { shareTestStore } from './test-support/open-store.ts'
import { anotherAgent, aTeam, aWorld, someHours } from './test-support/world.ts'

const nobody = { add: [], remove: [] }

describe.each(testPostgresKinds)('teams and hours on %s', (kind) => {
  const share = shareTestStore(kind)
  const world = async () => aWorld((await share()).store)

  it('[TEA1] keep what was decided and who is in; members come and go one by one', async () => {
    const { account, accountId, agent, ...rest } = await world()
    const bo = await anotherAgent({ account, accountId, agent, ...rest })
    const team = aTeam(accountId, { name: 'Sales', policy: 'least-busy', capacity: 12, memberIds: [agent.id] })
    expect(await account.teams.create(team)).toBe('created')
    expect(await account.teams.byId(team.id)).toEqual(team)
    const overflow = { afterMs: 60_000, to: { kind: 'words' } } as const
    expect(await account.teams.update(team.id, { overflow, capacity: null }, { add: [bo.id], remove: [] })).toEqual({
      ...team,
      overflow,
      capacity: null,
      memberIds: [agent.id, bo.id].sort(),
    })
    const left = await account.teams.update(team.id, {}, { add: [bo.id], remove: [agent.id] })
    expect(left).toMatchObject({ memberIds: [bo.id] })
    expect(await account.teams.list()).toEqual([left])
  })

  it('[TEA1] a name is had once, whatever its case', async () => {
    const { account, accountId } = await world()
    const sales = aTeam(accountId, { name: 'Sales' })
    const other = aTeam(accountId, { name: 'Support' })
    await account.teams.create(sales)
    await account.teams.create(other)
    expect(await account.teams.create(aTeam(accountId, { name: 'SALES' }))).toBe('in_use')
    expect(await account.teams.update(other.id, { name: 'sales' }, nobody)).toBe('in_use')
    expect(await account.teams.update(randomUUID(), { name: 'x' }, nobody)).toBe('missing')
    expect(await account.teams.update(sales.id, {}, { add: [randomUUID()], remove: [] })).toBe('missing')
  })

  it('[TEA3] nothing leads to a team that is removed', async () => {
    const { account, accountId, agent, site } = await world()
    const team = aTeam(accountId, { memberIds: [agent.id] })
    await account.teams.create(team)
    const overflow = { afterMs: 60_000, to: { kind: 'team', teamId: team.id } } as const
    const other = aTeam(accountId, { overflow })
    await account.teams.create(other)
    await account.update({ service: { overflow } })
    await account.sites.change(site.id, { teamId: team.id })
    expect(await account.teams.remove(team.id)).toBe(true)
    expect(await account.teams.remove(team.id)).toBe(false)
    expect(await account.teams.list()).toEqual([{ ...other, overflow: null }])
    expect((await account.read())?.service.overflow).toBeNull()
    expect((await account.sites.byId(site.id))?.teamId).toBeNull()
  })

  it('[HRS5] hours are kept, changed and removed; who had them serves always', async () => {
    const { account, accountId, site } = await world()
    const hours = someHours(accountId)
    const team = aTeam(accountId, { hoursId: hours.id })
    await account.hours.create(hours)
    await account.teams.create(team)
    await account.sites.change(site.id, { hoursId: hours.id })
    const week = hours.week.map(() => [{ fromMinute: 0, untilMinute: 1_440 }])
    const changed = { ...hours, timeZone: 'Europe/Madrid', week, holidays: [] }
    expect(await account.hours.update(hours.id, {})).toEqual(hours)
    expect(await account.hours.update(hours.id, { timeZone: 'Europe/Madrid', week, holidays: [] })).toEqual(changed)
    expect(await account.hours.update(randomUUID(), { name: 'x' })).toBeNull()
    expect(await account.hours.list()).toEqual([changed])
    expect(await account.hours.remove(hours.id)).toBe(true)
    expect(await account.hours.remove(hours.id)).toBe(false)
    expect((await account.teams.byId(team.id))?.hoursId).toBeNull()
    expect((await account.sites.byId(site.id))?.hoursId).toBeNull()
  })

  it('[SVC1] of how an account serves, only what is said changes', async () => {
    const { account } = await world()
    const { service } = await account.update({ service: { capacity: 9, breakReasons: ['Lunch'] } })
    expect(service).toMatchObject({ capacity: 9, breakReasons: ['Lunch'], policy: 'random', graceMs: 60_000 })
    expect((await account.update({ service: { policy: 'manual' } })).service).toEqual({ ...service, policy: 'manual' })
  })

  it('[TEA5] each change of a team, its members, hours, a site or the account makes another version of its people', async () => {
    const { store, account, accountId, agent, site } = await world()
    const version = async () => (await store.leases.peopleVersions([accountId])).get(accountId)
    let before = await version()
    const team = aTeam(accountId)
    const hours = someHours(accountId)
    for (const change of [
      () => account.teams.create(team),
      () => account.teams.update(team.id, {}, { add: [agent.id], remove: [] }),
      () => account.teams.update(team.id, {}, { add: [], remove: [agent.id] }),
      () => account.hours.create(hours),
      () => account.hours.update(hours.id, { name: 'Late' }),
      () => account.hours.remove(hours.id),
      () => account.teams.remove(team.id),
      () => account.sites.change(site.id, { name: 'Renamed' }),
      () => account.update({ service: { capacity: 2 } }),
    ]) {
      await change()
      const after = await version()
      expect(after).not.toBe(before)
      before = after
    }
  })
})
