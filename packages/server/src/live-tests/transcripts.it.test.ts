import {
  askHttp,
  enterVisitor,
  expectOk,
  hireAgent,
  signedInSocket,
  signInAdmin,
  startTestServer,
  type TestServer,
} from '@frontdesk/testkit'
import { type MailServer, startMailServer } from '@frontdesk/testkit/mail-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPostgresUrl } from '../adapters/postgres/testing-inject.ts'
import { sendText } from './testing.ts'

describe('transcripts', () => {
  let mail: MailServer
  let server: TestServer
  beforeAll(async () => {
    mail = await startMailServer()
    server = await startTestServer({
      adminUrl: testPostgresUrl('embedded'),
      config: { mail: mail.config },
      service: { policy: 'manual' },
    })
  })
  afterAll(async () => {
    await server?.close()
    await mail?.close()
  })

  const talk = async (address: string | null = null, isVerified = true) => {
    const visitor = await enterVisitor(server)
    const { contactId } = visitor.self
    const socket = await signedInSocket(server.url, visitor)
    if (address !== null) await socket.expect('contact.update', { email: address })
    if (address !== null && isVerified)
      await server.app.store.account(server.accountId).contacts.confirmEmail(contactId, address)
    const { conversationId } = await socket.expect('conversation.start', {})
    await sendText(socket, conversationId, 'Where is my parcel?')
    const agent = await signedInSocket(server.url, await signInAdmin(server))
    await agent.expect('conversation.take', { conversationId, from: null })
    await sendText(agent, conversationId, 'A note of ours', { visibility: 'staff' })
    await agent.expect('conversation.describe', { conversationId, attributes: { secret: 'fragile' } })
    await sendText(agent, conversationId, '它今天寄出了。')
    return { visitor, socket, agent, conversationId, contactId }
  }

  it('[TRA1][SEC-B1] hold what everybody sees and never a note, for the visitor and for staff alike', async () => {
    const { socket, conversationId, contactId } = await talk()
    const own = await socket.expect('transcript.read', { conversationId })
    const supervisor = await hireAgent(server, { role: 'supervisor' })
    const asked = { conversationId, format: 'html' } as const
    const exported = expectOk(await askHttp(server.url, 'conversation.export', asked, supervisor.who))
    expect(exported).toEqual({ contactId, ...own })
    expect(own.entries.flatMap(({ content }) => (content.kind === 'message' ? content.text : []))).toEqual([
      'Where is my parcel?',
      '它今天寄出了。',
    ])
    for (const hidden of ['A note of ours', 'fragile', 'origin', '"staff"'])
      expect(JSON.stringify(exported)).not.toContain(hidden)
    const other = await signedInSocket(server.url, await enterVisitor(server))
    expect(await other.ask('transcript.read', { conversationId })).toMatchObject({ error: { code: 'not_found' } })
    expect(await other.ask('transcript.mail', { conversationId })).toMatchObject({ error: { code: 'not_found' } })
  })

  it('[TRA2][SEC-I5] goes to the verified address alone, and not twice in a row', async () => {
    const unknown = await talk('li@example.com', false)
    expect(await unknown.socket.ask('transcript.mail', { conversationId: unknown.conversationId })).toMatchObject({
      error: { code: 'request.invalid' },
    })
    const { socket, conversationId } = await talk('wang@example.com')
    await socket.expect('transcript.mail', { conversationId })
    const letter = await mail.nextMail('wang@example.com')
    expect(letter.text).toContain('Where is my parcel?')
    expect(letter.text).toContain('它今天寄出了。')
    expect(letter.text).not.toContain('A note of ours')
    expect(await socket.ask('transcript.mail', { conversationId })).toMatchObject({ error: { code: 'rate.limited' } })
  }, 40_000)

  it('[TRA3][RGT1] are exported with the right alone, of what is in sight, and the audit log says so', async () => {
    const { conversationId, contactId } = await talk()
    const asked = { conversationId, format: 'pdf' } as const
    const plain = await hireAgent(server)
    expect(await askHttp(server.url, 'conversation.export', asked, plain.who)).toMatchObject({
      error: { code: 'right.missing' },
    })
    const narrow = await hireAgent(server, { rights: ['conversations.export'] })
    expect(await askHttp(server.url, 'conversation.export', asked, narrow.who)).toMatchObject({
      error: { code: 'not_found' },
    })
    const wide = await hireAgent(server, { rights: ['conversations.all', 'conversations.export'] })
    expectOk(await askHttp(server.url, 'conversation.export', asked, wide.who))
    const { events } = expectOk(
      await askHttp(server.url, 'audit.list', { agentId: wide.agentId }, (await signInAdmin(server)).who),
    )
    expect(events[0]).toMatchObject({
      command: 'conversation.export',
      subject: { kind: 'contact', id: contactId },
      after: { format: 'pdf' },
      outcome: 'done',
    })
  })
})
