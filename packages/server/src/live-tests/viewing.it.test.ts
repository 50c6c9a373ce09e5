import type { RawSocket } from '@frontdesk/testkit'
import { eventually, hireAgent, signedInSocket } from '@frontdesk/testkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startTalk, useServer, watching } from './testing.ts'

describe('who looks', () => {
  const server = useServer({ service: { policy: 'manual' } })

  const aTalk = async () => {
    const talk = await startTalk(server())
    onTestFinished(() => talk.socket.close())
    return talk
  }
  const colleague = async (name: string, conversationId: string) => {
    const agent = await hireAgent(server(), { name })
    const socket = await watching(server(), agent, conversationId)
    onTestFinished(() => socket.close())
    return { ...agent, socket }
  }
  const said = ({ frames }: RawSocket): string[][] =>
    frames.flatMap((frame) => (frame.type === 'viewing.changed' ? [frame.agents.map(({ label }) => label)] : []))
  /** Everything that was sent before has come. */
  const settle = (socket: RawSocket, conversationId: string) =>
    socket.expect('conversation.history', { conversationId, beforeSeq: 1 })

  it('[SEE1][A3] is told to colleagues who watch, and to whoever begins to; to no visitor and nobody else', async () => {
    const { socket: visitor, conversationId } = await aTalk()
    const [one, two] = [await colleague('Li Wei', conversationId), await colleague('Li Na', conversationId)]
    const elsewhere = await signedInSocket(server().url, await hireAgent(server()))
    await one.socket.expect('viewing.set', { conversationId })
    expect((await two.socket.next('viewing.changed')).agents).toEqual([
      { id: one.agentId, label: 'Li Wei', pictureUrl: null },
    ])
    const late = await colleague('Chen Jing', conversationId)
    expect(await late.socket.next('viewing.changed')).toMatchObject({ conversationId, agents: [{ label: 'Li Wei' }] })
    await two.socket.expect('viewing.set', { conversationId })
    await settle(late.socket, conversationId)
    expect(said(late.socket)).toEqual([['Li Wei'], ['Li Wei', 'Li Na']])
    await settle(visitor, conversationId)
    await elsewhere.expect('team.list', {})
    for (const { texts } of [visitor, elsewhere]) expect(texts.join()).not.toContain('viewing.changed')
    elsewhere.close()
  })

  it('[SEE1] a visitor says nothing of the kind', async () => {
    const { socket, conversationId } = await aTalk()
    expect(await socket.ask('viewing.set', { conversationId })).toMatchObject({ type: 'error' })
  })

  it('[SEE2] another conversation, an end of watching and an end of the connection end it', async () => {
    const { conversationId } = await aTalk()
    const other = await aTalk()
    const [one, two] = [await colleague('Li Wei', conversationId), await colleague('Li Na', conversationId)]
    await one.socket.expect('viewing.set', { conversationId })
    await one.socket.expect('viewing.set', { conversationId: other.conversationId })
    await one.socket.expect('viewing.set', { conversationId })
    await one.socket.expect('conversation.unwatch', { conversationId })
    await one.socket.expect('conversation.resume', { conversationId, rev: 0 })
    await one.socket.expect('viewing.set', { conversationId: null })
    await one.socket.expect('viewing.set', { conversationId })
    one.socket.close()
    await one.socket.closed
    await eventually(() => said(two.socket).length === 8)
    expect(said(two.socket)).toEqual([['Li Wei'], [], ['Li Wei'], [], ['Li Wei'], [], ['Li Wei'], []])
  })

  it('[SEE1][LIV5] who does not see it, or does not watch it, counts as looking at nothing', async () => {
    const { conversationId } = await aTalk()
    const watcher = await colleague('Li Wei', conversationId)
    await watcher.socket.expect('conversation.take', { conversationId, from: null })
    const narrow = await signedInSocket(server().url, await hireAgent(server(), { rights: [] }))
    await narrow.expect('viewing.set', { conversationId })
    await settle(watcher.socket, conversationId)
    expect(said(watcher.socket).flat()).toEqual([])
    narrow.close()
  })
})
