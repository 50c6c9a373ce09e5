import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { testPostgresKinds } from '../postgres/testing.ts'
import { shareTestStore } from './test-support/open-store.ts'
import { aBlock, aWorld } from './test-support/world.ts'

const nowMs = 1_760_000_000_000

describe.each(testPostgresKinds)('blocks on %s', (kind) => {
  const share = shareTestStore(kind)
  const setUp = async () => {
    const { store } = await share()
    const world = await aWorld(store)
    return { ...world, store, blocks: world.account.blocks }
  }

  it('[BLK7] of one target there is one; one that is over makes room', async () => {
    const { blocks, ...world } = await setUp()
    const first = aBlock(world, { untilMs: nowMs + 10 })
    expect(await blocks.create(first, 10, nowMs)).toMatchObject({
      kind: 'done',
      listed: { block: first, contact: null },
    })
    const again = aBlock(world)
    expect(await blocks.create(again, 10, nowMs)).toEqual({ kind: 'exists', blockId: first.id })
    expect(await blocks.create(again, 10, nowMs + 10)).toMatchObject({ kind: 'done' })
    expect(await blocks.all()).toEqual([again])
    const [one, other] = [
      aBlock(world, { target: { kind: 'contact', contactId: world.contact.id } }),
      aBlock(world, { target: { kind: 'contact', contactId: world.contact.id } }),
    ]
    const outcomes = await Promise.all([blocks.create(one, 10, nowMs), blocks.create(other, 10, nowMs)])
    expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['done', 'exists'])
  })

  it('[BLK7] there are no more than the bound, and none of who is gone', async () => {
    const { blocks, ...world } = await setUp()
    await blocks.create(aBlock(world), 1, nowMs)
    const another = aBlock(world, { target: { kind: 'address', range: '198.51.100.8' } })
    expect(await blocks.create(another, 1, nowMs)).toEqual({ kind: 'full' })
    const ofNobody = aBlock(world, { target: { kind: 'contact', contactId: randomUUID() } })
    expect(await blocks.create(ofNobody, 10, nowMs)).toEqual({ kind: 'missing' })
  })

  it('[BLK7] pages go from the newest to the oldest, each once', async () => {
    const { blocks, ...world } = await setUp()
    const made = Array.from({ length: 5 }, (_, index) =>
      aBlock(world, { target: { kind: 'address', range: `198.51.100.${index}` }, createdAtMs: nowMs + (index >> 1) }),
    )
    for (const one of made) await blocks.create(one, 10, nowMs)
    const seen: string[] = []
    for (let before: string | null = null; ; ) {
      const page: Awaited<ReturnType<typeof blocks.list>> = await blocks.list({}, 2, before, nowMs)
      seen.push(...page.items.map(({ block }) => block.id))
      before = page.next
      if (before === null) break
    }
    expect(new Set(seen)).toEqual(new Set(made.map(({ id }) => id)))
    expect(seen).toHaveLength(5)
    expect(seen[0]).toBe(made[4]?.id)
  })

  it('[BLK4] what is over is told apart, and swept after its time', async () => {
    const { blocks, store, ...world } = await setUp()
    const [over, current] = [
      aBlock(world, { untilMs: nowMs }),
      aBlock(world, { target: { kind: 'address', range: '198.51.100.8' } }),
    ]
    for (const one of [over, current]) await blocks.create(one, 10, nowMs - 1)
    const ids = async (state: 'current' | 'over') =>
      (await blocks.list({ state }, 10, null, nowMs)).items.map(({ block }) => block.id)
    expect([await ids('current'), await ids('over')]).toEqual([[current.id], [over.id]])
    await store.endedBlocks.sweep(nowMs)
    expect(await blocks.all()).toHaveLength(2)
    await store.endedBlocks.sweep(nowMs + 1)
    expect(await blocks.all()).toEqual([current])
  })
})
