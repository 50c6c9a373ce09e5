import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createHarness, createSharedLine } from './test-support/harness.ts'
import { conversationId } from './test-support/server-double.ts'

/** What may happen, in any order and number. Numbers choose among what is there. */
const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('send' as const), tab: fc.nat(1) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('agent' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('edit' as const), which: fc.nat(150) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('up' as const), which: fc.nat(5) }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('down' as const), which: fc.nat(5), times: fc.integer({ min: 1, max: 2 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lose' as const), which: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('shed' as const), which: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('earlier' as const), tab: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 12_000 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cut' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refuse' as const), on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reload' as const), tab: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('read' as const), tab: fc.nat(1) }) },
)

type Action = typeof action extends fc.Arbitrary<infer A> ? A : never

const play = async (actions: readonly Action[], history: number) => {
  const harness = createHarness()
  const { server } = harness
  for (let i = 1; i <= history; i += 1) server.agentWrites(`old ${i}`, `old-words-${i}`)
  const line = createSharedLine()
  const open = () => harness.client({ siblings: line() })
  const tabs = [open(), open()]
  const written: string[] = []
  let allow: (() => void) | null = null
  let words = 0
  const tab = (n: number) => tabs[n % tabs.length] ?? open()
  const id = () => (server.logs.size === 0 ? null : conversationId)

  for (const one of actions) {
    const live = server.live()
    switch (one.do) {
      case 'send': {
        words += 1
        const text = `visitor ${words}`
        written.push(text)
        tab(one.tab).send(tab(one.tab).conversation(conversationId).state === 'ready' ? id() : null, text)
        break
      }
      case 'agent':
        words += 1
        if (id() !== null) server.agentWrites(`agent ${words}`, `agent-words-${words}`)
        break
      case 'edit': {
        const log = id() === null ? null : server.start()
        if (log !== null)
          server.change(log, () => log.edit(1 + (one.which % (log.entries.length + 1)), `edited ${words}`))
        break
      }
      case 'up':
      case 'down': {
        const connection = live[one.which % Math.max(1, live.length)]
        if (connection !== undefined) server.step(connection, one.do, one.do === 'down' ? one.times : 1)
        break
      }
      case 'lose':
        // A frame is lost only together with its connection: TCP keeps order and has no holes.
        live[one.which % Math.max(1, live.length)]?.down.splice(0)
        server.cut()
        break
      case 'shed': {
        // A push that a node did not pass on: the next one shows the hole, at the latest the next connection.
        const queue = live[one.which % Math.max(1, live.length)]?.down
        const at = queue?.findIndex((text) => text.includes('conversation.changed')) ?? -1
        if (at >= 0) queue?.splice(at, 1)
        break
      }
      case 'earlier':
        tab(one.tab)
          .loadEarlier(conversationId)
          .catch(() => {})
        break
      case 'flush':
        await harness.flush()
        break
      case 'wait':
        await harness.advance(one.ms)
        break
      case 'cut':
        server.cut()
        break
      case 'refuse':
        allow?.()
        allow = one.on
          ? server.refuse((frame) => (frame.type === 'request' ? { code: 'server.busy', message: '' } : undefined))
          : null
        break
      case 'reload':
        // Written means stored: storage is asked at once, and a page that goes away leaves it behind.
        await server.settle()
        tab(one.tab).close()
        tabs[one.tab % tabs.length] = open()
        break
      case 'read':
        tab(one.tab).markRead(conversationId, tab(one.tab).conversation(conversationId).entries.at(-1)?.seq ?? 0)
        break
    }
    await server.settle()
    for (const one of tabs) {
      const view = one.conversation(conversationId)
      const ids = view.entries.flatMap(({ clientId }) => (clientId === undefined ? [] : [clientId]))
      const unsent = view.outbox.map(({ clientId }) => clientId)
      expect(new Set([...ids, ...unsent]).size, 'nothing shown twice').toBe(ids.length + unsent.length)
      const seqs = view.entries.map(({ seq }) => seq)
      expect(seqs, 'one order without a hole').toEqual(seqs.map((_, i) => (seqs[0] ?? 0) + i))
    }
  }

  allow?.()
  // The last push may have been shed: a connection made anew brings whatever is still missing.
  server.cut()
  for (let i = 0; i < 8; i += 1) {
    server.beat()
    await harness.advance(10_000)
  }
  const fresh = createHarness(server).client()
  fresh.watch(conversationId)
  await harness.flush()
  const wanted = fresh.conversation(conversationId)
  const stored = server.logs.get(conversationId)?.entries ?? []
  const clientIds = stored.map(({ clientId }) => clientId)
  expect(new Set(clientIds).size, 'stored once').toBe(clientIds.length)
  expect(stored.filter(({ author }) => author.kind === 'contact').length, 'all stored').toBe(written.length)
  for (const one of tabs) {
    const view = one.conversation(conversationId)
    if (server.logs.size > 0) expect(view.current).toBe(true)
    expect(view.entries).toEqual(stored.slice(stored.length - view.entries.length))
    expect(view.entries.length).toBeGreaterThanOrEqual(wanted.entries.length)
    expect(new Map(view.marks.map((mark) => [mark.party.id, mark]))).toEqual(
      new Map(wanted.marks.map((mark) => [mark.party.id, mark])),
    )
    expect(view.head).toEqual(wanted.head)
    expect([view.outbox, one.conversation(null).outbox]).toEqual([[], []])
  }
  expect(harness.stored.size, 'nothing left behind').toBe(0)
  for (const one of [...tabs, fresh]) one.close()
}

const environment: { [name: string]: string | undefined } = Reflect.get(globalThis, 'process')?.env ?? {}
const seed = Number(environment['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31))

test(`[CLI8] whatever is dropped, doubled or held, two tabs end equal to a fresh load (FUZZ_SEED=${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { minLength: 5, maxLength: 150, size: 'max' }),
      fc.constantFrom(0, 0, 3, 120, 260),
      play,
    ),
    { seed, numRuns: 300 },
  )
}, 60_000)
