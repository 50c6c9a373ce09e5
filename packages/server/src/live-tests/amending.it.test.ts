import type { Changes, Entry } from '@frontdesk/protocol'
import {
  askHttp,
  eventually,
  expectOk,
  hireAgent,
  type RawSocket,
  signedInSocket,
  signInAdmin,
} from '@frontdesk/testkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { agrees, aSession, looksInto, picksOf, says } from './gathering.ts'
import { agentComes, guestComes } from './inviting.ts'
import { newClientId, sendText, startTalk, useServer, watching } from './testing.ts'

/** What a socket was told of one conversation, the newest of each entry. */
const heldBy = (socket: RawSocket, conversationId: string): Map<string, Entry> => {
  const held = new Map<string, Entry>()
  for (const frame of socket.frames)
    if (frame.type === 'conversation.changed' && frame.changes.conversationId === conversationId)
      for (const entry of frame.changes.entries) held.set(entry.id, entry)
  return held
}

const messagesOf = ({ entries }: Pick<Changes, 'entries'>): object[] =>
  entries.map(({ content }) => content).filter(({ kind }) => kind === 'message' || kind === 'recalled')

describe('changing what was said', () => {
  const server = useServer({
    limits: { visitorMessagesPer10s: 1_000, visitorBootsPerIpPerMinute: 1_000, signInsPerIpPer15m: 1_000 },
    service: { policy: 'manual' },
  })

  const aTalk = async () => {
    const talk = await startTalk(server(), 'It cost 40')
    const agent = await hireAgent(server(), { role: 'supervisor' })
    const desk = await watching(server(), agent, talk.conversationId)
    onTestFinished(() => {
      desk.close()
      talk.socket.close()
    })
    return { ...talk, agent, desk, at: { conversationId: talk.conversationId } }
  }
  const mayBeChangedFor = async (editWithinMs: number): Promise<void> => {
    const { who } = await signInAdmin(server())
    expectOk(await askHttp(server().url, 'service.update', { change: { editWithinMs } }, who))
  }
  type ATalk = Awaited<ReturnType<typeof aTalk>>
  const seqFor = ({ desk, conversationId }: ATalk, text: string): number => {
    const entries = [...heldBy(desk, conversationId).values()]
    const found = entries.find(({ content }) => content.kind === 'message' && content.text === text)
    return found?.seq ?? 0
  }

  it('[AMD1][AMD5] both sides change their words, live and by resuming, under the same number', async () => {
    const talk = await aTalk()
    const { socket, desk, at, conversationId } = talk
    const { rev } = await desk.expect('conversation.resume', { ...at, rev: 0 }).then((all) => ({ rev: all.to }))
    await socket.expect('message.edit', { ...at, seq: 1, text: 'It cost 50' })
    await eventually(() =>
      [...heldBy(desk, conversationId).values()].some(
        ({ seq, content }) => seq === 1 && content.kind === 'message' && content.text === 'It cost 50',
      ),
    )
    const resumed = await desk.expect('conversation.resume', { ...at, rev })
    expect(resumed.reset).toBe(false)
    expect(resumed.entries).toMatchObject([{ seq: 1, content: { text: 'It cost 50', editedAtMs: expect.any(Number) } }])
    const answer = await sendText(desk, conversationId, 'Thank you')
    await desk.expect('message.recall', { ...at, seq: answer.seq })
    const own = await socket.expect('conversation.resume', { ...at, rev: 0 })
    expect(messagesOf(own)).toMatchObject([{ text: 'It cost 50' }, { kind: 'recalled' }])
    expect(JSON.stringify(own)).not.toContain('Thank you')
  })

  it('[AMD5][LOG13] an old message that was changed reaches who comes back long after, beside what is new', async () => {
    const { socket, desk, at, conversationId } = await aTalk()
    for (let i = 0; i < 230; i += 1) await sendText(socket, conversationId, `Line ${i}`)
    const { to } = await desk.expect('conversation.resume', { ...at, rev: 0 })
    const visitors = await socket.expect('conversation.resume', { ...at, rev: 0 })
    await socket.expect('message.edit', { ...at, seq: 1, text: 'Changed late' })
    await sendText(socket, conversationId, 'And one more')
    const told = { entries: [{ content: { text: 'Changed late' } }, { content: { text: 'And one more' } }] }
    expect(await desk.expect('conversation.resume', { ...at, rev: to })).toMatchObject({ reset: false, ...told })
    expect(await socket.expect('conversation.resume', { ...at, rev: visitors.to })).toMatchObject(told)
  })

  it('[AMD1] nobody else’s, no event, and nothing once the company says never', async () => {
    const talk = await aTalk()
    const { desk, socket, at } = talk
    const refusal = async (by: RawSocket, seq: number) => {
      const answer = await by.ask('message.edit', { ...at, seq, text: 'Mine' })
      return answer.type === 'error' ? answer.error.code : 'done'
    }
    expect(await refusal(desk, 1)).toBe('message.not_own')
    expect(await refusal(socket, 9)).toBe('not_found')
    await mayBeChangedFor(0)
    expect(await refusal(socket, 1)).toBe('message.too_late')
    await mayBeChangedFor(900_000)
    expect(await refusal(socket, 1)).toBe('done')
  })

  it('[AMD2] what it said before is for supervisors alone', async () => {
    const { desk, socket, at } = await aTalk()
    await socket.expect('message.edit', { ...at, seq: 1, text: 'It cost 50' })
    await socket.expect('message.recall', { ...at, seq: 1 })
    const { versions } = await desk.expect('message.versions', { ...at, seq: 1 })
    expect(versions.map(({ text }) => text)).toEqual(['It cost 40', 'It cost 50'])
    const plain = await signedInSocket(server().url, await hireAgent(server()))
    onTestFinished(() => plain.close())
    expect(await plain.ask('message.versions', { ...at, seq: 1 })).toMatchObject({ error: { code: 'right.missing' } })
    expect(await socket.ask('message.versions', { ...at, seq: 1 })).toMatchObject({ error: { code: 'right.missing' } })
  })

  it('[AMD3] emoji of both sides stand on a message, by number in one’s own count', async () => {
    const talk = await aTalk()
    const { desk, socket, at, conversationId, agent, visitor } = talk
    await sendText(desk, conversationId, 'A note first', { visibility: 'staff' })
    const answer = await sendText(desk, conversationId, 'Shipped')
    const mine = await socket.expect('conversation.resume', { ...at, rev: 0 })
    const shipped = mine.entries.find(({ content }) => content.kind === 'message' && content.text === 'Shipped')
    await socket.expect('message.react', { ...at, seq: shipped?.seq ?? 0, emoji: '👍', on: true })
    await desk.expect('message.react', { ...at, seq: answer.seq, emoji: '👍', on: true })
    const { entries } = await desk.expect('conversation.resume', { ...at, rev: 0 })
    expect(entries.find(({ seq }) => seq === answer.seq)?.content).toMatchObject({
      reactions: [
        {
          emoji: '👍',
          parties: [
            { kind: 'contact', id: visitor.self.contactId },
            { kind: 'agent', id: agent.agentId },
          ],
        },
      ],
    })
    const odd = await socket.ask('message.react', { ...at, seq: 1, emoji: '<b>', on: true })
    expect(odd).toMatchObject({ error: { code: 'request.invalid' } })
  })

  it('[AMD4][SEC-B4] an answer quotes what its writer sees; no note for everybody; nothing of what was taken back', async () => {
    const talk = await aTalk()
    const { desk, socket, at, conversationId } = talk
    const answer = await sendText(desk, conversationId, 'We look into it', { replyTo: seqFor(talk, 'It cost 40') || 1 })
    const quoting = async (by: RawSocket) =>
      (await by.expect('conversation.resume', { ...at, rev: 0 })).entries.flatMap(({ content }) =>
        content.kind === 'message' && content.replyTo !== undefined ? [content.replyTo] : [],
      )
    for (const by of [desk, socket])
      expect(await quoting(by)).toMatchObject([{ seq: 1, author: { kind: 'contact' }, text: 'It cost 40' }])
    const note = await sendText(desk, conversationId, 'Between us', { visibility: 'staff' })
    const leak = { ...at, clientId: newClientId(), text: 'Look', replyTo: note.seq }
    expect(await desk.ask('message.send', leak)).toMatchObject({ error: { code: 'not_found' } })
    expect(await socket.ask('message.send', leak)).toMatchObject({ error: { code: 'not_found' } })
    expect(answer.seq).toBeGreaterThan(1)
    await socket.expect('message.recall', { ...at, seq: 1 })
    await eventually(async () => (await quoting(desk))[0]?.text === '')
    expect(JSON.stringify(await socket.expect('conversation.resume', { ...at, rev: 0 }))).not.toContain('It cost 40')
  })

  it('[AMD6][SEA3] is found by what it says now, and stands so in lists', async () => {
    const { desk, socket, at, conversationId } = await aTalk()
    const found = async (text: string): Promise<number> => {
      await server().app.searchIndexer.settled()
      const { hits } = await desk.expect('search.messages', { text })
      return hits.filter((hit) => hit.conversationId === conversationId).length
    }
    await sendText(socket, conversationId, 'Zanzibar ahoy')
    expect(await found('zanzibar')).toBe(1)
    await socket.expect('message.edit', { ...at, seq: 2, text: 'Mombasa ahoy' })
    expect([await found('zanzibar'), await found('mombasa'), await found('ahoy')]).toEqual([0, 1, 1])
    const item = async () =>
      (await desk.expect('feed.resume', {})).items.find(({ id }) => id === conversationId)?.last?.text
    expect(await item()).toBe('Mombasa ahoy')
    await socket.expect('message.recall', { ...at, seq: 2 })
    expect([await found('mombasa'), await item()]).toEqual([0, ''])
  })

  it('[AMD5][SES8] who is in a session only since later hears of no change from before, and reads no quote of it', async () => {
    const wei = await agentComes(server())
    const { conversationId, guests } = await aSession(server(), wei, { guests: 1 })
    const before = await says(wei, conversationId, 'Before')
    const late = await guestComes(server())
    await wei.socket.expect('room.invite', { conversationId, ...picksOf([late]) })
    await agrees(late)
    const heard = late.socket.frames.length
    await wei.socket.expect('message.edit', { conversationId, seq: before.seq, text: 'Before, changed' })
    await sendText(wei.socket, conversationId, 'After', { replyTo: before.seq })
    for (const { socket } of [late, ...guests])
      await eventually(() => JSON.stringify(socket.frames).includes('"After"'))
    expect(JSON.stringify(late.socket.frames.slice(heard))).not.toContain('Before')
    expect(JSON.stringify(await looksInto(late, conversationId))).not.toContain('Before')
    expect(JSON.stringify(guests[0]?.socket.frames)).toContain('Before, changed')
    const old = { conversationId, seq: before.seq, emoji: '👍', on: true }
    expect(await late.socket.ask('message.react', old)).toMatchObject({ error: { code: 'not_found' } })
  })
})
