import {
  askHttp,
  enterVisitor,
  eventually,
  expectOk,
  signedInSocket,
  signInAdmin,
  startTestServer,
  type TestServer,
} from '@frontdesk/testkit'
import { type MailServer, startMailServer } from '@frontdesk/testkit/mail-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPostgresUrl } from '../adapters/postgres/testing-inject.ts'
import { sendText } from './testing.ts'

describe('words that go by mail', () => {
  let mail: MailServer
  let server: TestServer
  beforeAll(async () => {
    mail = await startMailServer()
    server = await startTestServer({ adminUrl: testPostgresUrl('embedded'), config: { mail: mail.config } })
    await server.app.store.account(server.accountId).update({ service: { toOffline: 'e-mail', policy: 'manual' } })
    await server.app.directory.refresh(server.accountId)
  })
  afterAll(async () => {
    await server?.close()
    await mail?.close()
  })

  /** A visitor with an address that is verified unless said otherwise, who has written and gone. */
  const whoHasGone = async (address: string, isVerified = true) => {
    const visitor = await enterVisitor(server)
    const { contactId } = visitor.self
    const socket = await signedInSocket(server.url, visitor)
    await socket.expect('contact.update', { email: address })
    if (isVerified) await server.app.store.account(server.accountId).contacts.confirmEmail(contactId, address)
    const { conversationId } = await socket.expect('conversation.start', {})
    await sendText(socket, conversationId, 'Where is my parcel?')
    const agent = await signedInSocket(server.url, await signInAdmin(server))
    await agent.expect('conversation.take', { conversationId, from: null })
    const reach = () => agent.expect('conversation.reach', { conversationId })
    socket.close()
    await eventually(async () => (await reach()).standing === 'away', 'the going of the visitor')
    /** Not in half a minute but now. */
    const due = () => {
      const timer = { kind: 'letter', subjectId: conversationId, dueAtMs: Date.now() }
      return server.app.timers.set(server.accountId, timer)
    }
    return { visitor, contactId, conversationId, agent, reach, due }
  }

  it('[OFL4][A9][TXT7] gathers what is written within a short time in one letter, each word once', async () => {
    const { agent, conversationId, reach, due } = await whoHasGone('wang@example.com')
    expect(await reach()).toEqual({ standing: 'away', way: 'e-mail', lacks: null })
    await sendText(agent, conversationId, 'It left today.\n<b>Tracking</b> 4711')
    await sendText(agent, conversationId, 'It comes **on Monday**.')
    await agent.expect('message.send', {
      conversationId,
      clientId: 'a-note-of-ours',
      text: 'A note',
      visibility: 'staff',
    })
    await due()
    const letter = await mail.nextMail('wang@example.com')
    expect(letter.text.replaceAll('\r', '')).toContain('It left today.\n<b>Tracking</b> 4711')
    expect(letter.text).toContain('It comes on Monday.')
    expect(letter.text).not.toContain('A note')
    await sendText(agent, conversationId, 'It is there.')
    await due()
    const next = await mail.nextMail('wang@example.com')
    expect(next.text).toContain('It is there.')
    expect(next.text).not.toContain('Monday')
  }, 40_000)

  it('[OFL4][A9] writes to no address that is not verified', async () => {
    const { reach, agent, conversationId } = await whoHasGone('victim@example.com', false)
    expect(await reach()).toEqual({ standing: 'away', way: 'keep', lacks: 'address' })
    await sendText(agent, conversationId, 'Kept')
    const timers = await server.app.store.timers.until(Date.now() + 1e7, 100)
    expect(timers.filter(({ subjectId }) => subjectId === conversationId)).toEqual([])
  }, 40_000)

  it('[OFL4][PRV7] an erased visitor gets no letter any more', async () => {
    const { agent, contactId, conversationId } = await whoHasGone('gone@example.com')
    await sendText(agent, conversationId, 'Too late')
    const admin = await signInAdmin(server)
    expectOk(await askHttp(server.url, 'contact.erase', { contactId }, admin.who))
    const timers = await server.app.store.timers.until(Date.now() + 1e7, 100)
    expect(timers.filter(({ subjectId }) => subjectId === conversationId)).toEqual([])
    expect(await server.app.store.account(server.accountId).letters.take(conversationId)).toBeNull()
  }, 40_000)
})
