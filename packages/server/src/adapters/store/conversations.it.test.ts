import { randomUUID } from 'node:crypto'
import type { Entry, View } from '@frontdesk/domain'
import { describe, expect, it } from 'vitest'
import type { ListTab } from '../../app/ports/store.ts'
import { testPostgresKinds } from '../postgres/testing.ts'
import { catchUp } from './test-support/catch-up.ts'
import { shareTestStore } from './test-support/open-store.ts'
import { feedOf, whoSeesAll } from './test-support/viewers.ts'
import {
  agentParty,
  anotherAgent,
  aVisitor,
  aWorld,
  closeAct,
  contactParty,
  markAct,
  noteAct,
  sendAct,
  takeAct,
  type World,
} from './test-support/world.ts'

const publicOnly = (entries: readonly Entry[]): Entry[] => entries.filter((entry) => entry.visibility === 'everyone')

/** Writes visitor messages, answers and notes in a fixed pattern; returns all entries in order. */
const fill = async (world: World, messages: number): Promise<Entry[]> => {
  const { store, contact, agent } = world
  const acts = Array.from({ length: messages }, (_, i) => {
    if (i % 5 === 2) return noteAct(world, agentParty(agent), `note ${i}`)
    return sendAct(world, i % 5 === 3 ? agentParty(agent) : contactParty(contact), `text ${i}`)
  })
  const outcomes = await Promise.all(acts.map((act) => store.log.submit(act)))
  return outcomes.flatMap((outcome) => (outcome.kind === 'done' ? outcome.entries : []))
}

/** What any store must answer when conversations are read. */
describe.each(testPostgresKinds)('conversations on %s', (kind) => {
  const share = shareTestStore(kind)
  const world = async () => aWorld((await share()).store)

  describe('service conversations', () => {
    it('[LOG15] are one for each contact and site, however many ask at once', async () => {
      const { account, site, contact, conversation } = await world()
      const asked = await Promise.all(
        [1, 2, 3, 4].map(() =>
          account.conversations.ensureService({
            id: randomUUID(),
            siteId: site.id,
            contactId: contact.id,
            nowMs: 9,
          }),
        ),
      )
      expect(asked).toEqual([conversation, conversation, conversation, conversation])
      expect(await account.conversations.serviceOf(site.id, contact.id)).toEqual(conversation)
      expect(await account.conversations.byId(conversation.id)).toEqual(conversation)
      expect(conversation).toMatchObject({ status: 'queued', assigneeId: null, seq: 0, rev: 0, last: null })
      expect(await account.conversations.byId(randomUUID())).toBeNull()
      expect(await account.conversations.serviceOf(site.id, randomUUID())).toBeNull()
    })
  })

  describe('reading a conversation', () => {
    it.each(['staff', 'public'] as const)(
      '[LOG13] gives the %s view page by page, in order, without holes',
      async (view: View) => {
        const worldNow = await world()
        const { account, conversation } = worldNow
        const all = await fill(worldNow, 23)
        const visible = view === 'staff' ? all : publicOnly(all)
        const number = (entry: Entry): number => (view === 'staff' ? entry.seq : entry.publicSeq)
        const newest = await account.conversations.latest(conversation.id, view, 5)
        expect(newest?.entries).toEqual(visible.slice(-5))
        expect(newest?.earlier).toBe(true)
        expect(newest?.conversation).toEqual(await account.conversations.byId(conversation.id))
        let read = newest?.entries ?? []
        for (let more = true; more; ) {
          const first = read[0]
          const page = await account.conversations.before(
            conversation.id,
            view,
            first === undefined ? 0 : number(first),
            4,
          )
          read = [...page.entries, ...read]
          more = page.earlier
        }
        expect(read).toEqual(visible)
        const whole = await account.conversations.latest(conversation.id, view, visible.length)
        expect(whole?.entries).toEqual(visible)
        expect(whole?.earlier).toBe(false)
        const beyond = await account.conversations.before(conversation.id, view, Number.MAX_SAFE_INTEGER, 3)
        expect(beyond.entries).toEqual(visible.slice(-3))
        expect(await account.conversations.before(conversation.id, view, 1, 3)).toEqual({ entries: [], earlier: false })
        expect(await account.conversations.latest(randomUUID(), view, 5)).toBeNull()
        expect(await account.conversations.before(randomUUID(), view, 5, 5)).toEqual({ entries: [], earlier: false })
      },
    )

    it('[LOG13] resumes with what is above a change number, and with one entry too many when that is too much', async () => {
      const worldNow = await world()
      const { account, conversation, agent, contact, store } = worldNow
      const all = await fill(worldNow, 12)
      await store.log.submit(markAct(worldNow, agentParty(agent), 9, 9))
      await store.log.submit(markAct(worldNow, contactParty(contact), 2, null))
      for (const view of ['staff', 'public'] as const) {
        const visible = view === 'staff' ? all : publicOnly(all)
        const revOf = (entry: Entry): number => (view === 'staff' ? entry.rev : entry.publicRev)
        const fresh = await account.conversations.latest(conversation.id, view, 50)
        for (let rev = 0; rev <= 16; rev += 1) {
          const resumed = await account.conversations.changedSince(conversation.id, view, rev, 50)
          expect(resumed?.entries).toEqual(visible.filter((entry) => revOf(entry) > rev))
          expect(resumed?.marks).toEqual(
            fresh?.marks.filter((mark) => (view === 'staff' ? mark.rev : mark.publicRev) > rev),
          )
          expect(resumed?.conversation).toEqual(fresh?.conversation)
        }
        expect((await account.conversations.changedSince(conversation.id, view, 0, 3))?.entries).toHaveLength(4)
        expect((await account.conversations.changedSince(conversation.id, view, 1e300, 3))?.entries).toEqual([])
      }
      expect(await account.conversations.changedSince(randomUUID(), 'staff', 0, 5)).toBeNull()
    })

    it('[LOG5] knows how far an agent has read', async () => {
      const worldNow = await world()
      const { account, conversation, agent, store } = worldNow
      await fill(worldNow, 4)
      expect(await account.conversations.readPositions(agent.id, [conversation.id])).toEqual([])
      await store.log.submit(markAct(worldNow, agentParty(agent), 3, null))
      expect(await account.conversations.readPositions(agent.id, [conversation.id])).toEqual([])
      await store.log.submit(markAct(worldNow, agentParty(agent), null, 2))
      expect(await account.conversations.readPositions(agent.id, [conversation.id, randomUUID()])).toEqual([
        { conversationId: conversation.id, readSeq: 2, readInbound: 2 },
      ])
      expect(await account.conversations.readPositions(randomUUID(), [conversation.id])).toEqual([])
      expect(await account.conversations.readPositions(agent.id, [])).toEqual([])
    })
  })

  describe('lists', () => {
    it('[LOG15] show each conversation in its tabs, newest change first, page by page', async () => {
      const worldNow = await world()
      const { account, store, agent } = worldNow
      const other = await anotherAgent(worldNow)
      const targets: World[] = []
      for (let i = 0; i < 12; i += 1) targets.push({ ...worldNow, ...(await aVisitor(worldNow)) })
      for (const [i, target] of targets.entries()) {
        await store.log.submit(sendAct(target, contactParty(target.contact), `message ${i}`))
        if (i % 4 === 1) await store.log.submit(takeAct(target, agentParty(agent)))
        if (i % 4 === 2) await store.log.submit(takeAct(target, agentParty(other)))
        if (i % 4 === 3) await store.log.submit(closeAct(target, agentParty(agent)))
      }
      const wanted: Record<ListTab, number[]> = {
        mine: [9, 5, 1],
        queue: [8, 4, 0],
        team: [10, 9, 8, 6, 5, 4, 2, 1, 0],
        closed: [11, 7, 3],
      }
      for (const tab of ['mine', 'queue', 'team', 'closed'] as const) {
        const found: number[] = []
        let before: string | null = null
        for (let pages = 0; pages < 20; pages += 1) {
          const page = await account.conversations.list(tab, whoSeesAll(agent), 2, before)
          found.push(...page.items.map((item) => targets.findIndex((target) => target.contact.id === item.contact.id)))
          before = page.next
          if (before === null) break
        }
        expect(found).toEqual(wanted[tab])
      }
      const [first] = (await account.conversations.list('queue', whoSeesAll(agent), 1, null)).items
      expect(first).toEqual({
        conversation: await account.conversations.byId(targets[8]?.conversation.id ?? ''),
        contact: targets[8]?.contact,
        site: { id: worldNow.site.id, name: worldNow.site.name },
      })
      expect(await account.conversations.list('team', whoSeesAll(agent), 5, 'nonsense')).toEqual({
        items: [],
        next: null,
      })
    })

    it('[LOG15] give single items by id, in the order asked', async () => {
      const worldNow = await world()
      const { account, conversation } = worldNow
      const second = await aVisitor(worldNow)
      const listed = await account.conversations.listed(conversation.id)
      expect(listed?.conversation).toEqual(conversation)
      expect(await account.conversations.listed(randomUUID())).toBeNull()
      const ids = [second.conversation.id, randomUUID(), conversation.id]
      const items = await account.conversations.listedMany(ids)
      expect(items.map((item) => item.conversation.id)).toEqual([second.conversation.id, conversation.id])
      expect(await account.conversations.listedMany([])).toEqual([])
    })
  })

  describe('the feed of lists', () => {
    it('[LOG14] begins with the newest page and then tells every change once at least', async () => {
      const worldNow = await world()
      const { account, store, agent, contact } = worldNow
      const changedList = feedOf(account)
      const start = await changedList(null, 10)
      expect(start.items).toEqual([])
      await store.log.submit(sendAct(worldNow, contactParty(contact), 'hello'))
      const told = await changedList(start.cursor, 10)
      expect(told.items).toEqual([await account.conversations.listed(worldNow.conversation.id)])
      await catchUp(changedList, told.cursor)

      await store.log.submit(takeAct(worldNow, agentParty(agent)))
      expect((await changedList(told.cursor, 10)).items[0]?.conversation).toMatchObject({ assigneeId: agent.id })
      const taken = await changedList(null, 10)
      await account.contacts.update(contact.id, { name: 'Known now' })
      const renamed = await changedList(taken.cursor, 10)
      expect(renamed.items[0]?.contact?.name).toBe('Known now')
      await store.log.submit(markAct(worldNow, agentParty(agent), 1, 1))
      const marked = await changedList(renamed.cursor, 10)
      expect(marked.items[0]?.conversation.rev).toBe(3)

      await store.log.submit(closeAct(worldNow, agentParty(agent)))
      expect((await changedList(marked.cursor, 10)).items[0]?.conversation.status).toBe('closed')
      expect((await changedList(null, 10)).items).toEqual([])
    })

    it('[LOG14] says when there is more than it gives', async () => {
      const worldNow = await world()
      const { account, store } = worldNow
      const start = await feedOf(account)(null, 10)
      for (let i = 0; i < 4; i += 1) {
        const target = { ...worldNow, ...(await aVisitor(worldNow)) }
        await store.log.submit(sendAct(target, contactParty(target.contact), 'hello'))
      }
      expect(await feedOf(account)(start.cursor, 4)).toMatchObject({ more: false })
      const cut = await feedOf(account)(start.cursor, 3)
      expect(cut.more).toBe(true)
      expect(cut.items).toHaveLength(3)
      const newest = await feedOf(account)(null, 3)
      expect(newest.more).toBe(true)
    })

    it('[LOG14] makes a reader begin again whose cursor comes from elsewhere', async () => {
      const { account } = await world()
      const { cursor } = await feedOf(account)(null, 10)
      const [epoch, xid] = cursor.split('.')
      const foreign = ['', 'x', '123', `1-00000001.${xid}`, `${epoch}.${Number(xid) + 1_000_000}`, `${epoch}.-1`]
      for (const elsewhere of foreign) {
        const answer = await feedOf(account)(elsewhere, 10)
        expect(answer).toMatchObject({ items: [], more: true })
      }
      expect(await feedOf(account)(cursor, 10)).toMatchObject({ items: [], more: false })
    })
  })
})
