import type { Params, Result } from '@frontdesk/protocol'
import { askHttp, createTestClock, enterVisitor, expectOk, type Person, signInAdmin } from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { comes, deskLimits as limits, type Staff, served, talks } from './at-the-desk.ts'
import { useServer } from './testing.ts'

type Page = Result<'search.messages'>
const dayMs = 86_400_000

describe('search over messages', () => {
  const clock = createTestClock()
  const server = useServer({ clock, limits, service: { capacity: 10 } })
  let admin: Person
  beforeAll(async () => {
    admin = await signInAdmin(server())
  })
  let words = 0
  const says = async ({ socket }: Pick<Staff, 'socket'>, conversationId: string, text: string, more: object = {}) => {
    words += 1
    const sent = { conversationId, clientId: `search-words-${words}`, text, ...more }
    return (await socket.expect('message.send', sent)).seq
  }
  const search = async (by: Pick<Staff, 'socket'>, text: string, more: Partial<Params<'search.messages'>> = {}) => {
    await server().app.searchIndexer.settled()
    return by.socket.expect('search.messages', { text, ...more })
  }
  const marked = ({ hits }: Page): string[] =>
    hits.map(({ snippet, ranges }) => ranges.map(({ from, to }) => snippet.slice(from, to)).join('|'))
  const group = async (by: Staff, title: string, agentIds: string[]): Promise<string> =>
    (await by.socket.expect('room.create', { title, agentIds })).conversationId

  it('[SEA1][A3] finds Chinese words of 1, 2, 3 and more characters, and others by their beginning, and marks them', async () => {
    const [one, two] = [await comes(server()), await comes(server())]
    const room = await group(one, 'Returns', [two.agentId])
    const seq = await says(one, room, '客户申请退款，订单ZX81的Refund还没到账')
    for (const [text, ranges] of [
      ['款', '款'],
      ['退款', '退款'],
      ['没到账', '没到账'],
      ['客户申请退款', '客户申请退款'],
      ['refu', 'Refu'],
      ['ｚｘ８１', 'ZX81'],
      ['订单 退款 zx', '退款|订单ZX'],
    ] as const) {
      const page = await search(two, text)
      expect(page.hits).toMatchObject([{ conversationId: room, seq, author: { kind: 'agent', id: one.agentId } }])
      expect(marked(page)).toEqual([ranges])
      expect(page.conversations.map(({ id }) => id)).toEqual([room])
    }
    for (const text of ['退账', '款退', 'fund', '退款 invoice', '…']) expect((await search(two, text)).hits).toEqual([])
  })

  it('[SEA2][A3] finds nothing of a room for who is not in it, or no longer', async () => {
    const [one, two, other] = [await comes(server()), await comes(server()), await comes(server())]
    const room = await group(one, 'Secret', [two.agentId])
    await says(one, room, '秘密计划 hush')
    expect((await search(two, '秘密')).hits).toHaveLength(1)
    const none = await search(other, '秘密')
    expect([none.hits, none.conversations]).toEqual([[], []])
    const asAdmin = expectOk(await askHttp(server().url, 'search.messages', { text: '秘密' }, admin.who))
    expect(asAdmin.hits).toEqual([])
    await two.socket.expect('room.leave', { conversationId: room })
    expect((await search(two, 'hush')).hits).toEqual([])
  })

  it("[SEA2] finds of visitors' conversations what is in the asker's sight, with staff's notes", async () => {
    const own = await comes(server())
    const talk = await talks(server())
    await served(own, talk)
    await says(own, talk.conversationId, 'Zebra on its way')
    await says(own, talk.conversationId, 'zebra: regular customer', { visibility: 'staff' })
    const page = await search(own, 'zebra')
    expect(page.hits.map(({ visibility }) => visibility)).toEqual(['staff', 'everyone'])
    expect(await search(own, 'zebra', { kind: 'rooms' })).toMatchObject({ hits: [] })
    const role = expectOk(await askHttp(server().url, 'role.create', { name: 'Own only', rights: [] }, admin.who))
    const narrow = await comes(server())
    const { agentId } = narrow
    expectOk(await askHttp(server().url, 'agent.update', { agentId, roleId: role.id }, admin.who))
    expect(await askHttp(server().url, 'search.messages', { text: 'zebra' }, narrow.who)).toMatchObject({
      status: 200,
      result: { hits: [], conversations: [] },
    })
    const visitor = await enterVisitor(server())
    expect((await askHttp(server().url, 'search.messages', { text: 'zebra' }, visitor.who)).status).not.toBe(200)
  })

  it('[SEA2] narrows down by kind, agent, team, site and time', async () => {
    const [one, two] = [await comes(server()), await comes(server())]
    const team = expectOk(
      await askHttp(server().url, 'team.create', { name: 'Giraffes', memberIds: [one.agentId] }, admin.who),
    )
    const { conversationId: teamRoom } = await one.socket.expect('room.team', { teamId: team.id })
    const room = await group(one, 'Animals', [two.agentId])
    await says(one, teamRoom, 'giraffe in the team')
    await says(one, room, 'giraffe of one')
    clock.advance(20 * dayMs)
    const laterMs = clock.now()
    await says(two, room, 'giraffe of two')
    const texts = async (more: Partial<Params<'search.messages'>>): Promise<string[]> =>
      (await search(one, 'giraffe', more)).hits.map(({ snippet }) => snippet)
    expect(await texts({})).toEqual(['giraffe of two', 'giraffe of one', 'giraffe in the team'])
    expect(await texts({ kind: 'visitors' })).toEqual([])
    expect(await texts({ agentId: two.agentId })).toEqual(['giraffe of two'])
    expect(await texts({ teamId: team.id })).toEqual(['giraffe in the team'])
    expect(await texts({ fromMs: laterMs })).toEqual(['giraffe of two'])
    expect(await texts({ toMs: laterMs })).toEqual(['giraffe of one', 'giraffe in the team'])
    const site = await server().app.store.credentials.siteByKey(server().siteKey)
    expect(await texts({ siteId: site?.id ?? '' })).toEqual([])
  })

  it('[SEA2][TAG2] narrows down by the tag of a conversation, or of its contact', async () => {
    const own = await comes(server())
    const [tagged, ofTagged, other] = [await talks(server()), await talks(server()), await talks(server())]
    for (const talk of [tagged, ofTagged, other]) {
      await served(own, talk)
      await says(own, talk.conversationId, '长颈鹿到了')
    }
    const draft = { name: 'Zoo', color: 'green' } as const
    const { id: tagId } = expectOk(await askHttp(server().url, 'tag.create', draft, admin.who))
    await own.socket.expect('conversation.tag', { conversationId: tagged.conversationId, add: [tagId] })
    await own.socket.expect('contact.tag', { contactId: ofTagged.visitor.self.contactId, add: [tagId] })
    const found = (await search(own, '长颈鹿', { tagId })).hits.map(({ conversationId }) => conversationId)
    expect(found.toSorted()).toEqual([tagged.conversationId, ofTagged.conversationId].toSorted())
    expect((await search(own, '长颈鹿')).hits).toHaveLength(3)
  })

  it('[SEA2] goes on page by page, each message once, and says where it ends', async () => {
    const [one, two] = [await comes(server()), await comes(server())]
    const room = await group(one, 'Many', [two.agentId])
    for (let i = 0; i < 45; i += 1) await says(one, room, `ostrich ${i}`)
    const seen: string[] = []
    let before: string | null = null
    do {
      const page: Page = await search(two, 'ostrich', before === null ? {} : { before })
      seen.push(...page.hits.map(({ snippet }) => snippet))
      before = page.next
    } while (before !== null)
    expect(seen).toEqual(Array.from({ length: 45 }, (_, i) => `ostrich ${44 - i}`))
    expect((await search(two, 'ostrich', { before: 'nonsense' })).hits).toEqual([])
  })

  it('[SEA3] finds what was written while nothing was indexed, after a restart', async () => {
    const [one, two] = [await comes(server()), await comes(server())]
    await says(one, await group(one, 'Restart', [two.agentId]), 'pelican')
    await server().restart()
    await server().app.searchIndexer.lookAll()
    const found = expectOk(await askHttp(server().url, 'search.messages', { text: 'pelican' }, two.who))
    expect([found.hits.length, found.behind]).toEqual([1, 0])
  })

  it('[SEA3] what an erased contact said is not found any more', async () => {
    const own = await comes(server())
    const talk = await talks(server())
    await served(own, talk)
    await says(own, talk.conversationId, 'walrus')
    expect((await search(own, 'walrus')).hits).toHaveLength(1)
    expectOk(await askHttp(server().url, 'contact.erase', { contactId: talk.visitor.self.contactId }, admin.who))
    expect((await search(own, 'walrus')).hits).toEqual([])
  })
})
