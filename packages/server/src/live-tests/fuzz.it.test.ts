import { type CommandName, commands, errorCatalogue } from '@frontdesk/protocol'
import {
  enterVisitor,
  hireAgent,
  openRawSocket,
  type Person,
  rawHttp,
  seedOfRun,
  signedInSocket,
} from '@frontdesk/testkit'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { nothing, paramsOf } from './commands-of-a-world.ts'
import { sendText, startTalk, type Talk, useServer } from './testing.ts'

const socketCommands = (Object.keys(commands) as CommandName[]).filter((name) => commands[name].socket)
const httpCommands = (Object.keys(commands) as CommandName[]).filter((name) => 'http' in commands[name])

/** Values that have broken programs like this one. */
const nasty = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(null, '', 0, -1, 1e308, 2 ** 53, '\u0000', '\ud800', '__proto__', 'constructor', [], {}, [
    [],
  ]),
  fc.constantFrom<unknown>(
    true,
    'null',
    '0',
    "' or 1=1 --",
    { $gt: '' },
    { length: 1e9 },
    'a'.repeat(9_000),
    '💬'.repeat(3_000),
  ),
  fc.string({ unit: 'binary', maxLength: 100 }),
)

const seed = seedOfRun()
const runs = Number(process.env['TEST_FUZZ_RUNS'] ?? 250)

describe(`whatever is sent (seed ${seed})`, () => {
  const server = useServer({
    limits: {
      visitorMessagesPer10s: 100_000,
      agentMessagesPer10s: 100_000,
      signInsPerIpPer15m: 100_000,
      visitorBootsPerIpPerMinute: 100_000,
    },
  })
  let talk: Talk
  let people: Person[]
  beforeAll(async () => {
    talk = await startTalk(server())
    people = [await enterVisitor(server()), await hireAgent(server(), { role: 'administrator' })]
  })

  /** Valid parameters with some of them replaced, added or left out. */
  const params = (name: CommandName) =>
    fc.oneof(
      nasty,
      fc
        .record({
          change: fc.dictionary(fc.constantFrom(...Object.keys(paramsOf[name](nothing)), 'extra', '__proto__'), nasty),
        })
        .map(({ change }) => ({ ...paramsOf[name]({ ...nothing, conversationId: talk.conversationId }), ...change })),
    )

  const checkAlive = async (): Promise<void> => {
    await sendText(talk.socket, talk.conversationId, 'Still here')
  }

  it('[SEC-F2][PRO2] every frame is answered by a code of the catalogue or closes its own socket, and the process goes on', async () => {
    const frame = fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .constantFrom(...socketCommands)
          .chain((command) => params(command).map((values) => ({ type: 'request', command, params: values }))),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          type: fc.constantFrom('hello', 'beat', 'request', 'welcome', ''),
          n: nasty,
          ticket: nasty,
          version: nasty,
        }),
      },
      { weight: 1, arbitrary: nasty },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 8 }), fc.nat(2), async (frames, who) => {
        const person = people[who]
        const socket =
          person === undefined ? await openRawSocket(server().url) : await signedInSocket(server().url, person)
        for (const [index, one] of frames.entries())
          socket.say(JSON.stringify(typeof one === 'object' && one !== null ? { id: index + 1, ...one } : one))
        if (person === undefined) await socket.closed
        else {
          // Whatever came before it is answered by when this is.
          const last = await socket.ask('conversation.unwatch', { conversationId: nothing.conversationId })
          expect(['result', 'error']).toContain(last.type)
          socket.close()
        }
        for (const answer of socket.frames)
          if (answer.type === 'error') {
            expect(Object.keys(errorCatalogue)).toContain(answer.error.code)
            expect(answer.error.code).not.toBe('server.error')
          }
      }),
      { seed, numRuns: runs, endOnFailure: true },
    )
    await checkAlive()
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('[SEC-F2][PRO1] every HTTP request is answered, refusals with a code and status of the catalogue, and the process goes on', async () => {
    const request = fc.constantFrom(...httpCommands).chain((name) =>
      fc.record({
        name: fc.constant(name),
        values: params(name),
        who: fc.nat(2),
        raw: fc.option(fc.string({ unit: 'binary' })),
      }),
    )
    await fc.assert(
      fc.asyncProperty(request, async ({ name, values, who, raw }) => {
        const definition = commands[name]
        if (!('http' in definition) || name === 'session.end' || name === 'visitor.end') return
        const person = people[who]
        const body = raw ?? JSON.stringify(values)
        const {
          status,
          headers,
          body: answer,
        } = await rawHttp(server().url, {
          method: definition.http.method,
          path: definition.http.path.replaceAll(/:\w+/g, () =>
            encodeURIComponent(String(raw ?? nothing.conversationId)),
          ),
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            ...(person?.who.cookie && { cookie: person.who.cookie, origin: server().url }),
            ...(person?.who.token && { authorization: `Bearer ${person.who.token}` }),
          },
          body,
        })
        expect(status).not.toBe(500)
        if (status < 400) return
        expect(headers['content-type']).toContain('application/json')
        const { error } = JSON.parse(answer) as { error: { code: keyof typeof errorCatalogue } }
        expect(errorCatalogue[error.code]?.status).toBe(status)
      }),
      { seed, numRuns: runs, endOnFailure: true },
    )
    await checkAlive()
  })
})
