import { closeCodes } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import type { LiveConnection } from '../../app/ports/live.ts'
import { createBeats, tickEveryMs } from './beats.ts'
import { SocketConnection, type SocketLike } from './socket-connection.ts'
import { createTurnWrites } from './turn-writes.ts'

const stillStream = { cork: () => undefined, uncork: () => undefined }

type Recorded = { frames: string[]; closedWith: number | null }

const aWheel = () => {
  let nowMs = 10_000
  const beats = createBeats(() => nowMs)
  const open = (): { connection: SocketConnection; recorded: Recorded } => {
    const recorded: Recorded = { frames: [], closedWith: null }
    const socket: SocketLike = {
      bufferedAmount: 0,
      send: (frame) => recorded.frames.push(frame),
      close: (code) => {
        recorded.closedWith = code ?? null
      },
      terminate: () => undefined,
    }
    const connection = new SocketConnection(socket, stillStream, {
      id: 'c',
      ip: '192.0.2.1',
      userAgent: '',
      nowMs,
      bufferBytes: 1_000,
      turnWrites: createTurnWrites(() => undefined),
      onCut: () => undefined,
    })
    beats.add(connection)
    return { connection, recorded }
  }
  const seconds = (count: number, each: () => void = () => undefined): void => {
    for (let step = 0; step < (count * 1_000) / tickEveryMs; step += 1) {
      nowMs += tickEveryMs
      each()
      beats.tick()
    }
  }
  return { open, seconds, now: () => nowMs }
}

const signIn = (connection: SocketConnection): void => {
  connection.admit(principal)
  connection.welcome('"welcome"')
}

const principal: LiveConnection['principal'] = {
  kind: 'visitor',
  accountId: 'a',
  siteId: 's',
  contactId: 'c',
  passId: 'p',
}

describe('the wheel of beats', () => {
  it('[PRO7] beats each live connection every ten seconds and tells the last answer heard', () => {
    const { open, seconds, now } = aWheel()
    const { connection, recorded } = open()
    signIn(connection)
    connection.lastBeatSeen = 41
    seconds(30, () => {
      connection.lastHeardAtMs = now()
    })
    expect(recorded.frames.map((frame) => JSON.parse(frame))).toEqual([
      'welcome',
      expect.objectContaining({ type: 'beat', seen: 41 }),
      expect.objectContaining({ type: 'beat', seen: 41 }),
      expect.objectContaining({ type: 'beat', seen: 41 }),
    ])
  })

  it('[PRO7] closes one that has been silent', () => {
    const { open, seconds } = aWheel()
    const { connection, recorded } = open()
    signIn(connection)
    seconds(40)
    expect(recorded.closedWith).toBe(closeCodes.silent)
  })

  it('[PRO5] closes one that does not say hello within five seconds', () => {
    const { open, seconds } = aWheel()
    const { recorded } = open()
    seconds(5)
    expect(recorded.closedWith).toBeNull()
    seconds(1)
    expect(recorded.closedWith).toBe(closeCodes.helloTimeout)
  })
})

describe('a receiver', () => {
  it('[LIV8] that does not keep up is closed with the code to resync', () => {
    const closed: number[] = []
    const slow = {
      bufferedAmount: 0,
      send: () => undefined,
      close: (code?: number) => closed.push(code ?? 0),
      terminate: () => undefined,
    }
    const connection = new SocketConnection(slow, stillStream, {
      id: 'c',
      ip: '192.0.2.1',
      userAgent: '',
      nowMs: 0,
      bufferBytes: 1_000,
      turnWrites: createTurnWrites(() => undefined),
      onCut: () => undefined,
    })
    signIn(connection)
    slow.bufferedAmount = 65_537
    connection.send('{}')
    connection.send('{}')
    expect(closed).toEqual([closeCodes.resync])
  })
})
