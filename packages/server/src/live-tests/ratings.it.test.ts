import {
  askHttp,
  expectOk,
  firstCompany,
  hireAgent,
  type Person,
  signedInSocket,
  signInAdmin,
} from '@frontdesk/testkit'
import { eventually } from '@frontdesk/testkit/eventually'
import { beforeAll, describe, expect, it } from 'vitest'
import { sendText, startTalk, useServer } from './testing.ts'

describe('ratings', () => {
  const server = useServer({ service: { policy: 'manual' } })
  let admin: Person
  let siteId: string
  beforeAll(async () => {
    admin = await signInAdmin(server())
    siteId = (await server().app.store.credentials.siteByKey(firstCompany(server()).siteKey))?.id ?? ''
    await ask('stars')
  })
  const ask = async (rating: 'off' | 'thumbs' | 'stars') =>
    expectOk(await askHttp(server().url, 'site.update', { siteId, change: { rating } }, admin.who))
  const closedTalk = async () => {
    const agent = await hireAgent(server(), { name: 'Li Wei' })
    const talk = await startTalk(server(), 'Where is my parcel?')
    const desk = await signedInSocket(server().url, agent)
    const { conversationId } = talk
    await desk.expect('conversation.resume', { conversationId, rev: 0 })
    await desk.expect('conversation.take', { conversationId, from: null })
    await desk.expect('conversation.close', { conversationId })
    return { ...talk, agent, desk }
  }

  it('[RAT1][RAT2] a visitor rates what was closed, once, and may change it; both sides see it at once', async () => {
    const { socket, desk, conversationId } = await closedTalk()
    await socket.expect('conversation.rate', { conversationId, score: 4, words: ' Quick ' })
    const rated = (frames: typeof desk.frames, score: number) =>
      frames.some(
        (frame) =>
          frame.type === 'conversation.changed' &&
          frame.changes.entries.some(({ content }) => content.kind === 'rated' && content.score === score),
      )
    await eventually(() => rated(desk.frames, 4), 'the rating at the desk')
    await socket.expect('conversation.rate', { conversationId, score: 5 })
    await eventually(() => rated(desk.frames, 5) && rated(socket.frames, 5), 'the changed rating on both sides')
    const { entries } = await socket.expect('conversation.resume', { conversationId, rev: 0 })
    const given = entries.filter(({ content }) => content.kind === 'rated')
    expect(given.map(({ content }) => content)).toEqual([{ kind: 'rated', scale: 'stars', score: 5, words: null }])
  })

  it('[RAT1] not while it is open, nor where the site does not ask, nor with a score that there is not', async () => {
    const { socket, conversationId } = await closedTalk()
    await ask('off')
    expect(await socket.ask('conversation.rate', { conversationId, score: 4 })).toMatchObject({
      error: { code: 'rating.over' },
    })
    await ask('thumbs')
    expect(await socket.ask('conversation.rate', { conversationId, score: 3 })).toMatchObject({
      error: { code: 'request.invalid' },
    })
    await ask('stars')
    await sendText(socket, conversationId, 'One more thing')
    expect(await socket.ask('conversation.rate', { conversationId, score: 4 })).toMatchObject({
      error: { code: 'conversation.not_closed' },
    })
  })

  it('[RAT2] again after it was closed again, as another rating', async () => {
    const { socket, desk, conversationId } = await closedTalk()
    await socket.expect('conversation.rate', { conversationId, score: 2 })
    await sendText(socket, conversationId, 'One more thing')
    await desk.expect('conversation.take', { conversationId, from: null })
    await desk.expect('conversation.close', { conversationId })
    await socket.expect('conversation.rate', { conversationId, score: 5 })
    const { entries } = await socket.expect('conversation.resume', { conversationId, rev: 0 })
    expect(entries.flatMap(({ content }) => (content.kind === 'rated' ? content.score : []))).toEqual([2, 5])
  })

  it('[RAT3] supervisors read them by agent and day, and the words of what they may see', async () => {
    const { socket, agent, conversationId } = await closedTalk()
    await socket.expect('conversation.rate', { conversationId, score: 3, words: '还可以' })
    const supervisor = await hireAgent(server(), { role: 'supervisor' })
    const asked = { from: new Date().toISOString().slice(0, 10), days: 1, timeZone: 'UTC' }
    const { days, newest } = expectOk(await askHttp(server().url, 'rating.read', asked, supervisor.who))
    expect(days[0]?.agents).toContainEqual({
      agent: expect.objectContaining({ id: agent.agentId, label: 'Li Wei' }),
      count: 1,
      average: 3,
    })
    expect(newest[0]).toMatchObject({ conversationId, score: 3, words: '还可以', agent: { id: agent.agentId } })
    const narrow = await hireAgent(server(), { rights: ['supervise'] })
    expect(expectOk(await askHttp(server().url, 'rating.read', asked, narrow.who)).newest).toEqual([])
    expect(await askHttp(server().url, 'rating.read', asked, agent.who)).toMatchObject({
      error: { code: 'right.missing' },
    })
  })
})
