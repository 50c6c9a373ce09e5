import {
  askHttp,
  createTestClock,
  enterVisitor,
  eventually,
  expectOk,
  hireAgent,
  openSession,
  signedInSocket,
} from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { useServer } from './testing.ts'

describe('states', () => {
  const clock = createTestClock()
  const server = useServer({ clock })
  const stateOf = async (agentId: string) => {
    const { standingOf } = await server().app.directory.of(server().accountId)
    return standingOf(agentId)
  }

  it('[A5][STA1] busy, break and exit show on all devices of the agent and to colleagues at once', async () => {
    const wei = await hireAgent(server(), { name: 'Wei' })
    const [desk, phone] = [await signedInSocket(server().url, wei), await signedInSocket(server().url, wei)]
    const colleague = await signedInSocket(server().url, await hireAgent(server()))
    for (const choice of [
      { state: 'break', reason: 'Lunch' },
      { state: 'busy', reason: null },
      { state: 'offline', reason: null },
      { state: 'available', reason: null },
    ] as const) {
      const answer = await desk.expect('state.set', choice)
      expect(answer).toMatchObject({ state: choice.state, stateReason: choice.reason })
      for (const socket of [phone, colleague])
        await eventually(() =>
          socket.frames.some(
            (frame) =>
              frame.type === 'agent.changed' &&
              frame.agent.id === wei.agentId &&
              frame.agent.state === choice.state &&
              frame.agent.stateReason === choice.reason,
          ),
        )
    }
    for (const socket of [desk, phone, colleague]) socket.close()
  })

  it('[STA3][A1] visitors see somebody while one is available or busy', async () => {
    const wei = await hireAgent(server(), { name: 'Wei' })
    const desk = await signedInSocket(server().url, wei)
    const shows = async (): Promise<boolean> => {
      const visitor = await signedInSocket(server().url, await enterVisitor(server()))
      const { you } = await visitor.next('welcome')
      visitor.close()
      return you.kind === 'visitor' && you.availability.agents.some(({ id }) => id === wei.agentId)
    }
    const seen: boolean[] = []
    for (const state of ['available', 'busy', 'break', 'offline'] as const) {
      await desk.expect('state.set', { state })
      seen.push(await shows())
    }
    expect(seen).toEqual([true, true, false, false])
    desk.close()
  })

  it('[STA2] a lost connection is away, and offline when the grace time is over; who comes back is as before', async () => {
    const wei = await hireAgent(server())
    const lose = async () => {
      const desk = await signedInSocket(server().url, wei)
      await desk.expect('state.set', { state: 'busy' })
      desk.close()
      await eventually(async () => (await stateOf(wei.agentId)).presence === 'away', 'away', 10_000)
    }
    await lose()
    const back = await signedInSocket(server().url, wei)
    expect(await stateOf(wei.agentId)).toMatchObject({ chosen: 'busy', presence: 'here' })
    back.close()
    await lose()
    clock.advance(59_000)
    await server().app.timers.look()
    expect((await stateOf(wei.agentId)).presence).toBe('away')
    clock.advance(10_000)
    await server().app.timers.look()
    expect((await stateOf(wei.agentId)).presence).toBe('gone')
  })

  it('[STA1] signing out of the last session is exit, of another one is not', async () => {
    const wei = await hireAgent(server())
    const phone = await openSession(server(), server().accountId, wei.agentId)
    expectOk(await askHttp(server().url, 'session.end', {}, phone.who))
    expect((await stateOf(wei.agentId)).chosen).toBe('available')
    expectOk(await askHttp(server().url, 'session.end', {}, wei.who))
    expect((await stateOf(wei.agentId)).chosen).toBe('offline')
  })

  it('[STA4] the ledger tells an agent its own times, and a supervisor everybody’s', async () => {
    const wei = await hireAgent(server())
    const desk = await signedInSocket(server().url, wei)
    clock.advance(3_600_000)
    // Over HTTP: a socket that seems silent for an hour may be cut.
    await askHttp(server().url, 'state.set', { state: 'break', reason: 'Tea' }, wei.who)
    clock.advance(600_000)
    await askHttp(server().url, 'state.set', { state: 'available' }, wei.who)
    const from = new Date(clock.now() - 86_400_000).toISOString().slice(0, 10)
    const params = { from, days: 3, timeZone: 'UTC', agentId: wei.agentId }
    const sum = (days: { available: number; break: number }[], state: 'available' | 'break') =>
      days.reduce((total, day) => total + day[state], 0)
    for (const person of [wei, await hireAgent(server(), { role: 'administrator' })]) {
      const { days } = expectOk(await askHttp(server().url, 'state.ledger', params, person.who))
      expect(sum(days, 'available') / 3_600_000).toBeCloseTo(1, 1)
      expect(sum(days, 'break') / 600_000).toBeCloseTo(1, 1)
    }
    const colleague = await hireAgent(server())
    expect(await askHttp(server().url, 'state.ledger', params, colleague.who)).toMatchObject({ status: 403 })
    const nowhere = { ...params, timeZone: 'Nowhere/City' }
    expect(await askHttp(server().url, 'state.ledger', nowhere, wei.who)).toMatchObject({ status: 400 })
    desk.close()
  })
})
