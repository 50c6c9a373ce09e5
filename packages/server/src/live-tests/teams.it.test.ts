import type { Params } from '@frontdesk/protocol'
import { askHttp, expectOk, firstCompany, hireAgent, type Person, signInAdmin } from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { nothing } from './commands-of-a-world.ts'
import { newClientId, useServer } from './testing.ts'

const office = {
  name: 'Office',
  timeZone: 'Asia/Shanghai',
  week: Array.from({ length: 7 }, () => [{ fromMinute: 540, untilMinute: 1_080 }]),
  holidays: [],
}
const nameOf = (what: string): string => `${what} ${newClientId()}`

describe('teams, business hours and service', () => {
  const server = useServer()
  let admin: Person
  beforeAll(async () => {
    admin = await signInAdmin(server())
  })
  const ask = <N extends Parameters<typeof askHttp>[1]>(name: N, params: Params<N>) =>
    askHttp(server().url, name, params, admin.who)
  const refused = (details: object) => ({ ok: false, error: { code: 'request.invalid', details } })

  it('[TEA1] a team is made, decides for itself, and its members come and go', async () => {
    const company = firstCompany(server())
    const [ann, bo] = [await hireAgent(server(), { company }), await hireAgent(server(), { company })]
    const team = expectOk(await ask('team.create', { name: nameOf('Sales'), memberIds: [ann.agentId, ann.agentId] }))
    expect(team).toMatchObject({ policy: null, capacity: null, memberIds: [ann.agentId] })
    const change = { policy: 'least-busy', capacity: 6, acceptWithinMs: 30_000 } as const
    const changed = expectOk(
      await ask('team.update', { teamId: team.id, change, addMemberIds: [bo.agentId], removeMemberIds: [ann.agentId] }),
    )
    expect(changed).toEqual({ ...team, ...change, memberIds: [bo.agentId] })
    expect(expectOk(await askHttp(server().url, 'team.list', {}, bo.who)).teams).toContainEqual(changed)
    expect(await ask('team.create', { name: team.name.toUpperCase() })).toMatchObject({
      error: { code: 'name.in_use' },
    })
  })

  it('[TEA2] an agent’s places, skills and languages', async () => {
    const { agentId } = await hireAgent(server(), { company: firstCompany(server()) })
    const abilities = { capacity: 3, skills: ['Refunds', 'refunds ', '退款'], languages: ['zh-CN', 'es'] }
    const agent = expectOk(await ask('agent.update', { agentId, ...abilities }))
    expect(agent).toMatchObject({ capacity: 3, skills: ['Refunds', '退款'], languages: ['zh-CN', 'es'] })
    expect(expectOk(await ask('agent.update', { agentId, name: 'Renamed' }))).toMatchObject({ capacity: 3 })
    expect(expectOk(await ask('agent.update', { agentId, capacity: null }))).toMatchObject({ capacity: null })
  })

  it('[TEA3] what goes on without a team is told before it is removed', async () => {
    const team = expectOk(await ask('team.create', { name: nameOf('Leaving') }))
    const other = expectOk(await ask('team.create', { name: nameOf('Staying') }))
    const overflow = { afterMs: 60_000, to: { kind: 'team', teamId: team.id } } as const
    expectOk(await ask('team.update', { teamId: other.id, change: { overflow } }))
    const site = expectOk(await ask('site.create', { name: 'Its shop', allowedOrigins: [] }))
    expectOk(await ask('site.update', { siteId: site.id, change: { teamId: team.id } }))
    expect(expectOk(await ask('team.departure', { teamId: team.id }))).toEqual({
      conversations: 0,
      sites: [{ id: site.id, name: 'Its shop' }],
      teams: [{ id: other.id, name: other.name }],
    })
    expectOk(await ask('team.remove', { teamId: team.id }))
    expect(expectOk(await ask('team.list', {})).teams).toContainEqual({ ...other, overflow: null })
    expect(expectOk(await ask('site.list', {})).sites).toContainEqual(site)
    expect(await ask('team.departure', { teamId: team.id })).toMatchObject({ error: { code: 'not_found' } })
  })

  it('[TEA4] what is named must be there', async () => {
    const team = expectOk(await ask('team.create', { name: nameOf('Strict') }))
    const site = expectOk(await ask('site.create', { name: 'Strict shop', allowedOrigins: [] }))
    const update = (change: Params<'team.update'>['change'] & object) => ask('team.update', { teamId: team.id, change })
    const overTo = (teamId: string) => ({ overflow: { afterMs: 60_000, to: { kind: 'team' as const, teamId } } })
    expect(await update({ hoursId: nothing.hoursId })).toMatchObject(refused({ field: 'hoursId' }))
    expect(await update(overTo(nothing.teamId))).toMatchObject(refused({ field: 'overflow' }))
    expect(await update(overTo(team.id))).toMatchObject(refused({ field: 'overflow' }))
    expect(await ask('service.update', { change: overTo(nothing.teamId) })).toMatchObject(
      refused({ field: 'overflow' }),
    )
    for (const field of ['teamId', 'hoursId'] as const)
      expect(await ask('site.update', { siteId: site.id, change: { [field]: nothing[field] } })).toMatchObject(
        refused({ field }),
      )
    expect(await ask('team.update', { teamId: team.id, addMemberIds: [nothing.agentId] })).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  it('[HRS3][HRS5] hours are made, changed and removed, and refused where no clock can follow them', async () => {
    const hours = expectOk(await ask('hours.create', office))
    expect(hours).toMatchObject(office)
    const { hoursId } = { hoursId: hours.id }
    expect(await ask('hours.update', { hoursId, change: { timeZone: 'Mars/Olympus' } })).toMatchObject(
      refused({ field: 'timeZone' }),
    )
    const crooked = office.week.map((spans, day) => (day === 2 ? [...spans, ...spans] : spans))
    expect(await ask('hours.update', { hoursId, change: { week: crooked } })).toMatchObject(
      refused({ field: 'week', index: 2 }),
    )
    const closed = expectOk(await ask('hours.update', { hoursId, change: { week: office.week.map(() => []) } }))
    expect(closed).toMatchObject({ open: false, changesAtMs: null, timeZone: 'Asia/Shanghai' })
    expectOk(await ask('hours.remove', { hoursId }))
    expect(expectOk(await ask('hours.list', {})).hours.map(({ id }) => id)).not.toContain(hoursId)
  })

  it('[SVC1][SVC2] service is changed piece by piece, within bounds', async () => {
    const { service } = expectOk(await ask('account.read', {}))
    const change = { policy: 'longest-idle', capacity: 7, breakReasons: ['Lunch', 'Training'] } as const
    const after = { ...service, ...change, breakReasons: ['Lunch', 'Training'] }
    expect(
      expectOk(await ask('service.update', { change: { ...change, breakReasons: after.breakReasons } })).service,
    ).toEqual(after)
    const minuteMs = 60_000
    const idle = { remindAfterMs: 9 * minuteMs, releaseAfterMs: 5 * minuteMs, closeAfterMs: null }
    expect(await ask('service.update', { change: { idle } })).toMatchObject(refused({ field: 'idle' }))
    expect(await ask('service.update', { change: { breakReasons: ['Lunch', 'Lunch'] } })).toMatchObject(
      refused({ field: 'breakReasons' }),
    )
    expect(await ask('service.update', { change: { capacity: 0 } })).toMatchObject(
      refused({ path: '/change/capacity' }),
    )
    expect(await ask('service.update', { change: { graceMs: 3_600_001 } })).toMatchObject(
      refused({ path: '/change/graceMs' }),
    )
    expect(await ask('service.update', { change: { toOffline: 'e-mail' } })).toMatchObject({
      error: { code: 'mail.off' },
    })
    expect(expectOk(await ask('account.read', {})).service).toEqual(after)
  })
})
