import type { ServiceSettings } from '@frontdesk/domain'
import { askHttp, eventually, firstCompany, signedInSocket, signInAdmin } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { newClientId, sendText, startTalk, useServer } from './testing.ts'

describe('words to a visitor who is not there', () => {
  const server = useServer({ service: { policy: 'manual' } })

  const setMode = async (toOffline: ServiceSettings['toOffline']) => {
    const { accountId } = firstCompany(server())
    await server().app.store.account(accountId).update({ service: { toOffline } })
    await server().app.directory.refresh(accountId)
  }
  /** A visitor who has written, and an agent who has the conversation. */
  const talk = async () => {
    const { visitor, socket, conversationId } = await startTalk(server())
    const agent = await signedInSocket(server().url, await signInAdmin(server()))
    await agent.expect('conversation.take', { conversationId, from: null })
    const reach = () => agent.expect('conversation.reach', { conversationId })
    const goes = async () => {
      socket.close()
      await eventually(async () => (await reach()).standing === 'away', 'the going of the visitor')
    }
    return { visitor, agent, conversationId, reach, goes, socket }
  }

  it('[OFL2][A9] are refused and not stored where the company wants that; notes and repeats are not', async () => {
    await setMode('refuse')
    const { agent, conversationId, reach, goes } = await talk()
    expect(await reach()).toEqual({ standing: 'here', way: 'refuse', lacks: null })
    const { clientId, entryId } = await sendText(agent, conversationId, 'While you are here')
    await goes()
    const send = (text: string, more: object = {}) =>
      agent.ask('message.send', { conversationId, clientId: newClientId(), text, ...more })
    expect(await send('Are you there?')).toMatchObject({ type: 'error', error: { code: 'visitor.offline' } })
    expect(await send('A note', { visibility: 'staff' })).toMatchObject({ type: 'result' })
    expect(await send('While you are here', { clientId })).toMatchObject({ type: 'result', result: { entryId } })
    const { entries } = await agent.expect('conversation.history', { conversationId, beforeSeq: 1_000 })
    expect(entries.map(({ content }) => ('text' in content ? content.text : content.kind))).not.toContain(
      'Are you there?',
    )
  }, 30_000)

  it('[OFL2][A9] are kept for the return by default', async () => {
    await setMode('keep')
    const { agent, conversationId, reach, goes, visitor } = await talk()
    await goes()
    expect(await reach()).toEqual({ standing: 'away', way: 'keep', lacks: null })
    await sendText(agent, conversationId, 'It has been sent today')
    const back = await signedInSocket(server().url, visitor)
    const { entries } = await back.expect('conversation.resume', { conversationId, rev: 0 })
    expect(entries.at(-1)?.content).toMatchObject({ text: 'It has been sent today' })
  }, 30_000)

  it('[OFL1][A9] are kept, and the agent is told why, where they can not be mailed', async () => {
    await setMode('e-mail')
    const { agent, conversationId, reach, goes } = await talk()
    await goes()
    expect(await reach()).toEqual({ standing: 'away', way: 'keep', lacks: 'mail' })
    await sendText(agent, conversationId, 'Kept all the same')
  }, 30_000)

  it('[OFL3] walking from page to page, and being in the app, is being there', async () => {
    await setMode('refuse')
    const { agent, conversationId, reach, goes, visitor, socket } = await talk()
    socket.close()
    expect(await reach()).toMatchObject({ standing: 'here' })
    await sendText(agent, conversationId, 'Within the grace')
    await goes()
    await askHttp(server().url, 'presence.report', { online: true }, visitor.who)
    expect(await reach()).toMatchObject({ standing: 'app' })
    await sendText(agent, conversationId, 'To the app')
  }, 30_000)
})
