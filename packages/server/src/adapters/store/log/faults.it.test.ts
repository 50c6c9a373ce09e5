import { eventually } from '@frontdesk/testkit/eventually'
import { createFaultProxy, type FaultProxy } from '@frontdesk/testkit/fault-proxy'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { LogAct } from '../../../app/ports/conversation-log.ts'
import { testPostgresKinds } from '../../postgres/testing.ts'
import type { StoreOptions } from '../store.ts'
import { connect, messages, openLogWorld } from '../test-support/log-world.ts'
import { agentParty, aVisitor, contactParty, entriesOf, markAct, sendAct } from '../test-support/world.ts'

/** The act, with something that happens each time the rule is asked: after the reading, before the writing. */
const meanwhile = (act: LogAct, happen: () => void): LogAct =>
  act.kind !== 'decide'
    ? act
    : {
        ...act,
        decide: (conversation, nowMs) => {
          happen()
          return act.decide(conversation, nowMs)
        },
      }

describe.each(testPostgresKinds)('the log when things break, on %s', (kind) => {
  /** A store whose way to the database can be broken. */
  const setUpBehindProxy = async (options: Partial<StoreOptions> = {}) => {
    let proxy: FaultProxy | undefined
    const opened = await openLogWorld(kind, {
      ...options,
      via: async (url) => {
        const { hostname, port } = new URL(url)
        proxy = await createFaultProxy({ host: hostname, port: Number(port) })
        onTestFinished(() => proxy?.close())
        const through = new URL(url)
        through.port = String(proxy.port)
        return through.href
      },
    })
    if (proxy === undefined) throw new Error('no proxy')
    // The log's connection was the first.
    const link = proxy.links[0]
    if (link === undefined) throw new Error('no link')
    return { ...opened, proxy, link }
  }

  describe('a COMMIT without an answer', () => {
    it('[LOG8] that was written is answered as written, once, and told to listeners', async () => {
      const { world, say, link, submit, committed, url } = await setUpBehindProxy()
      entriesOf(await submit(say('before')))
      const outside = await connect(url)
      const outcomes = ['lost answer', 'lost with it'].map((text) =>
        submit(meanwhile(say(text), () => link.lose('down'))),
      )
      outcomes.push(submit(markAct(world, agentParty(world.agent), 2, 2)))
      await eventually(async () => {
        const { rows } = await outside.query('select count(*)::int as n from entries')
        return rows[0]?.n === 3
      }, 'the commit at the server')
      link.drop()
      expect((await Promise.all(outcomes)).map(({ kind: outcome }) => outcome)).toEqual(['done', 'done', 'done'])
      expect(await messages(world)).toEqual(['before', 'lost answer', 'lost with it'])
      expect(committed.map(({ entries }) => entries.length)).toEqual([1, 2])
      expect(committed[1]?.marks).toHaveLength(1)
      entriesOf(await submit(say('after')))
      expect(committed.at(-1)?.before.rev).toBe(4)
    })

    it('[LOG8] that never arrived is decided again and written once', async () => {
      const { world, say, link, submit, committed } = await setUpBehindProxy()
      entriesOf(await submit(say('before')))
      let asked = 0
      const happen = (): void => {
        asked += 1
        if (asked > 1) return
        link.lose('up')
        setTimeout(() => link.drop(), 50)
      }
      const outcomes = await Promise.all([submit(meanwhile(say('one'), happen)), submit(say('two'))])
      expect(outcomes.map(({ kind: outcome }) => outcome)).toEqual(['done', 'done'])
      expect(asked).toBe(2)
      expect(await messages(world)).toEqual(['before', 'one', 'two'])
      expect(committed.flatMap(({ entries }) => entries)).toHaveLength(3)
    })

    it('[LOG8] of marks alone is looked up as well', async () => {
      const { world, say, link, submit, committed, url } = await setUpBehindProxy()
      entriesOf(await submit(say('one')))
      const outside = await connect(url)
      const mark = markAct(world, agentParty(world.agent), 1, 1)
      const outcome = submit({
        ...mark,
        mayAct: () => {
          link.lose('down')
          return true
        },
      })
      await eventually(async () => {
        const { rows } = await outside.query('select count(*)::int as n from participants')
        return rows[0]?.n === 1
      }, 'the mark at the server')
      link.drop()
      expect(await outcome).toEqual({ kind: 'done', entries: [] })
      expect(committed.map(({ marks }) => marks.length)).toEqual([0, 1])
      expect((await world.account.conversations.byId(world.conversation.id))?.rev).toBe(2)
    })
  })

  describe('a bad entry', () => {
    it('[LOG6] fails alone, with the error, and the others of its batch are written', async () => {
      const { world, say, submit, committed } = await openLogWorld(kind)
      const other = { ...world, ...(await aVisitor(world)) }
      const bad = say('U+0000 can not be stored: \u0000')
      const thrown = meanwhile(say('never'), () => {
        throw new Error('a rule with a defect')
      })
      const acts = [say('1'), say('2'), bad, say('3'), thrown, say('4', other), say('5'), bad, say('6')]
      const outcomes = await Promise.allSettled(acts.map((act) => submit(act)))
      const kinds = outcomes.map((outcome) =>
        outcome.status === 'fulfilled' ? outcome.value.kind : String(outcome.reason),
      )
      expect(kinds.filter((outcome) => outcome === 'done')).toHaveLength(6)
      expect(kinds[2]).toContain('0x00')
      expect(kinds[4]).toBe('Error: a rule with a defect')
      expect(await messages(world)).toEqual(['1', '2', '3', '5', '6'])
      expect(await messages(other)).toEqual(['4'])
      expect(committed.flatMap(({ entries }) => entries)).toHaveLength(6)
    })

    it('[LOG6] that can not even be encoded fails alone too', async () => {
      const { world, say, submit } = await openLogWorld(kind)
      const act = say('odd')
      const odd: LogAct =
        act.kind !== 'decide'
          ? act
          : {
              ...act,
              decide: (conversation, nowMs) => {
                const decision = act.decide(conversation, nowMs)
                return decision.kind === 'append'
                  ? { ...decision, head: { ...decision.head, waitingSinceMs: Number.MAX_VALUE } }
                  : decision
              },
            }
      const outcomes = await Promise.allSettled([submit(say('1')), submit(odd), submit(say('2'))])
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await messages(world)).toEqual(['1', '2'])
    })
  })

  describe('a database that goes away', () => {
    it('[LOG9] lets acts wait for so long only, and is found again when it is back', async () => {
      const { world, say, submit, proxy } = await setUpBehindProxy({ waitMs: 500 })
      entriesOf(await submit(say('before')))
      proxy.refuse(true)
      proxy.dropAll()
      // The log notices the loss with this one at the latest, and can't tell whether it was written.
      const first = await submit(say('unsure')).then(
        ({ kind: outcome }) => outcome,
        () => 'rejected',
      )
      expect(['busy', 'rejected']).toContain(first)
      const startedMs = performance.now()
      const outcomes = await Promise.all([submit(say('a')), submit(say('b'))])
      expect(outcomes.map(({ kind: outcome }) => outcome)).toEqual(['busy', 'busy'])
      expect(performance.now() - startedMs).toBeGreaterThanOrEqual(500)
      expect(performance.now() - startedMs).toBeLessThan(2_000)
      proxy.refuse(false)
      entriesOf(await submit(say('after')))
      expect(await messages(world)).toEqual(['before', 'after'])
    })

    it('[LOG9] writes what waited when it is back in time', async () => {
      const { world, say, submit, proxy } = await setUpBehindProxy({ waitMs: 10_000 })
      entriesOf(await submit(say('before')))
      proxy.refuse(true)
      proxy.dropAll()
      const waiting = ['a', 'b'].map((text) => submit(say(text)))
      setTimeout(() => proxy.refuse(false), 300)
      expect((await Promise.all(waiting)).map(({ kind: outcome }) => outcome)).toEqual(['done', 'done'])
      expect(await messages(world)).toEqual(['before', 'a', 'b'])
    })

    it('[LOG1][SEC-J1] loses nothing it has acknowledged and doubles nothing when its sessions are killed', async () => {
      const { world, submit, adminUrl, store } = await openLogWorld(kind, { waitMs: 10_000 })
      const admin = await connect(adminUrl)
      const targets = await Promise.all(
        Array.from({ length: 8 }, async () => ({ ...world, ...(await aVisitor(world)) })),
      )
      const acknowledged = new Map(targets.map((target) => [target, [] as string[]]))
      let killing = true
      const senders = targets.map(async (target) => {
        for (let i = 0; killing || i < 50; i += 1) {
          const act = sendAct(target, contactParty(target.contact), `${i}`)
          // A sender that gets no clear answer sends the same again, as clients do.
          for (;;) {
            const outcome = await submit(act).catch(() => null)
            if (outcome !== null && outcome.kind !== 'busy') break
          }
          acknowledged.get(target)?.push(`${i}`)
        }
      })
      let killed = 0
      while (killed < 15) {
        await new Promise((resolve) => setTimeout(resolve, 5 + Math.random() * 20))
        const { rows } = await admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity
           where datname = current_database() and application_name like 'frontdesk log%'`,
        )
        killed += rows.length
      }
      killing = false
      await Promise.all(senders)
      for (const target of targets) expect(await messages(target)).toEqual(acknowledged.get(target))
      await store.ping()
    })
  })

  describe('a server that can not write', () => {
    it('[LOG9] is not asked for ever: acts are told to try again, and a new connection finds it when it can', async () => {
      const { world, say, submit, adminUrl } = await openLogWorld(kind)
      entriesOf(await submit(say('before')))
      const admin = await connect(adminUrl)
      const database = new URL(adminUrl).pathname.slice(1)
      // As after a fail-over to a standby.
      await admin.query(`alter database ${database} set default_transaction_read_only = on`)
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name like 'frontdesk log%'`,
      )
      // The first may find its connection dead; then it is not known whether it was written.
      await submit(say('not now')).catch(() => undefined)
      expect(await submit(say('not now'))).toMatchObject({ kind: 'busy' })
      await admin.query(`set default_transaction_read_only = off`)
      await admin.query(`alter database ${database} reset default_transaction_read_only`)
      entriesOf(await submit(say('after')))
      expect(await messages(world)).toEqual(['before', 'after'])
    })
  })

  describe('too much', () => {
    it('[LOG10] is told to try again instead of piling up', async () => {
      const { world, say, submit } = await openLogWorld(kind, { queuedActs: 10, batchActs: 4 })
      const outcomes = await Promise.all(Array.from({ length: 25 }, (_, i) => submit(say(`${i}`))))
      expect(outcomes.filter(({ kind: outcome }) => outcome === 'done')).toHaveLength(10)
      expect(outcomes.filter(({ kind: outcome }) => outcome === 'busy')).toHaveLength(15)
      expect(await messages(world)).toHaveLength(10)
      entriesOf(await submit(say('later')))
    })
  })
})
