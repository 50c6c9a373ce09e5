import type { Visit } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  eventually,
  expectOk,
  hireAgent,
  openSession,
  type Person,
  polling,
  type RawSocket,
  signedInSocket,
} from '@frontdesk/testkit'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newClientId, sendText, startTalk, useServer } from './testing.ts'

const page = { pageUrl: 'http://shop.test/tea', pageTitle: 'Tea' }

const visitsHeard = (socket: RawSocket, contactId: string): Visit[] =>
  socket.frames.flatMap((frame) =>
    frame.type === 'visit.changed' && frame.visit.contactId === contactId ? [frame.visit] : [],
  )

describe('visitors and the agents picked for them', () => {
  const server = useServer({ limits: { visitorBootsPerIpPerMinute: 10_000, signInsPerIpPer15m: 10_000 } })

  const open = async (person: Person): Promise<RawSocket> => {
    const socket = await signedInSocket(server().url, person)
    onTestFinished(() => socket.close())
    return socket
  }

  /** Agents who are here for this test. */
  const staffed = async (count: number) => {
    const agents = await Promise.all(Array.from({ length: count }, () => hireAgent(server())))
    return Promise.all(
      agents.map(async ({ agentId, who }) => ({ agentId, who, socket: await open(await again(agentId)) })),
    )
  }
  const again = (agentId: string) => openSession(server(), server().accountId, agentId)

  const arrive = async (pageTitle = page.pageTitle) => {
    const person = await enterVisitor(server())
    const socket = await open(person)
    await socket.expect('visit.update', { ...page, pageTitle })
    return { person, socket, contactId: person.self.contactId }
  }

  const pickOf = async (socket: RawSocket, contactId: string): Promise<string | null> => {
    const { visit } = await socket.expect('visitor.read', { contactId })
    return visit?.pickedAgent?.id ?? null
  }

  it('[PIK3][A8] the picked agent sees a visitor who wrote nothing, its pages and its going; nobody else hears of it', async () => {
    const staff = await staffed(3)
    const { socket, contactId } = await arrive()
    const picked = await pickOf(staff[0]?.socket as RawSocket, contactId)
    const own = staff.find(({ agentId }) => agentId === picked)?.socket as RawSocket
    await eventually(() => visitsHeard(own, contactId).length > 0)
    expect(visitsHeard(own, contactId)[0]).toMatchObject({ ...page, online: true, pickedAgent: { id: picked } })
    await socket.expect('visit.update', { ...page, pageTitle: 'Cart' })
    await eventually(() => visitsHeard(own, contactId).at(-1)?.pageTitle === 'Cart')
    socket.close()
    await eventually(() => visitsHeard(own, contactId).at(-1)?.online === false)
    for (const one of staff) if (one.socket !== own) expect(visitsHeard(one.socket, contactId)).toEqual([])
  })

  it('[PIK2][PIK3][A8] when the picked agent goes, another is picked and told, and that one keeps it', async () => {
    const staff = await staffed(3)
    const { contactId } = await arrive()
    const asker = staff[0]?.socket as RawSocket
    const picked = await pickOf(asker, contactId)
    const first = staff.find(({ agentId }) => agentId === picked)
    const others = staff.filter((one) => one !== first)
    first?.socket.close()
    const witness = others[0]?.socket as RawSocket
    const next = await eventually(async () => {
      const now = await pickOf(witness, contactId)
      // Not one of another test's, who is about to be gone.
      return others.some(({ agentId }) => agentId === now) ? now : undefined
    })
    const heir = others.find(({ agentId }) => agentId === next)?.socket as RawSocket
    await eventually(() => visitsHeard(heir, contactId).at(-1)?.pickedAgent?.id === next)
    expect(await pickOf(witness, contactId)).toBe(next)
  })

  it('[PIK4][A8] staff list who is here, those picked for the asker first, page by page', async () => {
    const [one, other] = await staffed(2)
    if (one === undefined || other === undefined) throw new Error('two agents are here')
    const arrived = []
    for (let i = 0; i < 6; i += 1) arrived.push(await arrive(`Page ${i}`))
    const first = await one.socket.expect('visitor.list', {})
    const mine = first.visitors.map(({ visit }) => visit.pickedAgent?.id === one.agentId)
    expect(mine).toEqual([...mine].sort((a, b) => Number(b) - Number(a)))
    const ids = first.visitors.map(({ visit }) => visit.contactId)
    for (const { contactId } of arrived) expect(ids).toContain(contactId)
    expect(first).toMatchObject({ total: ids.length, next: null })
    expect(first.visitors[0]).toMatchObject({ site: { name: 'Acme shop' }, contact: { label: expect.any(String) } })
    const rest = expectOk(await askHttp(server().url, 'visitor.list', { before: ids[1] as string }, other.who))
    expect(rest.total).toBe(ids.length)
    expect((await one.socket.expect('visitor.list', { before: ids[1] as string })).visitors).toHaveLength(
      ids.length - 2,
    )
    // Who has talked comes with the conversation.
    const talk = await startTalk(server())
    await talk.socket.expect('visit.update', page)
    const listed = (await one.socket.expect('visitor.list', {})).visitors
    const talking = listed.find(({ visit }) => visit.contactId === talk.visitor.self.contactId)
    expect(talking?.conversation).toMatchObject({ id: talk.conversationId, inboundCount: 1 })
    talk.socket.close()
  })

  it('[PIK5][A8] an agent writes first, and the visitor’s open page has the words at once', async () => {
    const [agent] = await staffed(1)
    const { person, socket, contactId } = await arrive()
    const client = person.client()
    onTestFinished(client.close)
    await eventually(() => client.state.kind === 'online')
    const siteId = (await server().app.store.credentials.siteByKey(server().siteKey))?.id ?? ''
    const opened = await agent?.socket.expect('conversation.open', { contactId, siteId })
    const conversationId = opened?.conversationId ?? ''
    // A note is nothing that a visitor could read.
    await sendText(agent?.socket as RawSocket, conversationId, 'Looks at tea', { visibility: 'staff' })
    expect(socket.frames.some((frame) => frame.type === 'conversation.changed')).toBe(false)
    const started: string[] = []
    client.on('started', (id) => started.push(id))
    await sendText(agent?.socket as RawSocket, conversationId, 'May I help you?')
    await eventually(() => client.conversation(conversationId).entries.length === 2)
    expect(started).toEqual([conversationId])
    expect(client.conversation(conversationId).head).toMatchObject({ status: 'open', assignee: { id: agent?.agentId } })
    await eventually(() => socket.frames.some((frame) => frame.type === 'conversation.changed'))
    expect(socket.texts.join('\n')).not.toContain('Looks at tea')
    // The visitor's answer goes into the same one.
    expect(await socket.expect('conversation.start', {})).toEqual({ conversationId })
  })

  it('[PIK5][POLL1] so it does where no WebSocket gets through', async () => {
    const [agent] = await staffed(1)
    const person = await enterVisitor(server())
    const client = person.client({ openSocket: polling(server().url, person.who) })
    onTestFinished(client.close)
    await eventually(() => client.state.kind === 'online')
    const siteId = (await server().app.store.credentials.siteByKey(server().siteKey))?.id ?? ''
    const about = { contactId: person.self.contactId, siteId }
    const { conversationId } = expectOk(await askHttp(server().url, 'conversation.open', about, agent?.who ?? {}))
    const message = { conversationId, clientId: newClientId(), text: 'May I help you?' }
    expectOk(await askHttp(server().url, 'message.send', message, agent?.who ?? {}))
    await eventually(() => client.conversation(conversationId).entries.length === 2)
  })
})
