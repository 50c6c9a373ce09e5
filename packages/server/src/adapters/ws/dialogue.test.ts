import { closeCodes, protocolVersion } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import type { LiveConnection } from '../../app/ports/live.ts'
import { agentPrincipal, nobody, type Principal } from '../../app/principal.ts'
import { createDialogue, type DialogueOptions } from './dialogue.ts'
import { SocketConnection } from './socket-connection.ts'
import { createTurnWrites } from './turn-writes.ts'

const stillStream = { cork: () => undefined, uncork: () => undefined }

const agent = agentPrincipal({ accountId: 'a', id: 'li', role: 'agent', ownRole: null, passwordChangeDue: false }, 's')

/** A connection that says hello to a dialogue whose use cases answer as the test tells them. */
const aDialogue = (answers: {
  principal?: Principal
  holds?: boolean
  isBlocked?: () => boolean
  whileJoining?: (live: LiveConnection) => void
}) => {
  const frames: { [name: string]: unknown }[] = []
  const closed: (number | undefined)[] = []
  const left: string[] = []
  const connection = new SocketConnection(
    {
      bufferedAmount: 0,
      send: (frame) => frames.push(JSON.parse(frame)),
      close: (code) => closed.push(code),
      terminate: () => undefined,
    },
    stillStream,
    {
      id: 'c',
      ip: '192.0.2.1',
      userAgent: '',
      nowMs: 0,
      bufferBytes: 1_000,
      turnWrites: createTurnWrites(() => undefined),
      onCut: () => undefined,
    },
  )
  const fanOut = {
    join: async (live: LiveConnection) => answers.whileJoining?.(live),
    leave: ({ id }: LiveConnection) => left.push(id),
  }
  const dialogue = createDialogue({
    fanOut,
    authenticate: {
      bySocketTicket: async () => answers.principal ?? agent,
      stillHolds: async () => answers.holds ?? true,
      isBlocked: async () => answers.isBlocked?.() ?? false,
    },
    execute: async () => {
      throw new Error('no command is asked here')
    },
    welcome: async () => ({ kind: 'agent' }) as never,
    now: () => 7,
    onFault: (fault) => {
      throw fault
    },
  } satisfies DialogueOptions)
  const say = async (frame: object): Promise<void> => {
    dialogue.hear(connection, Buffer.from(JSON.stringify(frame)), false)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { connection, frames, closed, left, say }
}

const hello = { type: 'hello', version: protocolVersion, ticket: 'T' }

describe('the dialogue on a socket', () => {
  it('[PRO5] welcome is the first frame, whatever comes by itself meanwhile', async () => {
    const { connection, frames, say } = aDialogue({
      whileJoining: (live) => {
        live.send('{"type":"agent.changed"}')
        live.send('{"type":"availability.changed"}')
      },
    })
    await say(hello)
    connection.send('{"type":"feed.changed"}')
    expect(frames.map(({ type }) => type)).toEqual(['welcome', 'agent.changed', 'availability.changed', 'feed.changed'])
  })

  it('[LIV9][SEC-E4] a right that ended while its socket joined closes it, with no frame sent', async () => {
    const { frames, closed, say } = aDialogue({
      holds: false,
      whileJoining: (live) => live.send('{"type":"agent.changed"}'),
    })
    await say(hello)
    expect(frames).toEqual([])
    expect(closed).toEqual([closeCodes.unauthenticated])
  })

  it.each([
    ['by its ticket', [true]],
    ['while its socket joins', [false, true]],
  ])('[BLK6] who is blocked is told so and closed, %s', async (_name, answers) => {
    const { frames, closed, say } = aDialogue({ isBlocked: () => answers.shift() ?? true })
    await say(hello)
    await say({ type: 'request', id: 1, command: 'conversation.start', params: {} })
    expect(frames).toMatchObject([{ type: 'error', id: null, error: { code: 'visitor.blocked' } }])
    expect(closed).toEqual([closeCodes.blocked])
  })

  it('[PRO5] a socket that is gone before it was let in leaves again', async () => {
    const { connection, frames, left, say } = aDialogue({ whileJoining: () => connection.forget() })
    await say(hello)
    expect(frames).toEqual([])
    expect(left).toEqual(['c'])
  })

  it('[PRO5] nobody is turned away', async () => {
    const { frames, closed, say } = aDialogue({ principal: nobody })
    await say(hello)
    expect(frames).toMatchObject([{ type: 'error', id: null, error: { code: 'auth.required' } }])
    expect(closed).toEqual([closeCodes.unauthenticated])
  })

  it('[PRO2] a request before welcome is answered, not done', async () => {
    const { frames, say } = aDialogue({})
    const first = say(hello)
    await Promise.all([first, say({ type: 'request', id: 3, command: 'agent.list', params: {} })])
    expect(frames).toMatchObject([{ type: 'error', id: 3, error: { code: 'request.invalid' } }, { type: 'welcome' }])
  })
})
