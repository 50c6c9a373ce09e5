import type pg from 'pg'
import { describe, expect, it } from 'vitest'
import type { LogOutcome } from '../../../app/ports/conversation-log.ts'
import { testPostgresKinds } from '../../postgres/testing.ts'
import { connect, messages, openLogWorld, openSecondNode } from '../test-support/log-world.ts'
import { agentParty, aVisitor, closeAct, contactParty, entriesOf, sendAct } from '../test-support/world.ts'

describe.each(testPostgresKinds)('the log among others, on %s', (kind) => {
  describe('a row that somebody else holds', () => {
    const hold = async (url: string, conversationId: string): Promise<pg.Client> => {
      const holder = await connect(url)
      await holder.query('begin')
      await holder.query('select 1 from conversations where id = $1 for update', [conversationId])
      return holder
    }

    it.each(['remembered', 'not remembered'])('[LOG7] stalls no other conversation (%s)', async (which) => {
      const { world, say, submit, url } = await openLogWorld(kind)
      const others = await Promise.all([1, 2, 3].map(async () => ({ ...world, ...(await aVisitor(world)) })))
      const expected = which === 'remembered' ? ['first', 'a', 'b', 'c'] : ['a', 'b', 'c']
      if (which === 'remembered') for (const target of [world, ...others]) await submit(say('first', target))
      const holder = await hold(url, world.conversation.id)
      const held: Promise<LogOutcome>[] = []
      for (const text of ['a', 'b', 'c']) {
        held.push(submit(say(text)))
        const startedMs = performance.now()
        const outcomes = await Promise.all(others.map((target) => submit(say(text, target))))
        expect(outcomes.map(({ kind: outcome }) => outcome)).toEqual(['done', 'done', 'done'])
        expect(performance.now() - startedMs).toBeLessThan(1_500)
      }
      await holder.query('rollback')
      expect((await Promise.all(held)).map(({ kind: outcome }) => outcome)).toEqual(['done', 'done', 'done'])
      for (const target of [world, ...others]) expect(await messages(target)).toEqual(expected)
      entriesOf(await submit(say('later')))
    })

    it('[LOG7] makes its own acts wait for so long only, then they are told when to try again', async () => {
      const { world, say, submit, url } = await openLogWorld(kind, { waitMs: 400 })
      entriesOf(await submit(say('first')))
      const holder = await hold(url, world.conversation.id)
      const startedMs = performance.now()
      const outcomes = await Promise.all([submit(say('a')), submit(say('b'))])
      expect(outcomes).toEqual([
        { kind: 'busy', retryAfterMs: 1_000 },
        { kind: 'busy', retryAfterMs: 1_000 },
      ])
      expect(performance.now() - startedMs).toBeGreaterThanOrEqual(400)
      await holder.query('rollback')
      entriesOf(await submit(say('c')))
      expect(await messages(world)).toEqual(['first', 'c'])
    })

    it('[LOG7] or a table that somebody else holds bounds the wait of all', async () => {
      const { world, say, submit, url } = await openLogWorld(kind, { waitMs: 400 })
      const others = await Promise.all([1, 2, 3, 4].map(async () => ({ ...world, ...(await aVisitor(world)) })))
      for (const target of others) entriesOf(await submit(say('first', target)))
      const holder = await connect(url)
      await holder.query('begin')
      await holder.query('lock table conversations in access exclusive mode')
      const startedMs = performance.now()
      const outcomes = await Promise.all(
        Array.from({ length: 100 }, (_, i) => submit(say(`${i}`, others[i % 4] ?? world))),
      )
      expect(new Set(outcomes.map(({ kind: outcome }) => outcome))).toEqual(new Set(['busy']))
      expect(performance.now() - startedMs).toBeLessThan(3_000)
      await holder.query('rollback')
      for (const target of others) {
        entriesOf(await submit(say('after', target)))
        expect(await messages(target)).toEqual(['first', 'after'])
      }
    })

    it('[LOG4] is read again when it has changed behind the memory of the log', async () => {
      const { world, say, submit, url } = await openLogWorld(kind)
      entriesOf(await submit(say('first')))
      await world.account.contacts.update(world.contact.id, { name: 'New' })
      entriesOf(await submit(say('second')))
      const outside = await connect(url)
      await outside.query(`update conversations set status = 'closed' where id = $1`, [world.conversation.id])
      expect(entriesOf(await submit(say('third'))).map(({ content }) => content.kind)).toEqual(['reopened', 'message'])
      await outside.query(`update conversations set status = 'closed' where id = $1`, [world.conversation.id])
      expect(entriesOf(await submit(closeAct(world, agentParty(world.agent))))).toEqual([])
      expect(await messages(world)).toEqual(['first', 'second', 'reopened', 'third'])
    })

    it('[LOG3] counts a client id once that another node has written meanwhile', async () => {
      const { world, submit, url, store } = await openLogWorld(kind)
      const other = await openSecondNode(url)
      const act = sendAct(world, contactParty(world.contact), 'once')
      const again = sendAct(world, contactParty(world.contact), 'first')
      entriesOf(await store.log.submit(again))
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, i) => (i % 2 === 0 ? submit(act) : other.submit(act))),
      )
      expect(outcomes.filter(({ kind: outcome }) => outcome === 'done')).toHaveLength(1)
      expect(outcomes.filter(({ kind: outcome }) => outcome === 'repeated')).toHaveLength(9)
      expect(await messages(world)).toEqual(['first', 'once'])
    })
  })

  describe('two nodes', () => {
    it('[LOG2] number one conversation together, without gaps', async () => {
      const { world, say, submit, url } = await openLogWorld(kind)
      const other = await openSecondNode(url)
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, async (_, i) => {
          // Some come one after the other, some together.
          if (i % 7 === 0) await new Promise((resolve) => setImmediate(resolve))
          return (i % 2 === 0 ? submit : other.submit)(say(`${i}`))
        }),
      )
      expect(outcomes.every(({ kind: outcome }) => outcome === 'done')).toBe(true)
      const found = await messages(world)
      expect([...found].sort()).toEqual(Array.from({ length: 200 }, (_, i) => `${i}`).sort())
      // Each node kept the order in which it was asked.
      const numbers = found.map(Number)
      for (const parity of [0, 1]) {
        const own = numbers.filter((number) => number % 2 === parity && number % 7 !== 0)
        expect(own).toEqual([...own].sort((a, b) => a - b))
      }
    })
  })
})
