import type { Block, Params } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  expectOk,
  hireAgent,
  type Person,
  type RawSocket,
  shopOrigin,
  signedInSocket,
  type TestServer,
  type TestVisitor,
} from '@frontdesk/testkit'
import { sendText } from './testing.ts'

/** Everything comes through a proxy that is listed, so that visitors have addresses of the internet. */
export const behindProxy = {
  service: { policy: 'manual' },
  config: { trustedProxies: ['127.0.0.1', '::1'] },
  ownAddresses: { list: async () => ['203.0.113.200'] },
  limits: { visitorBootsPerIpPerMinute: 1_000, signInsPerIpPer15m: 1_000, socketsPerIp: 1_000 },
} as const

export type Caller = { visitor: TestVisitor; socket: RawSocket; conversationId: string; contactId: string }

/** A visitor from an address, who has begun to write and has a socket open. */
export const callFrom = async (server: TestServer, from: string): Promise<Caller> => {
  const visitor = await enterVisitor(server, { from })
  const socket = await signedInSocket(server.url, visitor, { headers: { 'x-forwarded-for': from } })
  const { conversationId } = await socket.expect('conversation.start', {})
  await socket.expect('conversation.resume', { conversationId, rev: 0 })
  await sendText(socket, conversationId, 'You are all thieves')
  return { visitor, socket, conversationId, contactId: visitor.self.contactId }
}

export const aHandler = (server: TestServer): Promise<Person & { agentId: string }> =>
  hireAgent(server, { rights: ['conversations.all', 'visitors.handle'] })

/** @param of a contact, or an address or range */
export const block = async (
  server: Pick<TestServer, 'url'>,
  { who }: Person,
  of: { contactId: string } | { range: string },
  more: Partial<Pick<Params<'block.create'>, 'untilMs' | 'reason'>> = {},
): Promise<Block> => {
  const target =
    'range' in of
      ? ({ kind: 'address', range: of.range } as const)
      : ({ kind: 'contact', contactId: of.contactId } as const)
  return expectOk(await askHttp(server.url, 'block.create', { target, reason: 'Insults', untilMs: null, ...more }, who))
}

export const unblock = async (server: Pick<TestServer, 'url'>, { who }: Person, blockId: string): Promise<void> => {
  expectOk(await askHttp(server.url, 'block.remove', { blockId }, who))
}

/** Comes in as a page does: the code of the refusal, or `in`. */
export const tryToEnter = async (
  { url, siteKey }: Pick<TestServer, 'url' | 'siteKey'>,
  how: { from?: string; token?: string },
): Promise<string> => {
  const from = how.from === undefined ? {} : { from: how.from }
  const { ticket } = expectOk(await askHttp(url, 'visitor.boot', { siteKey }, { origin: shopOrigin, ...from }))
  const shown = how.token === undefined ? {} : { token: how.token }
  const answer = await askHttp(url, 'visitor.enter', { siteKey, ticket, ...shown }, from)
  return answer.ok ? 'in' : answer.error.code
}
