import type { Agent, Conversation, Entry, Mark, Party, View } from '@frontdesk/domain'
import { seedOfRun } from '@frontdesk/testkit/random'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { CommittedChanges, LogAct } from '../../../app/ports/conversation-log.ts'
import { testPostgresKinds } from '../../postgres/testing.ts'
import { createStore } from '../store.ts'
import { openTestStore } from '../test-support/open-store.ts'
import {
  agentParty,
  amendAct,
  anotherAgent,
  aVisitor,
  aWorld,
  closeAct,
  contactParty,
  markAct,
  noteAct,
  reopenAct,
  sendAct,
  takeAct,
  type World,
} from '../test-support/world.ts'

/** What somebody does; numbers are taken as they come, so that many are out of range or late. */
const someAct = fc.record({
  kind: fc.constantFrom(
    ...['send', 'send', 'send', 'again', 'note', 'take', 'close', 'reopen', 'mark', 'mark', 'mark', 'edit', 'react'],
  ),
  who: fc.nat(3),
  where: fc.nat(1),
  node: fc.nat(1),
  delivered: fc.option(fc.nat(40)),
  read: fc.option(fc.nat(40)),
})
type SomeAct = typeof someAct extends fc.Arbitrary<infer T> ? T : never
/** Groups are waited for one after the other; what is in a group is asked together. */
const script = fc.array(fc.array(someAct, { minLength: 1, maxLength: 12 }), { minLength: 3, maxLength: 14 })

const actOf = (some: SomeAct, target: World, actor: Party, count: number): LogAct => {
  switch (some.kind) {
    case 'again':
      return sendAct(target, actor, 'the same', { clientId: 'the-same-id' })
    case 'note':
      return actor.kind === 'agent' ? noteAct(target, actor, `note ${count}`) : sendAct(target, actor, `text ${count}`)
    case 'take':
      return actor.kind === 'agent' ? takeAct(target, actor) : closeAct(target, actor)
    case 'close':
      return closeAct(target, actor)
    case 'reopen':
      return actor.kind === 'agent' ? reopenAct(target, actor) : sendAct(target, actor, `text ${count}`)
    case 'edit':
    case 'react':
      return amendAct(target, actor, some.delivered ?? 1, some.kind === 'edit' ? `text ${count}` : null)
    case 'mark':
      return markAct(target, actor, some.delivered, some.read)
    default:
      return sendAct(target, actor, `text ${count}`)
  }
}

type State = { conversation: Conversation; entries: Entry[]; marks: Mark[] }
const markKey = ({ party }: Mark): string => party.kind + party.id
const sorted = (marks: readonly Mark[]): Mark[] => [...marks].sort((a, b) => (markKey(a) < markKey(b) ? -1 : 1))

/** What a client has after it has taken changes in. */
const apply = (held: State, changes: State): State => ({
  conversation: changes.conversation,
  entries: [...new Map([...held.entries, ...changes.entries].map((entry) => [entry.seq, entry])).values()].sort(
    (a, b) => a.seq - b.seq,
  ),
  marks: sorted([...new Map([...held.marks, ...changes.marks].map((mark) => [markKey(mark), mark])).values()]),
})

/** A mark that moves over a note moves for staff only: everyone else is shown its public numbers and no others. */
const shown = (view: View, state: State): unknown =>
  view === 'staff'
    ? state
    : {
        ...state,
        marks: state.marks.map(({ party, deliveredPublicSeq, readPublicSeq, publicRev }) => ({
          party,
          deliveredPublicSeq,
          readPublicSeq,
          publicRev,
        })),
      }

const checkNumbers = ({ conversation, entries, marks }: State): void => {
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1))
  expect(entries).toHaveLength(conversation.seq)
  const everyones = entries.filter(({ visibility }) => visibility === 'everyone')
  expect(everyones.map(({ publicSeq }) => publicSeq)).toEqual(everyones.map((_, i) => i + 1))
  expect(everyones).toHaveLength(conversation.publicSeq)
  // Every change has a number of its own.
  const revs = [...entries, ...marks].map(({ rev }) => rev)
  expect(new Set(revs).size).toBe(revs.length)
  expect(Math.max(0, ...revs)).toBe(conversation.rev)
  const publicRevs = [...everyones, ...marks.filter(({ publicRev }) => publicRev > 0)].map(({ publicRev }) => publicRev)
  expect(new Set(publicRevs).size).toBe(publicRevs.length)
  expect(Math.max(0, ...publicRevs)).toBe(conversation.publicRev)
  const inbound = entries.filter(({ author, content }) => author.kind === 'contact' && content.kind === 'message')
  expect(inbound.map(({ inboundNo }) => inboundNo)).toEqual(inbound.map((_, i) => i + 1))
  for (const mark of marks) {
    expect(mark.readSeq).toBeLessThanOrEqual(mark.deliveredSeq)
    expect(mark.deliveredSeq).toBeLessThanOrEqual(conversation.seq)
    expect(mark.deliveredPublicSeq).toBeLessThanOrEqual(conversation.publicSeq)
  }
}

/** What listeners of both nodes heard, put together, tells every change once and lets no mark go back. */
const checkHeard = (heard: readonly CommittedChanges[], end: State): void => {
  const own = heard
    .filter(({ conversation }) => conversation.id === end.conversation.id)
    .sort((a, b) => a.before.rev - b.before.rev)
  let at = { rev: 0, publicRev: 0 }
  let held: State = { conversation: end.conversation, entries: [], marks: [] }
  for (const changes of own) {
    expect(changes.before).toMatchObject(at)
    at = { rev: changes.conversation.rev, publicRev: changes.conversation.publicRev }
    for (const mark of changes.marks) {
      const before = held.marks.find((known) => markKey(known) === markKey(mark))
      if (before === undefined) continue
      for (const name of ['deliveredSeq', 'deliveredPublicSeq', 'readSeq', 'readPublicSeq', 'readInbound'] as const)
        expect(mark[name]).toBeGreaterThanOrEqual(before[name])
    }
    held = apply(held, { ...changes, entries: [...changes.amended, ...changes.entries] })
  }
  expect(held).toEqual({ ...end, marks: sorted(end.marks) })
}

describe.each(testPostgresKinds)('random acts on %s', (kind) => {
  it('[LOG2][LOG13] of many actors on two nodes leave one history that every view and every resume agrees with', async () => {
    const heard: CommittedChanges[] = []
    const { store, url } = await openTestStore(kind, { onCommitted: (changes) => heard.push(changes) })
    const second = await createStore({
      url,
      clock: { now: () => Date.now() },
      onCommitted: (changes) => heard.push(changes),
      remembered: 1,
    })
    onTestFinished(() => second.close())
    const logs = [store.log, second.log]
    const world = await aWorld(store)
    const agents: Agent[] = [world.agent, await anotherAgent(world), await anotherAgent(world)]

    const read = async (id: string, view: View): Promise<State> => {
      const reading = await world.account.conversations.latest(id, view, 1_000)
      if (reading === null) throw new Error('not there')
      return { conversation: reading.conversation, entries: reading.entries, marks: sorted(reading.marks) }
    }

    const play = async (groups: SomeAct[][]): Promise<void> => {
      const targets: World[] = []
      for (let i = 0; i < 2; i += 1) targets.push({ ...world, ...(await aVisitor(world)) })
      const snapshots: { id: string; view: View; state: State }[] = []
      let count = 0
      for (const group of groups) {
        await Promise.all(
          group.map((some) => {
            const target = targets[some.where]
            const log = logs[some.node]
            const agent = agents[some.who]
            if (target === undefined || log === undefined) throw new Error('out of range')
            const actor = agent === undefined ? contactParty(target.contact) : agentParty(agent)
            count += 1
            return log.submit(actOf(some, target, actor, count))
          }),
        )
        for (const { conversation } of targets)
          for (const view of ['staff', 'public'] as const)
            snapshots.push({ id: conversation.id, view, state: await read(conversation.id, view) })
      }

      for (const { conversation } of targets) {
        const whole = await read(conversation.id, 'staff')
        checkNumbers(whole)
        checkHeard(heard, whole)
        const same = whole.entries.filter(({ clientId }) => clientId === 'the-same-id')
        expect(new Set(same.map(({ author }) => author.id)).size).toBe(same.length)
        const seen = await read(conversation.id, 'public')
        expect(seen.entries).toEqual(whole.entries.filter(({ visibility }) => visibility === 'everyone'))
        expect(JSON.stringify(seen.entries)).not.toContain('note ')
        for (const view of ['staff', 'public'] as const) {
          const end = view === 'staff' ? whole : seen
          const number = view === 'staff' ? 'rev' : 'publicRev'
          const from = snapshots.filter((snapshot) => snapshot.id === conversation.id && snapshot.view === view)
          for (let rev = 0; rev <= end.conversation[number]; rev += 1) {
            const changes = await world.account.conversations.changedSince(conversation.id, view, rev, 1_000)
            if (changes === null) throw new Error('not there')
            const held = {
              ...end,
              entries: end.entries.filter((entry) => entry[number] <= rev),
              marks: end.marks.filter((mark) => mark[number] <= rev),
            }
            expect(shown(view, apply(held, changes))).toEqual(shown(view, end))
            for (const { state } of from)
              if (state.conversation[number] === rev)
                expect(shown(view, apply(state, changes))).toEqual(shown(view, end))
          }
        }
      }
    }

    await fc.assert(fc.asyncProperty(script, play), { numRuns: 12, seed: seedOfRun(), interruptAfterTimeLimit: 20_000 })
  })
})
