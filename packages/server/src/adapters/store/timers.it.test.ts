import { describe, expect, it, onTestFinished } from 'vitest'
import type { Store } from '../../app/ports/store.ts'
import { createTimers } from '../../app/timers/timers.ts'
import { testPostgresKinds } from '../postgres/testing.ts'
import { createStore } from './store.ts'
import { openTestStore } from './test-support/open-store.ts'
import { aWorld } from './test-support/world.ts'

/** Timers whose clock and event loop are moved by hand. */
const aNode = (store: Store) => {
  const due = new Set<{ atMs: number; run: () => void }>()
  const carriedOut: string[] = []
  const faults: unknown[] = []
  let nowMs = 1_000_000
  const timers = createTimers({
    store,
    clock: { now: () => nowMs },
    schedule: (afterMs, run) => {
      const one = { atMs: nowMs + afterMs, run }
      due.add(one)
      return () => due.delete(one)
    },
    onFault: (fault) => faults.push(fault),
  })
  const pass = (ms: number): void => {
    nowMs += ms
    for (const one of [...due]) if (one.atMs <= nowMs && due.delete(one)) one.run()
  }
  timers.handle('test', async (_accountId, subjectId) => {
    carriedOut.push(subjectId)
  })
  return { timers, carriedOut, faults, pass, now: () => nowMs }
}

describe.each(testPostgresKinds)('timers on %s', (kind) => {
  const setUp = async () => {
    const { store, url } = await openTestStore(kind)
    const { accountId } = await aWorld(store)
    const other = await createStore({ url, clock: { now: () => 0 }, onCommitted: () => undefined })
    onTestFinished(() => other.close())
    return { accountId, store, one: aNode(store), two: aNode(other) }
  }

  it('[TMR1] carries out what is due at its time, once, and forgets what was called off or moved', async () => {
    const { accountId, one } = await setUp()
    await one.timers.set(accountId, { kind: 'test', subjectId: 'early', dueAtMs: one.now() + 100 })
    await one.timers.set(accountId, { kind: 'test', subjectId: 'moved', dueAtMs: one.now() + 100 })
    await one.timers.set(accountId, { kind: 'test', subjectId: 'moved', dueAtMs: one.now() + 300 })
    await one.timers.set(accountId, { kind: 'test', subjectId: 'off', dueAtMs: one.now() + 100 })
    await one.timers.cancel(accountId, 'test', 'off')
    one.pass(99)
    expect(one.carriedOut).toEqual([])
    one.pass(1)
    await expect.poll(() => one.carriedOut).toEqual(['early'])
    one.pass(200)
    await expect.poll(() => one.carriedOut).toEqual(['early', 'moved'])
    await one.timers.look()
    expect(one.carriedOut).toHaveLength(2)
  })

  it('[TMR2] of two nodes one carries it out, and what a node that died had set is found by another', async () => {
    const { accountId, one, two } = await setUp()
    await one.timers.set(accountId, { kind: 'test', subjectId: 'shared', dueAtMs: one.now() + 100 })
    await two.timers.look()
    one.pass(100)
    two.pass(100)
    await Promise.all([one.timers.close(), two.timers.look()])
    expect([...one.carriedOut, ...two.carriedOut]).toEqual(['shared'])
    await one.timers.set(accountId, { kind: 'test', subjectId: 'left', dueAtMs: two.now() + 50 })
    two.pass(60)
    await two.timers.look()
    expect(two.carriedOut).toContain('left')
  })

  it('[TMR3] what could not be carried out is tried again; a kind that nobody handles stays', async () => {
    const { accountId, store, one } = await setUp()
    let tries = 0
    one.timers.handle('fragile', async () => {
      tries += 1
      if (tries === 1) throw new Error('not now')
    })
    await one.timers.set(accountId, { kind: 'fragile', subjectId: 'a', dueAtMs: one.now() })
    await one.timers.set(accountId, { kind: 'of tomorrow', subjectId: 'a', dueAtMs: one.now() })
    await one.timers.look()
    expect([tries, one.faults.length]).toEqual([1, 1])
    one.pass(30_000)
    await one.timers.look()
    expect(tries).toBe(2)
    const left = await store.timers.until(one.now(), 10)
    expect(left.map((timer) => timer.kind)).toEqual(['of tomorrow'])
  })
})
