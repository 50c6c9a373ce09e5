import type { Availability, Params } from '@frontdesk/protocol'
import {
  askHttp,
  createTestClock,
  enterVisitor,
  eventually,
  expectOk,
  firstCompany,
  hireAgent,
  type Person,
  type RawSocket,
  signedInSocket,
  signInAdmin,
} from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { useServer } from './testing.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const never = Array.from({ length: 7 }, () => [])
const always = Array.from({ length: 7 }, () => [{ fromMinute: 0, untilMinute: 1_440 }])

describe('visitors and business hours', () => {
  const clock = createTestClock()
  const server = useServer({ clock })
  let admin: Person
  let siteId: string
  beforeAll(async () => {
    admin = await signInAdmin(server())
    siteId = (await server().app.store.credentials.siteByKey(server().siteKey))?.id ?? ''
  })
  const ask = <N extends Parameters<typeof askHttp>[1]>(name: N, params: Params<N>) =>
    askHttp(server().url, name, params, admin.who)
  const hoursOf = async (week: Params<'hours.create'>['week']) =>
    expectOk(await ask('hours.create', { name: 'Office', timeZone: 'UTC', week, holidays: [] })).id
  const visit = async () => {
    const socket = await signedInSocket(server().url, await enterVisitor(server()))
    const { you } = await socket.next('welcome')
    return { socket, availability: you.kind === 'visitor' ? you.availability : null }
  }
  /** What the visitor was told last, once it is so. */
  const told = (socket: RawSocket, fits: (availability: Availability) => boolean): Promise<Availability> =>
    eventually(() => {
      const last = socket.frames.findLast((frame) => frame.type === 'availability.changed')
      return last !== undefined && fits(last.availability) ? last.availability : null
    }, 'the availability')

  it('[HRS4][HRS6] a visitor is told when service begins, and at once when it has begun', async () => {
    const { agentId } = await hireAgent(server(), { company: firstCompany(server()) })
    // The next whole hour by the server's clock, and one hour from then.
    const opensAtMs = Math.ceil((clock.now() + minuteMs) / hourMs) * hourMs
    const fromMinute = (opensAtMs % dayMs) / minuteMs
    const hoursId = await hoursOf(always.map(() => [{ fromMinute, untilMinute: fromMinute + 60 }]))
    const team = expectOk(await ask('team.create', { name: 'Day', memberIds: [agentId] }))
    expectOk(await ask('site.update', { siteId, change: { teamId: team.id, hoursId: null } }))
    const early = await visit()
    expect(early.availability).toMatchObject({ opensAtMs: null })
    expectOk(await ask('team.update', { teamId: team.id, change: { hoursId } }))
    const closed = { online: false, agents: [], opensAtMs }
    expect(await told(early.socket, (now) => now.opensAtMs !== null)).toEqual(closed)
    expect((await visit()).availability).toEqual(closed)
    clock.advance(opensAtMs - clock.now() - 20)
    expectOk(await ask('hours.update', { hoursId, change: { name: 'Early' } }))
    await told(early.socket, (now) => now.opensAtMs === null)
    expect(clock.now()).toBeGreaterThanOrEqual(opensAtMs)
    early.socket.close()
  })

  it('[HRS4] only the team of a site answers its visitors', async () => {
    const company = firstCompany(server())
    const [mei, bo] = [await hireAgent(server(), { company }), await hireAgent(server(), { company })]
    const sockets = [await signedInSocket(server().url, mei), await signedInSocket(server().url, bo)]
    const team = expectOk(await ask('team.create', { name: 'Only Mei', memberIds: [mei.agentId] }))
    expectOk(await ask('site.update', { siteId, change: { teamId: team.id, hoursId: null } }))
    expect((await visit()).availability).toMatchObject({ online: true, agents: [{ id: mei.agentId }] })
    const { socket } = await visit()
    expectOk(await ask('team.update', { teamId: team.id, removeMemberIds: [mei.agentId] }))
    await told(socket, ({ online, agents }) => !online && agents.length === 0)
    for (const one of [...sockets, socket]) one.close()
  })

  it('[HRS4] where service never begins nobody is there, and no time is told', async () => {
    const hoursId = await hoursOf(never)
    expectOk(await ask('site.update', { siteId, change: { teamId: null, hoursId } }))
    expect((await visit()).availability).toEqual({ online: false, agents: [], opensAtMs: null })
  })
})
