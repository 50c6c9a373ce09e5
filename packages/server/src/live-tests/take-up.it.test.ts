import { createTestClock, eventually, openSession, signedInSocket } from '@frontdesk/testkit'
import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { noticeGone } from '../app/service/take-up.ts'
import { comes, has, deskLimits as limits, type Staff, served, talks } from './at-the-desk.ts'
import { sendText, type Talk, useServer } from './testing.ts'

type Server = ReturnType<ReturnType<typeof useServer>>

/** The server ends as if it had died before it set a timer: rows of conversations are there, and no others. */
const restartWithoutTimers = async (server: Server): Promise<void> => {
  await server.stop()
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  await client.query('delete from timers')
  await client.end()
  await server.restart()
}

const kindsOf = async ({ app, accountId }: Server, { conversationId }: Pick<Talk, 'conversationId'>) => {
  const read = await app.store.account(accountId).conversations.latest(conversationId, 'staff', 50)
  return (read?.entries ?? []).map(({ content }) => content.kind)
}
const count = (kinds: readonly string[], kind: string): number => kinds.filter((one) => one === kind).length

describe('a start takes up what the server before had not set', () => {
  const server = useServer({
    limits,
    service: { capacity: 1, overflow: { afterMs: 400, to: { kind: 'words' } } },
  })
  /** The same agent at the server that runs now. */
  const back = async (agent: Staff): Promise<Staff> => {
    const session = await openSession(server(), server().accountId, agent.agentId)
    const socket = await signedInSocket(server().url, session)
    onTestFinished(() => socket.close())
    return { ...agent, socket }
  }

  it('[TMR4] one that has waited too long meanwhile goes to those who leave words, once', async () => {
    const witness = await comes(server())
    await witness.socket.expect('state.set', { state: 'busy' })
    const talk = await talks(server())
    await has(witness, talk, ({ routing }) => routing.queuedAtMs !== null)
    await restartWithoutTimers(server())
    await eventually(async () => (await kindsOf(server(), talk)).includes('words'), 'it is told to leave words')
    await server().app.timers.look()
    expect(count(await kindsOf(server(), talk), 'words')).toBe(1)
  })

  it('[TMR4] one that was laid aside comes back at its time', async () => {
    const agent = await comes(server())
    const talk = await talks(server())
    await served(agent, talk)
    const { conversationId } = talk
    await agent.socket.expect('conversation.snooze', { conversationId, untilMs: Date.now() + 300 })
    await restartWithoutTimers(server())
    const again = await back(agent)
    const awake = await has(again, talk, ({ status }) => status !== 'snoozed')
    expect(['open', 'queued']).toContain(awake.status)
  })

  it('[TMR4] what stands there stays as it is', async () => {
    const { app, accountId } = server()
    const { timers } = app.store.account(accountId)
    const [kept, made] = ['kept', 'made'].map((kind) => ({ kind, subjectId: accountId, dueAtMs: 9_000_000_000_000 }))
    if (kept === undefined || made === undefined) throw new Error('two were made')
    await timers.set(kept)
    await timers.ensure([{ ...kept, dueAtMs: 9_000_000_000_001 }, made])
    const all = await app.store.timers.until(9_000_000_000_001, 1_000)
    expect(all.filter(({ kind }) => kind === 'kept' || kind === 'made')).toEqual(
      expect.arrayContaining([
        { accountId, ...kept },
        { accountId, ...made },
      ]),
    )
    for (const { kind, subjectId } of [kept, made]) await timers.cancel(kind, subjectId)
  })

  it('[RET3] visitors who were here when the server died and stay away have gone, and cost no seat', async () => {
    const agent = await comes(server())
    const talk = await talks(server())
    await served(agent, talk)
    await server().restart()
    const again = await back(agent)
    const { app, accountId } = server()
    talk.socket.close()
    expect(await kindsOf(server(), talk)).not.toContain('rested')
    await noticeGone(app, accountId, app.clock.now())
    await has(again, talk, ({ status, routing }) => status === 'open' && routing.restingSinceMs !== null)
    await noticeGone(app, accountId, app.clock.now())
    expect(count(await kindsOf(server(), talk), 'rested')).toBe(1)
    const next = await talks(server())
    await served(again, next)
  })
})

describe('idle rules that are due while the server is away', () => {
  const clock = createTestClock()
  const server = useServer({
    limits,
    clock,
    service: { capacity: 5, idle: { remindAfterMs: 60_000, releaseAfterMs: null, closeAfterMs: null } },
  })
  const idleIsSet = async ({ conversationId }: Talk): Promise<boolean> =>
    (await server().app.store.timers.until(clock.now() + 90_000, 100)).some(
      ({ kind, subjectId }) => kind === 'idle' && subjectId === conversationId,
    )

  it.each([
    ['with its timer', (one: Server) => one.restart()],
    ['without it', restartWithoutTimers],
  ] as const)('[IDL1][TMR2] are carried out once after a restart %s', async (_name, restart) => {
    const agent = await comes(server())
    const talk = await talks(server())
    await served(agent, talk)
    await sendText(agent.socket, talk.conversationId, 'What is your order number?')
    await eventually(() => idleIsSet(talk), 'the timer')
    await server().stop()
    clock.advance(61_000)
    await restart(server())
    await eventually(async () => (await kindsOf(server(), talk)).includes('reminded'), 'the visitor is reminded')
    await restart(server())
    await server().app.timers.look()
    expect(count(await kindsOf(server(), talk), 'reminded')).toBe(1)
  })
})
