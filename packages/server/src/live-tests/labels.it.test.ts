import { askHttp, eventually, hireAgent, type Person, signedInSocket, signInAdmin } from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { sendText, startTalk, useServer, watching } from './testing.ts'

describe('how agents are labelled', () => {
  const server = useServer({ service: { policy: 'manual' } })
  let admin: Person
  beforeAll(async () => {
    admin = await signInAdmin(server())
  })

  it('[A6] by name, login or number, as the account chooses, for visitors and colleagues, from then on everywhere', async () => {
    const agent = await hireAgent(server(), { login: 'li.wei', name: 'Li Wei', number: '8008' })
    const unnumbered = await hireAgent(server(), { login: 'chen', name: 'Chen Jing' })
    const { visitor, socket, conversationId } = await startTalk(server())
    const staff = await watching(server(), agent, conversationId)
    await sendText(staff, conversationId, 'Good morning')
    for (const [agentLabel, label, fallback] of [
      ['login', 'li.wei', 'chen'],
      ['number', '8008', 'Chen Jing'],
      ['name', 'Li Wei', 'Chen Jing'],
    ] as const) {
      const heard = socket.frames.length
      await askHttp(server().url, 'account.update', { agentLabel }, admin.who)
      const told = await eventually(() =>
        socket.frames
          .slice(heard)
          .find(
            (frame) =>
              frame.type === 'availability.changed' && frame.availability.agents.some((one) => one.label === label),
          ),
      )
      expect(told).toMatchObject({ availability: { online: true } })
      const again = await signedInSocket(server().url, visitor)
      const { entries, conversation } = await again.expect('conversation.resume', { conversationId, rev: 0 })
      expect(entries.at(-1)?.author).toMatchObject({ kind: 'agent', id: agent.agentId, label })
      expect(conversation).toMatchObject({ assignee: { label } })
      const { agents } = await staff.expect('agent.list', {})
      expect(agents.find(({ id }) => id === agent.agentId)?.label).toBe(label)
      expect(agents.find(({ id }) => id === unnumbered.agentId)?.label).toBe(fallback)
      again.close()
    }
    socket.close()
    staff.close()
  })

  it('[A6] labelled by name, a visitor never learns login, number or role', async () => {
    await askHttp(server().url, 'account.update', { agentLabel: 'name' }, admin.who)
    const agent = await hireAgent(server(), { login: 'secret-login', name: 'Zhao', number: '4711-secret' })
    const { socket, conversationId } = await startTalk(server())
    const staff = await watching(server(), agent, conversationId)
    await sendText(staff, conversationId, 'Hello')
    await socket.expect('conversation.resume', { conversationId, rev: 0 })
    expect(socket.texts.join('\n')).not.toMatch(/secret-login|4711-secret|"role"|"login"/)
    socket.close()
    staff.close()
  })

  it('[A6] a new name is heard by everybody connected, without a reload', async () => {
    const agent = await hireAgent(server(), { name: 'Before' })
    const { socket, conversationId } = await startTalk(server())
    const colleague = await watching(server(), await hireAgent(server()), conversationId)
    const own = await signedInSocket(server().url, agent)
    await askHttp(server().url, 'profile.update', { name: 'After' }, agent.who)
    for (const each of [own, colleague])
      expect(
        await eventually(() =>
          each.frames.some((frame) => frame.type === 'agent.changed' && frame.agent.label === 'After'),
        ),
      ).toBe(true)
    expect(
      await eventually(() =>
        socket.frames.some(
          (frame) =>
            frame.type === 'availability.changed' && frame.availability.agents.some(({ label }) => label === 'After'),
        ),
      ),
    ).toBe(true)
    for (const each of [socket, colleague, own]) each.close()
  })

  it('[A6] login and number are unique in the company', async () => {
    await hireAgent(server(), { login: 'taken', number: '100' })
    for (const draft of [
      { login: 'TAKEN', name: 'X' },
      { login: 'other', name: 'X', number: '100' },
    ])
      expect(await askHttp(server().url, 'agent.create', { ...draft, role: 'agent' }, admin.who)).toMatchObject({
        status: 409,
        error: { code: 'login.in_use' },
      })
  })
})
