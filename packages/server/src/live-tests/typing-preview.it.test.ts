import { limits } from '@frontdesk/protocol'
import { askHttp, expectOk, hireAgent, signedInSocket, signInAdmin } from '@frontdesk/testkit'
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

  it('[TPV3] more than the end of a text is refused', async () => {
    const { socket, conversationId } = await aTalk()
    const text = 'x'.repeat(limits.previewCharacters + 1)
    expect(await socket.ask('typing.set', { conversationId, active: true, text })).toMatchObject({
      error: { code: 'request.invalid' },
    })
  })
})
