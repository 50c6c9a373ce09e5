import { randomBytes } from 'node:crypto'
import type { Params, Result } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  expectOk,
  hireAgent,
  type Person,
  type RawSocket,
  signedInSocket,
  signInAdmin,
  startTestServer,
  type TestServer,
  type TestServerOptions,
  type TestVisitor,
} from '@frontdesk/testkit'
import { afterAll, beforeAll } from 'vitest'
import { testPostgresUrl } from '../adapters/postgres/testing-inject.ts'

/** A server for the tests of one file. */
export const useServer = (options: Omit<TestServerOptions, 'adminUrl'> = {}): (() => TestServer) => {
  let server: TestServer | undefined
  beforeAll(async () => {
    server = await startTestServer({ adminUrl: testPostgresUrl('embedded'), ...options })
  })
  afterAll(() => server?.close())
  return () => {
    if (server === undefined) throw new Error('the server runs inside of tests only')
    return server
  }
}

export const newClientId = (): string => randomBytes(12).toString('base64url')

/** Sends a message on a socket; gives its client id along with the answer. */
export const sendText = async (
  socket: RawSocket,
  conversationId: string,
  text: string,
  more: Partial<Params<'message.send'>> = {},
): Promise<Result<'message.send'> & { clientId: string }> => {
  const clientId = more.clientId ?? newClientId()
  return { ...(await socket.expect('message.send', { conversationId, text, ...more, clientId })), clientId }
}

export type Colleague = Person & { agentId: string }

/** The administrator, an agent of a new team, and one who is in none. */
export const hireTeam = async (
  server: TestServer,
): Promise<{ boss: Colleague; member: Colleague; other: Colleague; teamId: string }> => {
  const [boss, member, other] = [await signInAdmin(server), await hireAgent(server), await hireAgent(server)]
  const team = await askHttp(server.url, 'team.create', { name: 'Returns', memberIds: [member.agentId] }, boss.who)
  return { boss, member, other, teamId: expectOk(team).id }
}

export type Talk = { visitor: TestVisitor; socket: RawSocket; conversationId: string }

/** A visitor who has begun to write, and watches. */
export const startTalk = async (
  server: Pick<TestServer, 'url' | 'siteKey'>,
  firstWords = 'Hello there',
  who?: TestVisitor,
): Promise<Talk> => {
  const visitor = who ?? (await enterVisitor(server))
  const socket = await signedInSocket(server.url, visitor)
  const { conversationId } = await socket.expect('conversation.start', {})
  await socket.expect('conversation.resume', { conversationId, rev: 0 })
  await sendText(socket, conversationId, firstWords)
  return { visitor, socket, conversationId }
}

/** A signed-in socket that watches a conversation. */
export const watching = async (server: TestServer, person: Person, conversationId: string): Promise<RawSocket> => {
  const socket = await signedInSocket(server.url, person)
  await socket.expect('conversation.resume', { conversationId, rev: 0 })
  return socket
}
