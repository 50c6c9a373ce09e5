import { limits, protocolVersion } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  eventually,
  expectOk,
  hireAgent,
  type RawSocket,
  signedInSocket,
  signInAdmin,
} from '@frontdesk/testkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { allText } from './look-into-store.ts'
import { sendText, startTalk, useServer, watching } from './testing.ts'

describe('typing preview', () => {
  const lines: string[] = []
  const server = useServer({ logSink: { write: (line) => lines.push(line) } })

  const turn = async (typingPreview: boolean) => {
    const { app, url, siteKey } = server()
    const { who } = await signInAdmin(server())
    const siteId = (await app.store.credentials.siteByKey(siteKey))?.id ?? ''
    expectOk(await askHttp(url, 'site.update', { siteId, change: { typingPreview } }, who))
    return who
  }
  const aTalk = async () => {
    const talk = await startTalk(server())
    const staff = await watching(server(), await hireAgent(server()), talk.conversationId)
    // The same visitor in another tab, and somebody else.
    const tab = await watching(server(), talk.visitor, talk.conversationId)
    const other = await startTalk(server())
    const deaf = await signedInSocket(server().url, await hireAgent(server()))
    onTestFinished(() => {
      for (const socket of [talk.socket, staff, tab, other.socket, deaf]) socket.close()
    })
    return { ...talk, staff, others: [tab, other.socket, deaf] }
  }

  it('[TPV1] is off by default: the words are dropped, the mark goes on', async () => {
    const { socket, conversationId, staff } = await aTalk()
    await socket.expect('typing.set', { conversationId, active: true, text: 'canary-before' })
    expect(await staff.next('typing.changed')).not.toHaveProperty('text')
  })

  it('[TPV1] an administrator switches it on for a site, and the audit log says so', async () => {
    const who = await turn(true)
    const { events } = expectOk(await askHttp(server().url, 'audit.list', { subject: 'site' }, who))
    expect(events[0]).toMatchObject({
      command: 'site.update',
      before: { typingPreview: false },
      after: { typingPreview: true },
    })
    await turn(false)
    const { socket, conversationId, staff } = await aTalk()
    await socket.expect('typing.set', { conversationId, active: true, text: 'canary-after' })
    expect(await staff.next('typing.changed')).not.toHaveProperty('text')
  })

  it('[TPV2][SEC-I3] reaches the staff who watch and nobody else, and is stored and logged nowhere', async () => {
    await turn(true)
    const { socket, conversationId, staff, others } = await aTalk()
    await socket.expect('typing.set', { conversationId, active: true, text: 'canary-unsent-words' })
    expect(await staff.next('typing.changed')).toMatchObject({ active: true, text: 'canary-unsent-words' })
    await sendText(socket, conversationId, 'Something else')
    for (const other of others) {
      await other.ask('conversation.unwatch', { conversationId })
      expect(other.texts.join()).not.toContain('canary')
    }
    expect(socket.texts.join()).not.toContain('canary')
    expect(await allText(server().databaseUrl)).not.toContain('canary-unsent-words')
    expect(lines.join('')).not.toContain('canary-unsent-words')
  })

  it('[TPV2] of an agent nothing is told before it is sent', async () => {
    await turn(true)
    const { socket, conversationId, staff } = await aTalk()
    await staff.expect('typing.set', { conversationId, active: true, text: 'canary-of-an-agent' })
    expect(await socket.next('typing.changed')).not.toHaveProperty('text')
  })

  /** What the board last told a socket that a visitor types. */
  const typedBy = ({ frames }: RawSocket, contactId: string) =>
    frames
      .flatMap((frame) => (frame.type === 'board.changed' ? frame.changed : []))
      .findLast(({ contact }) => contact.id === contactId)?.typing

  it('[TPV5][A8] what is typed before the first message stands on the board, and nowhere once it is taken back or sent', async () => {
    await turn(true)
    const desk = await signedInSocket(server().url, await hireAgent(server()))
    const visitor = await enterVisitor(server())
    const page = await signedInSocket(server().url, visitor)
    onTestFinished(() => {
      for (const socket of [desk, page]) socket.close()
    })
    const { contactId } = visitor.self
    await page.expect('visit.update', { pageUrl: 'http://shop.test/', pageTitle: 'Shop' })
    await desk.expect('board.watch', {})
    await page.expect('visit.typing', { text: 'canary-first-words' })
    await eventually(() => typedBy(desk, contactId)?.text === 'canary-first-words')
    await page.expect('visit.typing', { text: '' })
    await eventually(() => typedBy(desk, contactId) === null)
    await page.expect('visit.typing', { text: 'canary-first-words' })
    const { conversationId } = await page.expect('conversation.start', {})
    await sendText(page, conversationId, 'Something else')
    await eventually(() => typedBy(desk, contactId) === null)
    expect(await allText(server().databaseUrl)).not.toContain('canary-first-words')
    await turn(false)
    await page.expect('visit.typing', { text: 'canary-off' })
    const { visitors } = await desk.expect('board.read', {})
    expect(JSON.stringify([visitors, desk.texts])).not.toContain('canary-off')
  })

  it('[TPV5][POLL1] goes by long polling, from whom writes and to whom reads', async () => {
    await turn(true)
    const { conversationId, staff, visitor } = await aTalk()
    const reader = await hireAgent(server())
    const polled = async (digest: string | null, rev: number) =>
      expectOk(
        await askHttp(
          server().url,
          'link.poll',
          {
            version: protocolVersion,
            lease: 'lease-of-reader',
            first: false,
            waitMs: digest === null ? 0 : 2_000,
            watching: [{ conversationId, rev }],
            feed: null,
            digest,
          },
          reader.who,
        ),
      )
    const types = () =>
      askHttp(
        server().url,
        'link.request',
        {
          lease: 'lease-of-writer',
          command: 'typing.set',
          params: { conversationId, active: true, text: 'canary-by-poll' },
        },
        visitor.who,
      )
    expectOk(await types())
    expect(await staff.next('typing.changed')).toMatchObject({ text: 'canary-by-poll' })
    let { digest } = await polled(null, 0)
    const { to: rev } = await staff.expect('conversation.resume', { conversationId, rev: 0 })
    await eventually(async () => {
      const poll = { isOpen: true }
      const answered = polled(digest, rev).finally(() => {
        poll.isOpen = false
      })
      // Who types goes on typing: what comes before the poll listens is gone.
      await eventually(async () => {
        await types()
        return !poll.isOpen
      })
      const answer = await answered
      digest = answer.digest
      return JSON.stringify(answer.frames).includes('canary-by-poll')
    })
  })

  it('[TPV3] more than the end of a text is refused', async () => {
    const { socket, conversationId } = await aTalk()
    const text = 'x'.repeat(limits.previewCharacters + 1)
    expect(await socket.ask('typing.set', { conversationId, active: true, text })).toMatchObject({
      error: { code: 'request.invalid' },
    })
  })
})
