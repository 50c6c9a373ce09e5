import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { LogAct } from '../../app/ports/conversation-log.ts'
import { testPostgresKinds } from '../postgres/testing.ts'
import { openTestStore, shareTestStore } from './test-support/open-store.ts'
import {
  agentParty,
  anotherAgent,
  aVisitor,
  aWorld,
  closeAct,
  contactParty,
  entriesOf,
  markAct,
  noteAct,
  reopenAct,
  sendAct,
  takeAct,
} from './test-support/world.ts'

/** What any log must do. What it must do when things break: log/*.it.test.ts. */
describe.each(testPostgresKinds)('the log on %s', (kind) => {
  const share = shareTestStore(kind)
  const fresh = () => openTestStore(kind)
  const setUp = async (open = share) => {
    const opened = await open()
    const world = await aWorld(opened.store)
    return { ...opened, world, submit: opened.store.log.submit }
  }

  describe('the log', () => {
    it('[LOG2] numbers entries and changes without gaps, for staff and for everyone', async () => {
      const { world, submit } = await setUp()
      const { account, agent, contact } = world
      const visitor = contactParty(contact)
      const staff = agentParty(agent)
      const hello = entriesOf(await submit(sendAct(world, visitor, 'hello')))
      const note = entriesOf(await submit(noteAct(world, staff, 'a note')))
      const answer = entriesOf(await submit(sendAct(world, staff, 'hi')))
      const end = entriesOf(await submit(closeAct(world, visitor)))
      const again = entriesOf(await submit(sendAct(world, visitor, 'one more')))
      const all = [hello, note, answer, end, again].flat()
      expect(all.map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5, 6, 7])
      expect(all.map((entry) => entry.rev)).toEqual([1, 2, 3, 4, 5, 6, 7])
      expect(all.map((entry) => entry.publicSeq)).toEqual([1, 1, 2, 3, 4, 5, 6])
      expect(all.map((entry) => entry.publicRev)).toEqual([1, 0, 2, 3, 4, 5, 6])
      expect(all.map((entry) => entry.inboundNo)).toEqual([1, 1, 1, 1, 1, 1, 2])
      expect(all.map((entry) => entry.content.kind)).toEqual([
        'message',
        'message',
        'assigned',
        'message',
        'closed',
        'reopened',
        'message',
      ])
      const stored = await account.conversations.latest(world.conversation.id, 'staff', 50)
      expect(stored?.entries).toEqual(all)
      expect(stored?.conversation).toMatchObject({ status: 'queued', assigneeId: null, seq: 7, rev: 7, publicSeq: 6 })
      expect(stored?.conversation.last).toMatchObject({ text: 'one more', author: visitor, visibility: 'everyone' })
    })

    it('[LOG2] keeps texts as they are', async () => {
      const { world, submit } = await setUp()
      const texts = [
        '',
        ' ',
        '你好，世界',
        '👩‍👩‍👧‍👦 e\u0301',
        '\u202eabc',
        '"{}\\,NULL',
        "'; drop table entries; --",
        'x'.repeat(8_000),
      ]
      for (const text of texts) entriesOf(await submit(sendAct(world, contactParty(world.contact), text)))
      const stored = await world.account.conversations.latest(world.conversation.id, 'public', 50)
      expect(stored?.entries.map((entry) => (entry.content.kind === 'message' ? entry.content.text : null))).toEqual(
        texts,
      )
    })

    it('[LOG3] writes a client id once per conversation and actor, also in one batch', async () => {
      const { world, submit } = await setUp()
      const { contact, agent, account } = world
      const clientId = 'client-id-1'
      const send = (text: string): LogAct => sendAct(world, contactParty(contact), text, { clientId })
      const outcomes = await Promise.all(['one', 'two', 'three'].map((text) => submit(send(text))))
      expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'repeated', 'repeated'])
      const [first] = outcomes.flatMap((outcome) => (outcome.kind === 'done' ? outcome.entries : []))
      for (const outcome of [...outcomes.slice(1), await submit(send('four'))])
        expect(outcome).toEqual({ kind: 'repeated', entry: first })
      // Another actor, and another conversation, may use the same.
      expect(entriesOf(await submit(sendAct(world, agentParty(agent), 'hi', { clientId })))).toHaveLength(2)
      const other = { ...world, ...(await aVisitor(world)) }
      expect(entriesOf(await submit(sendAct(other, contactParty(other.contact), 'hi', { clientId })))).toHaveLength(1)
      // What would be refused now is answered as it was the first time.
      await submit(closeAct(world, agentParty(agent)))
      expect(await submit(sendAct(world, agentParty(agent), 'hi', { clientId }))).toMatchObject({ kind: 'repeated' })
      const stored = await account.conversations.latest(world.conversation.id, 'staff', 50)
      expect(stored?.entries).toHaveLength(4)
    })

    it('[LOG4] decides on the row as it is: one of those who take at once gets it', async () => {
      const { world, submit } = await setUp()
      await submit(sendAct(world, contactParty(world.contact), 'hello'))
      const agents = await Promise.all([1, 2, 3].map(() => anotherAgent(world)))
      const outcomes = await Promise.all(agents.map((agent) => submit(takeAct(world, agentParty(agent)))))
      const winner = agents[outcomes.findIndex(({ kind }) => kind === 'done')]
      expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1)
      const refused = { kind: 'refused', refusal: { code: 'conversation.taken', assigneeId: winner?.id } }
      expect(outcomes.filter(({ kind }) => kind === 'refused')).toEqual([refused, refused])
      // Asked again, alone, and after the row was remembered.
      const late = await anotherAgent(world)
      expect(await submit(takeAct(world, agentParty(late)))).toEqual(refused)
      expect(entriesOf(await submit(takeAct(world, agentParty(late), winner?.id)))).toHaveLength(1)
      expect(entriesOf(await submit(takeAct(world, agentParty(late))))).toEqual([])
      expect(await submit(reopenAct(world, agentParty(late)))).toEqual({
        kind: 'refused',
        refusal: { code: 'conversation.not_closed' },
      })
    })

    it('[LOG5] moves marks forward only, each move a change, public only when everyone may see it', async () => {
      const { world, submit } = await setUp()
      const { account, agent, contact, conversation } = world
      const staff = agentParty(agent)
      await submit(sendAct(world, contactParty(contact), 'one'))
      await submit(noteAct(world, staff, 'note'))
      await submit(sendAct(world, contactParty(contact), 'two'))
      const marks = async () => (await account.conversations.latest(conversation.id, 'staff', 50))?.marks
      const row = async () => account.conversations.byId(conversation.id)

      await submit(markAct(world, staff, 1))
      const delivered = { deliveredSeq: 1, deliveredPublicSeq: 1, readSeq: 0, readPublicSeq: 0, readInbound: 0 }
      expect(await marks()).toEqual([{ party: staff, ...delivered, rev: 4, publicRev: 3 }])
      await submit(markAct(world, staff, null, 1))
      const readOne = { ...delivered, readSeq: 1, readPublicSeq: 1, readInbound: 1 }
      expect(await marks()).toEqual([{ party: staff, ...readOne, rev: 5, publicRev: 4 }])
      // Reading the note leaves no trace in the public count.
      await submit(markAct(world, staff, 2, 2))
      expect(await marks()).toEqual([{ party: staff, ...readOne, deliveredSeq: 2, readSeq: 2, rev: 6, publicRev: 4 }])
      expect(await row()).toMatchObject({ rev: 6, publicRev: 4 })
      // Backwards, nothing, and the same again change nothing.
      for (const again of [markAct(world, staff, 1, 1), markAct(world, staff, 2, 2), markAct(world, staff, null, null)])
        expect(await submit(again)).toEqual({ kind: 'done', entries: [] })
      expect(await row()).toMatchObject({ rev: 6, publicRev: 4 })
      // Beyond the end means the end.
      await submit(markAct(world, staff, 1e300, 99))
      const all = { deliveredSeq: 3, deliveredPublicSeq: 2, readSeq: 3, readPublicSeq: 2, readInbound: 2 }
      expect(await marks()).toEqual([{ party: staff, ...all, rev: 7, publicRev: 5 }])
      // A visitor counts in public numbers.
      await submit(markAct(world, contactParty(contact), 2))
      expect((await marks())?.[1]).toMatchObject({ party: contactParty(contact), deliveredPublicSeq: 2, rev: 8 })
      const publicMarks = (await account.conversations.latest(conversation.id, 'public', 50))?.marks
      expect(publicMarks).toEqual(await marks())
      expect(await submit({ ...markAct(world, staff, 1), mayAct: () => false })).toEqual({
        kind: 'refused',
        refusal: { code: 'not_found' },
      })
    })

    it('[LOG5] places a mark in the middle, remembered or not, in both counts', async () => {
      const { world, store } = await setUp()
      const { agent, contact, account, conversation } = world
      for (let i = 0; i < 120; i += 1)
        await store.log.submit(
          i % 3 === 1 ? noteAct(world, agentParty(agent), 'note') : sendAct(world, contactParty(contact), `text ${i}`),
        )
      for (const seq of [3, 40, 77, 119]) {
        await store.log.submit(markAct(world, agentParty(agent), seq, seq - 1))
        await store.log.submit(markAct(world, contactParty(contact), Math.floor(seq / 2)))
        const reading = await account.conversations.latest(conversation.id, 'staff', 200)
        const at = (number: number) => reading?.entries[number - 1]
        const publicly = reading?.entries.find(
          (entry) => entry.visibility === 'everyone' && entry.publicSeq === Math.floor(seq / 2),
        )
        expect(reading?.marks.find((mark) => mark.party.kind === 'agent')).toMatchObject({
          deliveredSeq: seq,
          deliveredPublicSeq: at(seq)?.publicSeq,
          readSeq: seq - 1,
          readPublicSeq: at(seq - 1)?.publicSeq,
          readInbound: at(seq - 1)?.inboundNo,
        })
        expect(reading?.marks.find((mark) => mark.party.kind === 'contact')).toMatchObject({
          deliveredSeq: publicly?.seq,
          deliveredPublicSeq: publicly?.publicSeq,
        })
      }
    })

    it('[LOG11] refuses an agent disabled meanwhile, and what is not there', async () => {
      const { world, submit } = await setUp()
      const { account, agent, contact } = world
      await submit(sendAct(world, contactParty(contact), 'hello'))
      await submit(sendAct(world, agentParty(agent), 'hi'))
      await account.agents.update(agent.id, { disabledAtMs: 1 })
      const disabled = { kind: 'refused', refusal: { code: 'actor.disabled' } }
      const absent = { kind: 'refused', refusal: { code: 'not_found' } }
      const acts = [sendAct(world, agentParty(agent), 'still here'), markAct(world, agentParty(agent), 2, 2)]
      const fellow = await anotherAgent(world)
      const outcomes = await Promise.all([
        ...acts.map((act) => submit(act)),
        submit(noteAct(world, agentParty(fellow), 'a note')),
      ])
      expect(outcomes.slice(0, 2)).toEqual([disabled, disabled])
      expect(outcomes[2]?.kind).toBe('done')
      expect(await submit(sendAct(world, { kind: 'agent', id: randomUUID() }, 'nobody'))).toEqual(absent)
      for (const id of [randomUUID(), '', 'x', world.conversation.id.toUpperCase()])
        expect(await submit(sendAct({ ...world, conversation: { id } }, contactParty(contact), 'nowhere'))).toEqual(
          absent,
        )
      const stored = await account.conversations.latest(world.conversation.id, 'staff', 50)
      expect(stored?.entries).toHaveLength(4)
    })

    it('[LOG12] tells listeners of each commit in order, continuing where the one before ended', async () => {
      const { world, submit, committed } = await setUp(fresh)
      const { agent, contact } = world
      const acts = Array.from({ length: 40 }, (_, i) => {
        if (i % 4 === 0) return markAct(world, agentParty(agent), i, i)
        return i % 4 === 1
          ? noteAct(world, agentParty(agent), 'note')
          : sendAct(world, contactParty(contact), `text ${i}`)
      })
      for (let i = 0; i < acts.length; i += 4) await Promise.all(acts.slice(i, i + 4).map((act) => submit(act)))
      let at = { rev: 0, publicRev: 0 }
      for (const changes of committed) {
        expect(changes.before).toMatchObject(at)
        at = { rev: changes.conversation.rev, publicRev: changes.conversation.publicRev }
      }
      const stored = await world.account.conversations.latest(world.conversation.id, 'staff', 100)
      expect(committed.flatMap(({ entries }) => entries)).toEqual(stored?.entries)
      expect(committed.at(-1)?.conversation).toEqual(stored?.conversation)
      expect(committed.findLast(({ marks }) => marks.length > 0)?.marks).toEqual(stored?.marks)
    })

    it('[LOG16] finishes what it has accepted when it closes, then takes nothing more', async () => {
      const { world, store, submit, committed } = await setUp(fresh)
      const outcomes = Array.from({ length: 20 }, (_, i) =>
        submit(sendAct(world, contactParty(world.contact), `text ${i}`)),
      )
      await Promise.all([store.close(), store.close()])
      expect((await Promise.all(outcomes)).map(({ kind }) => kind)).toEqual(Array(20).fill('done'))
      expect(committed.flatMap(({ entries }) => entries)).toHaveLength(20)
      const late = await submit(sendAct(world, contactParty(world.contact), 'late'))
      expect(late).toMatchObject({ kind: 'busy' })
      await store.close()
    })
  })
})
