import { searchKeys, sliceOf } from '@frontdesk/domain'
import { describe, expect, it } from 'vitest'
import type { KeyMaker, SearchQuery } from '../../app/ports/search-store.ts'
import { testPostgresKinds } from '../postgres/testing.ts'
import { connect, openLogWorld } from './test-support/log-world.ts'

describe.each(testPostgresKinds)('the index of words, on %s', (kind) => {
  /** The whole text is its only token here. */
  const setUp = async () => {
    const { world, say, submit, url } = await openLogWorld(kind)
    const { searchIndex, search } = world.account
    const keysOf: KeyMaker = {
      message: ({ kind: of, text, atMs }) => ({
        keys: [searchKeys(world.accountId, of, sliceOf(atMs))(text)],
        slice: sliceOf(atMs),
      }),
      subject: () => [],
    }
    const find = async (text: string): Promise<number[]> => {
      const reach = await searchIndex.slices()
      if (reach === null) return []
      const query: SearchQuery = {
        kind: 'visitors',
        viewer: { kind: 'agent', id: world.agent.id, scope: 'all', teamIds: [] },
        keys: [[searchKeys(world.accountId, 'visitors', reach.last)(text)]],
        sight: null,
        before: { atMs: Number.MAX_SAFE_INTEGER, conversationId: 'ffffffff-ffff-ffff-ffff-ffffffffffff', seq: 1e9 },
        fromMs: 0,
        agentId: null,
        teamId: null,
        siteId: null,
        tagId: null,
        limit: 10,
      }
      return (await search.find(query)).map(({ seq }) => seq)
    }
    return { world, say, submit, url, searchIndex, keysOf, find }
  }

  it('[SEA3] says how far it lags, and has each message once, whoever indexes it how often', async () => {
    const { say, submit, searchIndex, keysOf, find } = await setUp()
    await searchIndex.advance(keysOf)
    expect(await searchIndex.behind()).toBe(0)
    await submit(say('one'))
    await submit(say('two'))
    expect([await searchIndex.behind(), await find('one')]).toEqual([2, []])
    const both = await Promise.all([searchIndex.advance(keysOf), searchIndex.advance(keysOf)])
    expect(both.filter(({ busy }) => !busy).length).toBeGreaterThan(0)
    expect([await searchIndex.behind(), await find('one'), await find('two')]).toEqual([0, [1], [2]])
    await submit(say('one'))
    expect(await searchIndex.behind()).toBe(1)
    await searchIndex.advance(keysOf)
    await searchIndex.advance(keysOf)
    expect(await find('one')).toEqual([3, 1])
  })

  it('[SEA3] goes on where it was cut off in the middle of a long conversation', async () => {
    const { world, url, searchIndex, keysOf, find, submit, say } = await setUp()
    await submit(say('first'))
    const outside = await connect(url)
    await outside.query(
      `insert into entries (account_id, conversation_id, at_ms, seq, rev, public_seq, public_rev, inbound_no, id,
         author_kind, visibility, kind, author_id, text)
       select account_id, conversation_id, at_ms, n, n, n, n, n, gen_random_uuid(), author_kind, visibility, kind, author_id,
         'same' from entries, generate_series(2, 2500) n where conversation_id = $1`,
      [world.conversation.id],
    )
    await outside.query('update conversations set seq = 2500 where id = $1', [world.conversation.id])
    const steps = []
    do steps.push(await searchIndex.advance(keysOf))
    while (steps.at(-1)?.more)
    expect(steps).toHaveLength(3)
    expect([await searchIndex.behind(), (await find('same'))[0], await find('first')]).toEqual([0, 2500, [1]])
    await outside.end()
  })

  it('[SEA3] finds nothing of what is removed, and begins anew in a database that was put back', async () => {
    const { world, url, searchIndex, keysOf, find, submit, say } = await setUp()
    await submit(say('one'))
    await searchIndex.advance(keysOf)
    const outside = await connect(url)
    await outside.query(`update search_positions set epoch = 'elsewhere', feed_xid = 4000000000`)
    await submit(say('two'))
    await searchIndex.advance(keysOf)
    expect(await find('two')).toEqual([2])
    await outside.query('delete from participants')
    await outside.query('delete from entries where conversation_id = $1', [world.conversation.id])
    expect(await find('two')).toEqual([])
    await outside.end()
  })
})
