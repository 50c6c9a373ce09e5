import { closeCodes, limits } from '@frontdesk/protocol'
import { enterVisitor, eventually, type RawSocket, rawHttp, signedInSocket } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { newClientId, sendText, startTalk, useServer } from './testing.ts'

const someId = '01890a5d-ac96-774b-bcce-b302099a8057'

/** Frames that are none, each with the code of its refusal and the id that the refusal can name. */
const bad: [name: string, frame: string | Buffer, code: string, id: number | null][] = [
  ['bytes', Buffer.from('{"type":"beat","n":1}'), 'request.invalid', null],
  ['nothing', '', 'request.invalid', null],
  ['half of JSON', '{"type":"beat"', 'request.invalid', null],
  ['a list', '[]', 'request.invalid', null],
  ['a text', '"beat"', 'request.invalid', null],
  ['null', 'null', 'request.invalid', null],
  ['a number', '1e999', 'request.invalid', null],
  ['no type', '{}', 'request.invalid', null],
  ['a type that is a list', '{"type":["beat"]}', 'request.invalid', null],
  ['an unknown type', '{"type":"constructor"}', 'request.invalid', null],
  ['a server’s type', '{"type":"welcome"}', 'request.invalid', null],
  ['a beat without number', '{"type":"beat"}', 'request.invalid', null],
  ['a beat with a text', '{"type":"beat","n":"1"}', 'request.invalid', null],
  ['a request without id', '{"type":"request","command":"conversation.start","params":{}}', 'request.invalid', null],
  [
    'a request with a negative id',
    '{"type":"request","id":-1,"command":"conversation.start","params":{}}',
    'request.invalid',
    null,
  ],
  [
    'a request with half an id',
    '{"type":"request","id":1.5,"command":"conversation.start","params":{}}',
    'request.invalid',
    null,
  ],
  ['an unknown command', '{"type":"request","id":7,"command":"toString","params":{}}', 'request.invalid', 7],
  ['a command of HTTP only', '{"type":"request","id":7,"command":"session.create","params":{}}', 'request.invalid', 7],
  ['a command that is an object', '{"type":"request","id":7,"command":{"a":1},"params":{}}', 'request.invalid', 7],
  ['no parameters', '{"type":"request","id":7,"command":"conversation.start"}', 'request.invalid', 7],
  ['parameters null', '{"type":"request","id":7,"command":"conversation.start","params":null}', 'request.invalid', 7],
  [
    'a list of parameters',
    '{"type":"request","id":7,"command":"conversation.start","params":[]}',
    'request.invalid',
    7,
  ],
  [
    'a parameter too many',
    '{"type":"request","id":7,"command":"conversation.start","params":{"accountId":"x"}}',
    'request.invalid',
    7,
  ],
  [
    'a prototype',
    '{"type":"request","id":7,"command":"conversation.start","params":{"__proto__":{"a":1}}}',
    'request.invalid',
    7,
  ],
  [
    'an id that is none',
    '{"type":"request","id":7,"command":"conversation.close","params":{"conversationId":"1 or 1=1"}}',
    'request.invalid',
    7,
  ],
  [
    'an id that is an object',
    '{"type":"request","id":7,"command":"conversation.close","params":{"conversationId":{"$ne":null}}}',
    'request.invalid',
    7,
  ],
  [
    'an unknown conversation',
    `{"type":"request","id":7,"command":"conversation.close","params":{"conversationId":"${someId}"}}`,
    'not_found',
    7,
  ],
  [
    'deep nesting',
    `{"type":"request","id":7,"command":"conversation.start","params":${'['.repeat(30_000)}${']'.repeat(30_000)}}`,
    'request.invalid',
    7,
  ],
]

describe('what is no frame', () => {
  const server = useServer()

  const message = (conversationId: string, text: unknown, clientId: unknown = newClientId()): string =>
    JSON.stringify({ type: 'request', id: 7, command: 'message.send', params: { conversationId, clientId, text } })

  const signedIn = async (): Promise<RawSocket> => signedInSocket(server().url, await enterVisitor(server()))

  const expectRefusal = async (socket: RawSocket, frame: string | Buffer, code: string, id: number | null) => {
    const before = socket.frames.length
    socket.say(frame)
    expect(await socket.next('error', before)).toMatchObject({ id, error: { code } })
  }

  /** What came, but for the beats, which come when they are due. */
  const said = ({ frames }: RawSocket) => frames.filter(({ type }) => type !== 'beat')

  it.each(bad)('[PRO2] %s is refused to its sender alone, and the talk goes on', async (_name, frame, code, id) => {
    const { socket, conversationId } = await startTalk(server())
    const witness = await signedIn()
    const heard = said(witness).length
    await expectRefusal(socket, frame, code, id)
    await sendText(socket, conversationId, 'Still here')
    expect(said(witness)).toHaveLength(heard)
    expect(socket.frames.filter(({ type }) => type === 'error')).toHaveLength(1)
    socket.close()
    witness.close()
  })

  it('[PRO2] texts that can not be stored, or are too long or empty, are refused, and nothing is stored', async () => {
    const { socket, conversationId } = await startTalk(server(), 'The only words')
    for (const [text, code] of [
      ['a\u0000b', 'text.unstorable'],
      ['\ud800', 'text.unstorable'],
      ['x\udfff\ud800', 'text.unstorable'],
      ['', 'request.invalid'],
      ['x'.repeat(limits.messageCharacters + 1), 'request.invalid'],
      [['x'], 'request.invalid'],
      [{ toString: 'x' }, 'request.invalid'],
      [null, 'request.invalid'],
      [7, 'request.invalid'],
    ] as const)
      await expectRefusal(socket, message(conversationId, text), code, 7)
    for (const clientId of ['short', 'x'.repeat(65), 'with space', 'with\u0000nul', '', null, 12_345_678, ['12345678']])
      await expectRefusal(socket, message(conversationId, 'words', clientId), 'request.invalid', 7)
    const { entries } = await socket.expect('conversation.resume', { conversationId, rev: 0 })
    expect(entries.map(({ content }) => content)).toEqual([{ kind: 'message', text: 'The only words' }])
    socket.close()
  })

  it('[PRO2] the longest text in the widest characters is taken as it is', async () => {
    const { socket, conversationId } = await startTalk(server())
    const text = '𝌆'.repeat(limits.messageCharacters / 2)
    await sendText(socket, conversationId, text)
    const { entries } = await socket.expect('conversation.resume', { conversationId, rev: 0 })
    expect(entries.at(-1)?.content).toEqual({ kind: 'message', text })
    socket.close()
  })

  it('[PRO2] a frame over the limit closes its socket with 1009 and no other', async () => {
    const { socket, conversationId, visitor } = await startTalk(server())
    const witness = await signedInSocket(server().url, visitor)
    await witness.expect('conversation.resume', { conversationId, rev: 0 })
    socket.say(message(conversationId, 'x'.repeat(limits.frameBytes)))
    expect(await socket.closed).toBe(closeCodes.tooLarge)
    await sendText(witness, conversationId, 'Still here')
    const { entries } = await witness.expect('conversation.resume', { conversationId, rev: 0 })
    expect(entries).toHaveLength(2)
    witness.close()
  })

  it('[PRO2] HTTP bodies that are none are refused, and the server goes on', async () => {
    const post = (body: string | Buffer, type = 'application/json') =>
      rawHttp(server().url, {
        method: 'POST',
        path: '/api/v1/sign-in',
        body,
        headers: { 'content-type': type, 'content-length': Buffer.byteLength(body) },
      })
    for (const [body, status] of [
      ['{', 400],
      ['[]', 400],
      ['null', 400],
      ['"x"', 400],
      [`${'['.repeat(30_000)}${']'.repeat(30_000)}`, 400],
      [Buffer.from([0x7b, 0xff, 0x7d]), 400],
      ['{"login":"a","password":"b","__proto__":{"a":1}}', 400],
      ['{"login":{"$gt":""},"password":["x"]}', 400],
      ['{"login":"a\\u0000","password":"b"}', 400],
      ['{"login":"\\ud800","password":"b"}', 400],
      [`{"login":"${'x'.repeat(limits.frameBytes)}"}`, 413],
    ] as const) {
      const answer = await post(body)
      expect([body.slice(0, 40), answer.status]).toEqual([body.slice(0, 40), status])
      expect(JSON.parse(answer.body)).toMatchObject({ error: { code: expect.any(String) } })
    }
    expect((await post('login=a&password=b', 'application/x-www-form-urlencoded')).status).toBe(400)
    expect((await rawHttp(server().url, { path: '/healthz' })).status).toBe(200)
  })

  it('[PRO9] more than 64 requests under way are answered rate.limited, with how long to wait', async () => {
    const { socket, conversationId } = await startTalk(server())
    const many = limits.requestsInFlight * 2
    for (let id = 1_000; id < 1_000 + many; id += 1)
      socket.say({ type: 'request', id, command: 'conversation.resume', params: { conversationId, rev: 0 } })
    const answers = await eventually(() => {
      const mine = socket.frames.filter((frame) => 'id' in frame && (frame.id ?? 0) >= 1_000)
      return mine.length === many && mine
    })
    const refused = answers.filter((frame) => frame.type === 'error')
    expect(refused.length).toBeGreaterThan(0)
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(limits.requestsInFlight)
    for (const frame of refused)
      expect(frame).toMatchObject({ error: { code: 'rate.limited', retryAfterMs: expect.any(Number) } })
    socket.close()
  })

  it('[PRO9] a visitor who writes too fast is told to wait, and another is not', async () => {
    const { socket, conversationId } = await startTalk(server())
    const other = await startTalk(server())
    const { visitorMessagesPer10s } = server().config.limits
    const answers = await Promise.all(
      Array.from({ length: visitorMessagesPer10s + 5 }, () =>
        socket.ask('message.send', { conversationId, clientId: newClientId(), text: 'again' }),
      ),
    )
    const refused = answers.filter(({ type }) => type === 'error')
    expect(refused).toHaveLength(6)
    for (const answer of refused)
      expect(answer).toMatchObject({ error: { code: 'rate.limited', retryAfterMs: expect.any(Number) } })
    await sendText(other.socket, other.conversationId, 'In peace')
    socket.close()
    other.socket.close()
  })

  it('[PRO9] a flood of frames ends its socket with 4429', async () => {
    const socket = await signedIn()
    const witness = await signedIn()
    for (let n = 0; n < 600; n += 1) socket.say({ type: 'beat', n })
    expect(await socket.closed).toBe(closeCodes.limited)
    await witness.expect('conversation.start', {})
    witness.close()
  })
})
