import type { Params } from '@frontdesk/protocol'
import { askHttp, createTestClock, expectOk, type Person, signInAdmin } from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { comes, deskLimits as limits, type Staff, served, talks } from './at-the-desk.ts'
import { useServer } from './testing.ts'

describe('search over contacts and conversations', () => {
  const clock = createTestClock()
  const server = useServer({ clock, limits, service: { capacity: 10 } })
  let admin: Person
  beforeAll(async () => {
    admin = await signInAdmin(server())
  })
  const conversations = async ({ who }: Pick<Staff, 'who'>, params: Params<'search.conversations'>) => {
    await server().app.searchIndexer.settled()
    const page = expectOk(await askHttp(server().url, 'search.conversations', params, who))
    return page.hits.map(({ conversation, found }) => ({ id: conversation.id, found: found.map(marked) }))
  }
  const contacts = async ({ who }: Pick<Staff, 'who'>, params: Params<'search.contacts'>) => {
    await server().app.searchIndexer.settled()
    const page = expectOk(await askHttp(server().url, 'search.contacts', params, who))
    return page.hits.map(({ contact, found, conversations: of }) => ({
      id: contact.id,
      found: found.map(marked),
      conversations: of.map(({ id }) => id),
    }))
  }
  const marked = (hit: {
    field: string
    name: string | null
    snippet: string
    ranges: { from: number; to: number }[]
  }) => `${hit.name ?? hit.field}: ${hit.ranges.map(({ from, to }) => hit.snippet.slice(from, to)).join('|')}`
  const ids = (found: readonly { id: string }[]): string[] => found.map(({ id }) => id)
  const narrow = async (name: string, rights: 'conversations.team'[] = []): Promise<Staff> => {
    const role = expectOk(await askHttp(server().url, 'role.create', { name, rights }, admin.who))
    const agent = await comes(server())
    expectOk(await askHttp(server().url, 'agent.update', { agentId: agent.agentId, roleId: role.id }, admin.who))
    return agent
  }
  const known = async (details: Params<'contact.update'>) => {
    const talk = await talks(server())
    await talk.socket.expect('contact.update', details)
    return { ...talk, contactId: talk.visitor.self.contactId }
  }

  it('[SEA6] contacts are found by each thing that is known of them, with what was found marked', async () => {
    const own = await comes(server())
    const wang = await known({
      name: '王小明',
      email: 'xiaoming@example.com',
      phone: '+86 138 0013 8000',
      attributes: { plan: 'Platinum' },
    })
    for (const [text, found] of [
      ['王', 'name: 王'],
      ['小明', 'name: 小明'],
      ['王小明', 'name: 王小明'],
      ['xiaoming@exa', 'email: xiaoming|exa'],
      ['13800138000', 'phone: +86 138 0013 8000'],
      ['platin', 'plan: Platin'],
    ] as const)
      expect(await contacts(own, { text })).toEqual([
        { id: wang.contactId, found: [found], conversations: [wang.conversationId] },
      ])
    expect(await contacts(own, { text: '明王' })).toEqual([])
    await wang.socket.expect('contact.update', { name: '李雷' })
    expect([await contacts(own, { text: '小明' }), ids(await contacts(own, { text: '李雷' }))]).toEqual([
      [],
      [wang.contactId],
    ])
  })

  it('[SEA6] conversations are found by their visitor, their attributes, and a room by its title', async () => {
    const own = await comes(server())
    const talk = await known({ name: 'Ophelia Quinn' })
    await served(own, talk)
    const other = await comes(server())
    await own.socket.expect('conversation.describe', {
      conversationId: talk.conversationId,
      attributes: { order: 'ZX-4711' },
    })
    const group = { title: '退货处理', agentIds: [other.agentId] }
    const { conversationId: room } = await own.socket.expect('room.create', group)
    expect(await conversations(own, { text: 'ophelia' })).toEqual([
      { id: talk.conversationId, found: ['name: Ophelia'] },
    ])
    expect(await conversations(own, { text: 'zx 4711' })).toEqual([
      { id: talk.conversationId, found: ['order: ZX|4711'] },
    ])
    expect(await conversations(other, { text: '退货' })).toEqual([{ id: room, found: ['title: 退货'] }])
    expect(await conversations(own, { text: '退货', kind: 'visitors' })).toEqual([])
    await own.socket.expect('room.rename', { conversationId: room, title: 'Returns' })
    expect([await conversations(own, { text: '退货' }), ids(await conversations(own, { text: 'returns' }))]).toEqual([
      [],
      [room],
    ])
  })

  it('[SEA6] without words, filters alone narrow down: agent, team, tag, site and any stretch of time', async () => {
    const own = await comes(server())
    const fromMs = clock.now()
    const [one, two] = [await talks(server()), await talks(server())]
    await served(own, one)
    await served(own, two)
    const other = await comes(server())
    const toMs = clock.now() + 1
    const { id: tagId } = expectOk(
      await askHttp(server().url, 'tag.create', { name: 'Vip', color: 'green' }, admin.who),
    )
    await own.socket.expect('conversation.tag', { conversationId: one.conversationId, add: [tagId] })
    await own.socket.expect('contact.tag', { contactId: two.visitor.self.contactId, add: [tagId] })
    expect(ids(await conversations(own, { text: '', tagId })).toSorted()).toEqual(
      [one.conversationId, two.conversationId].toSorted(),
    )
    expect(ids(await contacts(own, { text: '', tagId }))).toEqual([two.visitor.self.contactId])
    expect(await conversations(own, { text: '', tagId, agentId: own.agentId })).toHaveLength(2)
    expect(await conversations(own, { text: '', tagId, agentId: other.agentId })).toEqual([])
    clock.advance(86_400_000)
    expect(await conversations(own, { text: '', tagId, fromMs: toMs + 1_000 })).toEqual([])
    expect(await conversations(own, { text: '', tagId, toMs: fromMs })).toEqual([])
    expect(await conversations(own, { text: '', tagId, fromMs, toMs })).toHaveLength(2)
  })

  it('[SEA7] nobody finds a contact or a conversation that is out of its sight; who has none is found by all', async () => {
    const own = await comes(server())
    const talk = await known({ name: 'Hidden Hyena' })
    await served(own, talk)
    const team = await narrow('Team only', ['conversations.team'])
    const alone = await narrow('Own conversations only')
    expect(ids(await contacts(own, { text: 'hyena' }))).toEqual([talk.contactId])
    expect(ids(await contacts(team, { text: 'hyena' }))).toEqual([talk.contactId])
    expect(await contacts(alone, { text: 'hyena' })).toEqual([])
    expect(await conversations(alone, { text: 'hyena' })).toEqual([])
    await own.socket.expect('conversation.transfer', {
      conversationId: talk.conversationId,
      to: { kind: 'agent', agentId: alone.agentId },
    })
    await served(own, talk, alone)
    expect(ids(await contacts(alone, { text: 'hyena' }))).toEqual([talk.contactId])
    expect(ids(await conversations(alone, { text: 'hyena' }))).toEqual([talk.conversationId])
    const looked = expectOk(await askHttp(server().url, 'search.messages', { text: 'hello' }, alone.who))
    expect(looked.hits.map(({ conversationId }) => conversationId)).toEqual([talk.conversationId])
  })

  it('[SEA7] with a contact that is erased goes what it was found by', async () => {
    const own = await comes(server())
    const talk = await known({ name: 'Walter Walrus' })
    await served(own, talk)
    expect(await contacts(own, { text: 'walrus' })).toHaveLength(1)
    expectOk(await askHttp(server().url, 'contact.erase', { contactId: talk.contactId }, admin.who))
    expect([await contacts(own, { text: 'walrus' }), await conversations(own, { text: 'walrus' })]).toEqual([[], []])
  })
})
