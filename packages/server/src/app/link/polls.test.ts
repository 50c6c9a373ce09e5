import { describe, expect, it } from 'vitest'
import { createPolls } from './polls.ts'

const principal = (contactId: string) =>
  ({ kind: 'visitor', accountId: 'a', siteId: 's', contactId, passId: 'p' }) as const

const setUp = (pollsPerIp = 100) => {
  const due: (() => void)[] = []
  const polls = createPolls({
    pollsPerIp,
    schedule: (_afterMs, run) => {
      due.push(run)
      return () => due.splice(due.indexOf(run), 1)
    },
  })
  let number = 0
  const open = (contactId: string, ip: string, id?: string) => {
    number += 1
    return polls.open({ id: id ?? `lease-${number}`, principal: principal(contactId), ip })
  }
  return { polls, due, open }
}

const limited: object = expect.objectContaining({ code: 'rate.limited' })

describe('polls that wait', () => {
  it('[POLL7] are bounded per person and per address, and make room when they end', () => {
    const { open } = setUp(25)
    const mine = Array.from({ length: 20 }, () => open('one', '192.0.2.1'))
    expect(() => open('one', '192.0.2.2')).toThrow(limited)
    for (let n = 0; n < 5; n += 1) open(`other ${n}`, '192.0.2.1')
    expect(() => open('another', '192.0.2.1')).toThrow(limited)
    mine[0]?.close()
    mine[0]?.close()
    open('one', '192.0.2.1')
    expect(() => open('another', '192.0.2.1')).toThrow(limited)
  })

  it('[POLL2] wake at what they are sent, also when it came before they waited, and by their time', async () => {
    const { open, due } = setUp()
    const poll = open('one', '192.0.2.1')
    poll.connection.send('{"type":"conversation.changed","changes":{}}')
    await poll.wait(60_000)
    expect(due).toEqual([])
    const again = poll.wait(60_000)
    poll.connection.send('{"type":"feed.changed","items":[]}')
    await again
    expect(due).toEqual([])
    const quiet = poll.wait(60_000)
    due[0]?.()
    await quiet
  })

  it('[POLL2] pass on what no cursor brings, and are not woken by typing', async () => {
    const { open, due } = setUp()
    const poll = open('one', '192.0.2.1')
    const typing = poll.wait(60_000)
    poll.connection.send('{"type":"typing.changed","active":true}')
    expect(due).toHaveLength(1)
    poll.connection.send('{"type":"read.changed","read":{}}')
    await typing
    poll.connection.send('{"type":"conversation.changed","changes":{}}')
    expect(poll.frames).toEqual(['{"type":"read.changed","read":{}}'])
  })

  it('[POLL7] end at once when the server goes down, which then takes no more', async () => {
    const { polls, open } = setUp()
    const poll = open('one', '192.0.2.1')
    const waiting = poll.wait(60_000)
    polls.close()
    await waiting
    expect(poll.ended).toBe('draining')
    expect(() => open('one', '192.0.2.1')).toThrow(expect.objectContaining({ code: 'server.busy' }))
  })

  it('[POLL7] give way to a newer one of the same lease', () => {
    const { polls, open } = setUp()
    const [first, second] = [open('one', '192.0.2.1', 'lease'), open('one', '192.0.2.1', 'lease')]
    expect([first.ended, second.ended]).toEqual(['left', null])
    first.close()
    expect(polls.count()).toBe(1)
  })
})
