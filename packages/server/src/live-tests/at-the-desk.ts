import { decideClose } from '@frontdesk/domain'
import type { Entry, ServiceItem } from '@frontdesk/protocol'
import {
  enterVisitor,
  eventually,
  hireAgent,
  openSession,
  type Person,
  type RawSocket,
  signedInSocket,
  type TestServer,
  type TestVisitor,
} from '@frontdesk/testkit'
import { onTestFinished } from 'vitest'
import { setState } from '../app/agents/state.ts'
import { submitBySystem } from '../app/assignment/by-system.ts'
import { startTalk, type Talk } from './testing.ts'

/** Where conversations are given by the engine, and nobody says hello to a limit. */
export const deskLimits = { visitorBootsPerIpPerMinute: 10_000, signInsPerIpPer15m: 10_000 }

export type Staff = { agentId: string; socket: RawSocket; who: Person['who'] }

/** An agent who is here and available until the test ends. */
export const comes = async (server: TestServer): Promise<Staff> => {
  const { agentId, who } = await hireAgent(server)
  const socket = await signedInSocket(server.url, await openSession(server, server.accountId, agentId))
  onTestFinished(async () => {
    socket.close()
    await setState(server.app, { accountId: server.accountId, agentId }, 'offline', null)
  })
  return { agentId, socket, who }
}

/**
 * A visitor who has written, until the test ends. The conversation ends with it: one left waiting would take a seat of
 * whoever comes in the next test, until the server notices that its visitor has gone.
 */
export const talks = async (server: TestServer, visitor?: TestVisitor): Promise<Talk> => {
  const talk = await startTalk(server, 'Hello there', visitor)
  onTestFinished(async () => {
    talk.socket.close()
    const by = { kind: 'contact', id: talk.visitor.self.contactId } as const
    await submitBySystem(server.app, server.accountId, talk.conversationId, (conversation) =>
      decideClose(conversation, by, server.app.ids.next),
    )
  })
  return talk
}

/** The same visitor in a new tab. */
export const returns = async (server: TestServer, { visitor }: Talk): Promise<RawSocket> => {
  const socket = await signedInSocket(server.url, await enterVisitor(server, { token: visitor.token }))
  onTestFinished(() => socket.close())
  return socket
}

type Looking = Pick<Staff, 'socket'>
type Told = Pick<Talk, 'conversationId'>

export const look = async (by: Looking, { conversationId }: Told): Promise<{ item: ServiceItem; entries: Entry[] }> => {
  const { conversation, entries } = await by.socket.expect('conversation.resume', { conversationId, rev: 0 })
  return { item: conversation as ServiceItem, entries }
}

export const has = (by: Looking, talk: Told, want: (item: ServiceItem) => boolean): Promise<ServiceItem> =>
  eventually(async () => {
    const { item } = await look(by, talk)
    return want(item) ? item : undefined
  })

export const served = (by: Staff, talk: Told, agent: Pick<Staff, 'agentId'> = by): Promise<ServiceItem> =>
  has(by, talk, ({ status, assignee }) => status === 'open' && assignee?.id === agent.agentId)
