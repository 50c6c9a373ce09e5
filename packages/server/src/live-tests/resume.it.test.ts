import type { Changes, Entry } from '@frontdesk/protocol'
import {
  createRandom,
  enterVisitor,
  eventually,
  hireAgent,
  type Random,
  type RawSocket,
  seedOfRun,
  signedInSocket,
} from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { sendText, startTalk, useServer, watching } from './testing.ts'

/** A client as the protocol's page describes it, in as few words as possible. */
const held = () => {
  let rev = 0
  let entries = new Map<string, Entry>()
  let marks = new Map<string, Changes['marks'][number]>()
  let head: Changes['conversation'] | null = null
  return {
    get rev() {
      return rev
    },
    apply: (changes: Changes): void => {
      if (changes.reset) {
        entries = new Map()
        marks = new Map()
      } else if (changes.to <= rev) return
      else if (changes.from > rev) throw new Error(`a hole: ${changes.from} after ${rev}`)
      for (const entry of changes.entries) entries.set(entry.id, entry)
      for (const mark of changes.marks) marks.set(`${mark.party.kind}${mark.party.id}`, mark)
      rev = changes.to
      head = changes.conversation
    },
    /** The newest fifty, which is what a fresh load brings. */
    picture: () => ({
      rev,
      head,
      entries: [...entries.values()].sort((one, other) => one.seq - other.seq).slice(-50),
      marks: [...marks.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, mark]) => mark),
    }),
  }
}

const pushes = (socket: RawSocket, conversationId: string): Changes[] =>
  socket.frames.flatMap((frame) =>
    frame.type === 'conversation.changed' && frame.changes.conversationId === conversationId ? [frame.changes] : [],
  )

describe('resuming', () => {
  const server = useServer({
    service: { policy: 'manual' },
    limits: { visitorMessagesPer10s: 10_000, agentMessagesPer10s: 10_000 },
  })

  type Sides = { visitor: RawSocket; agent: RawSocket; conversationId: string }

  const act = async (random: Random, { visitor, agent, conversationId }: Sides, n: number): Promise<void> => {
    const what = random.below(10)
    if (what < 3) await sendText(visitor, conversationId, `visitor ${n}`)
    else if (what < 5)
      await agent.ask('message.send', { conversationId, clientId: `agent-words-${n}`, text: `agent ${n}` })
    else if (what < 7) await sendText(agent, conversationId, `note ${n}`, { visibility: 'staff' })
    else if (what === 7) await agent.expect('receipt.update', { conversationId, readSeq: random.below(n * 2 + 2) })
    else if (what === 8)
      await visitor.expect('receipt.update', { conversationId, deliveredSeq: random.below(n * 2 + 2) })
    else if (random.chance(0.5)) await visitor.expect('conversation.close', { conversationId })
    else await agent.ask('conversation.reopen', { conversationId })
  }

  const seed = seedOfRun()
  it(`[LIV1][LIV4] what was held plus what was missed is a fresh load, for staff and visitors, notes between (seed ${seed})`, async () => {
    const random = createRandom(seed)
    const agentPerson = await hireAgent(server())
    for (let round = 0; round < 6; round += 1) {
      const { visitor: visitorPerson, socket: visitor, conversationId } = await startTalk(server())
      const agent = await watching(server(), agentPerson, conversationId)
      const sides = { visitor, agent, conversationId }
      // From few changes to more than a replay brings, so that resets are met too.
      const steps = [3, 12, 40, 90, 130, 230][round] ?? 10
      const watchers = [
        { person: visitorPerson, holds: held() },
        { person: agentPerson, holds: held() },
      ]
      for (let n = 0; n < steps; n += 1) {
        await act(random, sides, n)
        if (!random.chance(8 / steps)) continue
        for (const { person, holds } of watchers) {
          const socket = await signedInSocket(server().url, person)
          holds.apply(await socket.expect('conversation.resume', { conversationId, rev: holds.rev }))
          const fresh = held()
          fresh.apply(await socket.expect('conversation.resume', { conversationId, rev: 0 }))
          expect(holds.picture()).toEqual(fresh.picture())
          socket.close()
        }
      }
      visitor.close()
      agent.close()
    }
  })

  it('[LIV1] more than 200 missed entries come as a reset with the newest 50', async () => {
    const { socket, conversationId } = await startTalk(server())
    const { to } = await socket.expect('conversation.resume', { conversationId, rev: 0 })
    for (let n = 0; n < 201; n += 50)
      await Promise.all(
        Array.from({ length: Math.min(50, 201 - n) }, (_, index) => sendText(socket, conversationId, `w ${n + index}`)),
      )
    const changes = await socket.expect('conversation.resume', { conversationId, rev: to })
    expect(changes).toMatchObject({ reset: true, earlier: true, from: 0 })
    expect(changes.entries).toHaveLength(50)
    expect((await socket.expect('conversation.resume', { conversationId, rev: to + 1 })).reset).toBe(false)
    const pages: Entry[] = []
    for (let earlier = true, beforeSeq = changes.entries[0]?.seq ?? 0; earlier; ) {
      const page = await socket.expect('conversation.history', { conversationId, beforeSeq, limit: 37 })
      pages.unshift(...page.entries)
      earlier = page.earlier
      beforeSeq = page.entries[0]?.seq ?? 0
    }
    expect([...pages, ...changes.entries].map(({ seq }) => seq)).toEqual(Array.from({ length: 202 }, (_, i) => i + 1))
    socket.close()
  })

  it('[LIV1] a number from the future brings a reset, not silence', async () => {
    const { socket, conversationId } = await startTalk(server())
    expect(await socket.expect('conversation.resume', { conversationId, rev: 4_000 })).toMatchObject({ reset: true })
    socket.close()
  })

  it('[LIV2][SEC-K3] what commits between resume and its answer is not lost', async () => {
    const { visitor: person, socket: writer, conversationId } = await startTalk(server())
    let writing = true
    const written = (async () => {
      let count = 1
      for (; writing; count += 1) await sendText(writer, conversationId, `word ${count}`)
      return count
    })()
    const watchers: RawSocket[] = []
    for (let n = 0; n < 12; n += 1) {
      const socket = await signedInSocket(server().url, person)
      // The answer is not waited for: pushes may come before it, and are applied after it.
      socket.say({ type: 'request', id: 1, command: 'conversation.resume', params: { conversationId, rev: 0 } })
      watchers.push(socket)
      await eventually(() => socket.frames.some(({ type }) => type === 'result'))
    }
    writing = false
    const count = await written
    for (const socket of watchers) {
      const holds = held()
      const [answer] = socket.frames.flatMap((frame) => (frame.type === 'result' ? [frame.result as Changes] : []))
      if (answer === undefined) throw new Error('no answer')
      holds.apply(answer)
      for (const changes of pushes(socket, conversationId)) holds.apply(changes)
      const fresh = await writer.expect('conversation.resume', { conversationId, rev: 0 })
      await eventually(() => {
        for (const changes of pushes(socket, conversationId)) holds.apply(changes)
        return holds.rev === fresh.to
      })
      expect(fresh.conversation.seq).toBe(count)
      socket.close()
    }
    writer.close()
  })

  it('[LIV3][CNV6] pushes come in order of rev with no hole, and both counts are gap-free', async () => {
    const { socket: visitor, conversationId } = await startTalk(server())
    const agent = await watching(server(), await hireAgent(server()), conversationId)
    const [before, beforePublic] = [pushes(agent, conversationId).length, pushes(visitor, conversationId).length]
    const one = (n: number): Promise<unknown> => {
      if (n % 3 === 0) return sendText(agent, conversationId, `note ${n}`, { visibility: 'staff' })
      if (n % 7 === 0) return agent.expect('receipt.update', { conversationId, readSeq: n })
      return sendText(n % 2 === 0 ? visitor : agent, conversationId, `words ${n}`)
    }
    for (let n = 0; n < 150; n += 30) await Promise.all(Array.from({ length: 30 }, (_, index) => one(n + index)))
    const staff = await agent.expect('conversation.resume', { conversationId, rev: 0 })
    const open = await visitor.expect('conversation.resume', { conversationId, rev: 0 })
    for (const [socket, skipped, changes] of [
      [agent, before, staff],
      [visitor, beforePublic, open],
    ] as const) {
      const came = pushes(socket, conversationId).slice(skipped)
      expect(came.length).toBeGreaterThan(0)
      expect(came.slice(1).map(({ from }) => from)).toEqual(came.slice(0, -1).map(({ to }) => to))
      expect(came.at(-1)?.to).toBe(changes.to)
      const seqs = came.flatMap(({ entries }) => entries.map(({ seq }) => seq))
      expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => (seqs[0] ?? 0) + index))
    }
    visitor.close()
    agent.close()
  })

  it('[LIV4][SEC-B4] a visitor is sent no note, no origin, and no number that counts a note', async () => {
    const { visitor: person, socket: visitor, conversationId } = await startTalk(server())
    const agent = await watching(server(), await hireAgent(server()), conversationId)
    await sendText(agent, conversationId, 'Good morning')
    await agent.expect('receipt.update', { conversationId, readSeq: 3 })
    await visitor.expect('conversation.resume', { conversationId, rev: 0 })
    const before = visitor.texts.length
    for (let n = 0; n < 5; n += 1) await sendText(agent, conversationId, `canary-note-${n}`, { visibility: 'staff' })
    await agent.expect('receipt.update', { conversationId, readSeq: 8 })
    await sendText(agent, conversationId, 'And now?')
    const fresh = await signedInSocket(server().url, person)
    const changes = await fresh.expect('conversation.resume', { conversationId, rev: 0 })
    const page = await fresh.expect('conversation.history', { conversationId, beforeSeq: 100 })
    await eventually(() => pushes(visitor, conversationId).at(-1)?.to === changes.to)
    expect(changes.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
    expect(changes.conversation.seq).toBe(4)
    expect(page.entries).toEqual(changes.entries)
    for (const text of [...visitor.texts, ...fresh.texts]) {
      expect(text).not.toContain('canary-note')
      expect(text).not.toContain('"origin"')
      expect(text).not.toContain('"visibility":"staff"')
    }
    // Notes and the reading of them made no frame at all.
    const spoke = visitor.frames.slice(before).filter(({ type }) => type === 'conversation.changed')
    expect(spoke).toHaveLength(1)
    for (const each of [visitor, agent, fresh]) each.close()
  })

  it('[LIV5] who may not see a conversation is not pushed it either', async () => {
    const { socket, conversationId } = await startTalk(server())
    const stranger = await signedInSocket(server().url, await enterVisitor(server()))
    await stranger.ask('conversation.resume', { conversationId, rev: 0 })
    const heard = stranger.frames.length
    await sendText(socket, conversationId, 'Between us')
    await stranger.expect('conversation.start', {})
    const came = stranger.frames.slice(heard).map(({ type }) => type)
    expect(came.filter((type) => type !== 'beat')).toEqual(['result'])
    socket.close()
    stranger.close()
  })
})
