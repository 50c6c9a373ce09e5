import type { Invitation, Params, ServerFrame, VisitorInvitation } from '@frontdesk/protocol'
import {
  enterVisitor,
  eventually,
  hireAgent,
  openSession,
  type RawSocket,
  signedInSocket,
  type TestServer,
  type TestVisitor,
} from '@frontdesk/testkit'
import { onTestFinished } from 'vitest'
import { setState } from '../app/agents/state.ts'

export type Staff = { agentId: string; sessionId: string; socket: RawSocket; who: { cookie?: string; token?: string } }
export type Guest = { visitor: TestVisitor; socket: RawSocket; contactId: string; siteId: string }

/** An agent who is here and available until the test ends. */
export const agentComes = async (server: TestServer, draft: Parameters<typeof hireAgent>[1] = {}): Promise<Staff> => {
  const { agentId } = await hireAgent(server, draft)
  const session = await openSession(server, server.accountId, agentId)
  const socket = await signedInSocket(server.url, session)
  onTestFinished(async () => {
    socket.close()
    await setState(server.app, { accountId: server.accountId, agentId }, 'offline', null)
  })
  return { agentId, sessionId: session.sessionId, socket, who: session.who }
}

/** A visitor on a page of the shop. */
export const guestComes = async (server: TestServer, page: Partial<Params<'visit.update'>> = {}): Promise<Guest> => {
  const visitor = await enterVisitor(server)
  const socket = await tabOf(server, visitor)
  await goTo(socket, page)
  const site = await server.app.store.credentials.siteByKey(server.siteKey)
  return { visitor, socket, contactId: visitor.self.contactId, siteId: site?.id ?? '' }
}

/** Another tab of a visitor. */
export const tabOf = async (server: TestServer, visitor: TestVisitor): Promise<RawSocket> => {
  const socket = await signedInSocket(server.url, visitor)
  onTestFinished(() => socket.close())
  return socket
}

export const goTo = (socket: RawSocket, page: Partial<Params<'visit.update'>> = {}) =>
  socket.expect('visit.update', { pageUrl: 'http://shop.test/tea', pageTitle: 'Tea', language: 'en', ...page })

export const invites = ({ socket }: Staff, { contactId, siteId }: Guest, text = 'Can I help?'): Promise<Invitation> =>
  socket.expect('invitation.create', { contactId, siteId, text })

type Told = Invitation | VisitorInvitation
const isTold = (frame: ServerFrame): frame is Extract<ServerFrame, { type: 'invitation.changed' }> =>
  frame.type === 'invitation.changed'

/** What a socket has been told of an invitation, in order. */
export const toldOf = ({ frames }: RawSocket, invitationId: string): Told['state'][] =>
  frames.filter(isTold).flatMap(({ invitation }) => (invitation.id === invitationId ? [invitation.state] : []))

/** Resolves once the last that a socket was told of an invitation is this. */
export const hears = (socket: RawSocket, invitationId: string, state: Told['state']) =>
  eventually(() => toldOf(socket, invitationId).at(-1) === state, `${state} being told`)
