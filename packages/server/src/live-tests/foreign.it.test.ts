import { type CommandName, commands } from '@frontdesk/protocol'
import { enterVisitor, type Person, type RawAnswer, rawHttp, requestOf, signedInSocket } from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeWorld, nothing, paramsOf, type Things, type World } from './commands-of-a-world.ts'
import { countRows } from './look-into-store.ts'
import { useServer } from './testing.ts'

const names = Object.keys(commands) as CommandName[]
const idNames = ['conversationId', 'contactId', 'agentId', 'sessionId', 'siteId'] as const

/** Commands with an id in their parameters: the foreign thing and the missing one must be answered alike. */
const withIds = names.filter((name) => idNames.some((id) => id in paramsOf[name](nothing)))

/** All that a client sees, without what tells requests and moments apart by design. */
const visible = ({ status, headers, body }: RawAnswer) => {
  const { date: _date, 'x-request-id': _id, ...rest } = headers
  return { status, headers: rest, body }
}

describe('what is not yours does not exist', () => {
  const server = useServer({ limits: { visitorMessagesPer10s: 1_000 } })
  let here: World
  let elsewhere: World
  let stranger: Person
  beforeAll(async () => {
    here = await makeWorld(server(), 'first')
    elsewhere = await makeWorld(server(), 'another')
    stranger = await enterVisitor(server())
  })

  const foreigners = [
    'other visitor',
    'agent elsewhere',
    'administrator elsewhere',
    'visitor elsewhere',
    'colleague',
  ] as const
  const person = async (who: (typeof foreigners)[number]): Promise<Person> => {
    switch (who) {
      case 'other visitor':
        return stranger
      case 'visitor elsewhere':
        return elsewhere.visitor
      case 'agent elsewhere':
        return elsewhere.staff('agent')
      case 'administrator elsewhere':
        return elsewhere.staff('administrator')
      case 'colleague':
        return here.staff('agent')
    }
  }
  /** A colleague shares conversations, but not sessions. */
  const isTheirs = (name: CommandName, who: string): boolean => who === 'colleague' && name !== 'session.revoke'
  const cells = withIds.flatMap((name) =>
    foreigners.flatMap((who) => (isTheirs(name, who) ? [] : [[name, who] as const])),
  )

  it.each(cells.filter(([name]) => 'http' in commands[name]))(
    '[LIV5][SEC-B1] %s by %s over HTTP: byte for byte the answer for nothing',
    async (name, who) => {
      const answers = []
      for (const things of [here.things, nothing] satisfies Things[]) {
        const someone = await person(who)
        const request = requestOf(name, paramsOf[name](things), server().url, someone.who)
        if (request !== null) answers.push(visible(await rawHttp(server().url, request)))
      }
      expect(answers[0]).toEqual(answers[1])
      expect(answers[0]?.body).not.toContain(here.things.conversationId)
    },
  )

  it.each(cells.filter(([name]) => commands[name].socket))(
    '[LIV5][SEC-B1] %s by %s over WebSocket: byte for byte the answer for nothing',
    async (name, who) => {
      const someone = await person(who)
      const answers = []
      for (const things of [here.things, nothing]) {
        const socket = await signedInSocket(server().url, someone)
        await socket.ask(name, paramsOf[name](things))
        answers.push(socket.texts.find((text) => text.includes('"id":1,')))
        socket.close()
      }
      expect(answers[0]).toBeDefined()
      expect(answers[0]).toBe(answers[1])
    },
  )

  it('[LIV5] nothing of it was changed, watched or heard', async () => {
    const owner = await signedInSocket(server().url, here.visitor)
    const changes = await owner.expect('conversation.resume', { conversationId: here.things.conversationId, rev: 0 })
    expect(changes.entries.map(({ author }) => author.id)).toEqual([here.visitor.self.contactId])
    expect(changes.marks).toEqual([])
    owner.close()
  })

  const nobodies: [name: string, headers: { [name: string]: string }][] = [
    ['no credentials', {}],
    ['an empty cookie', { cookie: '' }],
    ['an empty session', { cookie: 'frontdesk_session=' }],
    ['a session null', { cookie: 'frontdesk_session=null' }],
    ['a session undefined', { cookie: 'frontdesk_session=undefined' }],
    ['a session 0', { cookie: 'frontdesk_session=0' }],
    ['a session that is a list', { cookie: 'frontdesk_session=[]' }],
    ['an empty header', { authorization: '' }],
    ['an empty token', { authorization: 'Bearer ' }],
    ['a token null', { authorization: 'Bearer null' }],
    ['a token {}', { authorization: 'Bearer {}' }],
    ['another scheme', { authorization: 'Basic YWRtaW46YWRtaW4=' }],
    ['a token of the right form', { authorization: `Bearer ${'A'.repeat(43)}` }],
    ['a session of the right form', { cookie: `frontdesk_session=${'A'.repeat(43)}` }],
  ]

  it.each(nobodies)('[SEC-B5] %s opens no door, and nothing is stored', async (_name, headers) => {
    const before = await countRows(server().databaseUrl)
    for (const name of names) {
      const askers: readonly string[] = commands[name].askers
      const request = requestOf(name, paramsOf[name](here.things), server().url)
      if (request === null || askers.includes('anyone')) continue
      const answer = await rawHttp(server().url, {
        ...request,
        headers: { ...request.headers, origin: server().url, ...headers },
      })
      expect([name, answer.status, JSON.parse(answer.body)]).toMatchObject([
        name,
        401,
        { error: { code: 'auth.required' } },
      ])
    }
    expect(await countRows(server().databaseUrl)).toEqual(before)
  })

  it('[SEC-B5] a cookie beside a token gives the token’s rights only', async () => {
    const administrator = await here.staff('administrator')
    const headers = {
      cookie: administrator.who.cookie ?? '',
      origin: server().url,
      authorization: `Bearer ${here.visitor.token}`,
    }
    expect((await rawHttp(server().url, { path: '/api/v1/agents', headers })).status).toBe(403)
    const wrong = { ...headers, authorization: 'Bearer null' }
    expect((await rawHttp(server().url, { path: '/api/v1/agents', headers: wrong })).status).toBe(401)
  })
})
