import {
  eventually,
  hireAgent,
  openSession,
  signedInSocket,
  startTestServer,
  type TestServer,
} from '@frontdesk/testkit'
import { type MailServer, startMailServer } from '@frontdesk/testkit/mail-server'
import { type SmsGateway, startSmsGateway } from '@frontdesk/testkit/sms-gateway'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { testPostgresUrl } from '../adapters/postgres/testing-inject.ts'

const phone = '+8613800000001'
const logged: string[] = []

describe('words that go besides to colleagues who are not here', () => {
  let mail: MailServer
  let sms: SmsGateway
  let server: TestServer
  beforeAll(async () => {
    mail = await startMailServer()
    sms = await startSmsGateway()
    server = await startTestServer({
      adminUrl: testPostgresUrl('embedded'),
      config: { mail: mail.config, sms: sms.config },
      logSink: { write: (line) => void logged.push(line) },
    })
  })
  beforeEach(() => sms.answer(202))
  afterAll(async () => {
    await server?.close()
    await mail?.close()
    await sms?.close()
  })

  const socketOf = async (agentId: string) => {
    const socket = await signedInSocket(server.url, await openSession(server, server.accountId, agentId))
    onTestFinished(() => socket.close())
    return socket
  }
  /** Ana, who is here, in a group with those who are not. */
  const roomWith = async (...absent: { email?: string; phone?: string; language?: 'en' | 'zh-CN' }[]) => {
    const ana = await hireAgent(server)
    const others = await Promise.all(absent.map(() => hireAgent(server)))
    for (const [i, change] of absent.entries())
      await server.app.store.account(server.accountId).agents.update(others[i]?.agentId ?? '', change)
    await server.app.directory.refresh(server.accountId)
    const socket = await socketOf(ana.agentId)
    const agentIds = others.map(({ agentId }) => agentId)
    const { conversationId } = await socket.expect('room.create', { title: 'Returns', agentIds })
    const say = (clientId: string, text: string, also: ('e-mail' | 'sms')[]) =>
      socket.expect('message.send', { conversationId, clientId: `message-${clientId}`, text, also })
    const states = async () =>
      (await socket.expect('room.notices', { conversationId })).notices.map(({ way, state }) => `${way} ${state}`)
    return { conversationId, agentIds, socket, say, states }
  }

  it('[A2][ROM8] goes by mail to each who is not here, once, in the receiver’s language, with a link', async () => {
    const { conversationId, say, states } = await roomWith(
      { email: 'bo@example.com' },
      { email: 'chen@example.com', language: 'zh-CN' },
    )
    const said = await say('also-1', 'Who has the key?\n<b>Bo</b>?', ['e-mail'])
    expect(await say('also-1', 'Who has the key?\n<b>Bo</b>?', ['e-mail'])).toEqual(said)
    const letter = await mail.nextMail('bo@example.com')
    expect(letter.text.replaceAll('\r', '')).toContain('Who has the key?\n<b>Bo</b>?')
    expect(letter.text).toContain('in the room Returns')
    expect(letter.html).not.toContain('<b>Bo</b>')
    expect(letter.link).toBe(`${server.url}/console/colleagues/${conversationId}`)
    expect((await mail.nextMail('chen@example.com')).subject).toBe('您有同事留言')
    await eventually(async () => (await states()).join() === 'e-mail sent,e-mail sent')
    await say('also-1', 'Who has the key?\n<b>Bo</b>?', ['e-mail'])
    await say('also-2', 'Found it.', ['e-mail'])
    expect((await mail.nextMail('bo@example.com')).text).toContain('Found it.')
    expect(await mail.waiting('bo@example.com')).toBe(0)
  }, 40_000)

  it('[A2][ROM8][ROM9] goes as a text message to who has a number; who cannot be reached is told beforehand', async () => {
    const { conversationId, agentIds, socket, say, states } = await roomWith({ phone }, {})
    const reach = await socket.expect('room.reach', { conversationId })
    expect(reach.offered).toEqual(['e-mail', 'sms'])
    expect(Object.fromEntries(reach.away.map(({ agent, ways }) => [agent.id, ways]))).toEqual({
      [agentIds[0] ?? '']: ['sms'],
      [agentIds[1] ?? '']: [],
    })
    await say('text-1', '字'.repeat(400), ['e-mail', 'sms'])
    const text = await eventually(() => sms.taken.at(-1))
    expect(text.to).toBe(phone)
    expect(text.text).toMatch(/\(Returns\): 字{300}…\nhttp\S+$/)
    await eventually(async () => (await states()).join() === 'sms sent')
  }, 40_000)

  it('[ROM8] does not go to who is here, nor where the author has not marked it', async () => {
    const { agentIds, socket, conversationId, say, states } = await roomWith({ email: 'here@example.com' }, { phone })
    await socketOf(agentIds[0] ?? '')
    await eventually(async () => (await socket.expect('room.reach', { conversationId })).away.length === 1)
    await say('here-1', 'You see it', ['e-mail'])
    await say('here-2', 'It waits', [])
    expect(await states()).toEqual([])
  }, 40_000)

  it('[ROM8][ROM10] a message that the gateway cannot take yet goes after a restart, once; a refusal is for good', async () => {
    const { agentIds, conversationId, say } = await roomWith({ phone: '+8613800000002' })
    sms.answer(503)
    const before = sms.tries()
    await say('later-1', 'In time', ['sms'])
    await eventually(() => sms.tries() > before)
    sms.answer(202)
    await server.restart()
    await eventually(() => sms.taken.some(({ to }) => to === '+8613800000002'), 'the text after a restart', 40_000)
    await eventually(async () => {
      const { notices } = server.app.store.account(server.accountId)
      return (await notices.latest(conversationId, 10)).every(({ state }) => state === 'sent')
    })
    expect(sms.taken.filter(({ id }) => id.includes(agentIds[0] ?? '')).length).toBe(1)
    const refused = await roomWith({ phone: '+8613800000003' })
    sms.answer(422)
    const tries = sms.tries()
    await refused.say('never-1', 'No', ['sms'])
    await eventually(async () => (await refused.states()).join() === 'sms failed')
    expect(sms.tries()).toBe(tries + 1)
    for (const secret of [sms.config.token, '+86138', 'In time']) expect(logged.join('\n')).not.toContain(secret)
  }, 80_000)
})

describe('where nothing is set up', () => {
  it('[ROM8] neither way is offered, and both are refused', async () => {
    const server = await startTestServer({ adminUrl: testPostgresUrl('embedded') })
    onTestFinished(() => server.close())
    const [ana, bo] = [await hireAgent(server), await hireAgent(server)]
    const socket = await signedInSocket(server.url, await openSession(server, server.accountId, ana.agentId))
    onTestFinished(() => socket.close())
    const { conversationId } = await socket.expect('room.direct', { agentId: bo.agentId })
    const reach = await socket.expect('room.reach', { conversationId })
    expect(reach).toMatchObject({ offered: [], away: [{ ways: [] }] })
    for (const [also, code] of [
      ['e-mail', 'mail.off'],
      ['sms', 'sms.off'],
    ] as const)
      expect(
        await socket.ask('message.send', { conversationId, clientId: `message-${also}`, text: 'Hi', also: [also] }),
      ).toMatchObject({ error: { code } })
  }, 40_000)
})
