import type {
  Changes,
  Entry,
  Invitation,
  Params,
  Result,
  RoomItem,
  ServerFrame,
  VisitorInvitation,
} from '@frontdesk/protocol'
import { eventually, type RawSocket, type TestServer } from '@frontdesk/testkit'
import { type Guest, guestComes, type Staff } from './inviting.ts'
import { sendText } from './testing.ts'

type Hears = { socket: RawSocket }

/** Asks visitors and agents into a new session. */
export const gathers = (
  { socket }: Hears,
  guests: readonly Guest[],
  colleagues: readonly Staff[] = [],
): Promise<Result<'room.gather'>> => socket.expect('room.gather', picksOf(guests, colleagues))

export const picksOf = (
  guests: readonly Guest[],
  colleagues: readonly Staff[] = [],
): Params<'room.invite'> extends infer P ? Omit<P, 'conversationId'> : never => ({
  agentIds: colleagues.map(({ agentId }) => agentId),
  visitors: guests.map(({ contactId, siteId }) => ({ contactId, siteId })),
  text: 'Will you join us?',
})

/** The invitation into a session that a guest has before its eyes. */
export const asked = ({ socket }: Hears, sessionId?: string): Promise<VisitorInvitation & { state: 'pending' }> =>
  eventually(() =>
    socket.frames
      .flatMap((frame) =>
        frame.type === 'invitation.changed' && 'sessionId' in frame.invitation && !('contact' in frame.invitation)
          ? [frame.invitation]
          : [],
      )
      .findLast(
        (one) => one.state === 'pending' && one.kind === 'session' && (sessionId ?? one.sessionId) === one.sessionId,
      ),
  )

/** Agrees, and watches the session from then on. */
export const agrees = async (guest: Hears): Promise<string> => {
  const { id } = await asked(guest)
  const { conversationId } = await guest.socket.expect('invitation.accept', { invitationId: id })
  await looksInto(guest, conversationId)
  return conversationId
}

export const looksInto = ({ socket }: Hears, conversationId: string): Promise<Changes> =>
  socket.expect('conversation.resume', { conversationId, rev: 0 })

export const roomOf = async (by: Hears, conversationId: string): Promise<RoomItem> =>
  (await looksInto(by, conversationId)).conversation as RoomItem

export const entriesOf = async (by: Hears, conversationId: string): Promise<Entry[]> =>
  (await looksInto(by, conversationId)).entries

export const textsOf = async (by: Hears, conversationId: string): Promise<string[]> =>
  (await entriesOf(by, conversationId)).flatMap(({ content }) => (content.kind === 'message' ? [content.text] : []))

/** How the others call those who are in it. */
export const calledIn = async (by: Hears, conversationId: string): Promise<string[]> =>
  (await roomOf(by, conversationId)).members.map(({ party }) => party.label || `guest ${party.number}`)

/** In which session a visitor's socket was last told that it is. */
export const toldSession = ({ socket }: Hears): string | null | undefined =>
  socket.frames.findLast(
    (frame): frame is Extract<ServerFrame, { type: 'session.changed' }> => frame.type === 'session.changed',
  )?.sessionId

export const howAnswered = async (
  { socket }: Hears,
  conversationId: string,
): Promise<Map<string, Invitation['state']>> =>
  new Map(
    (await socket.expect('room.invitations', { conversationId })).invitations.map(({ contact, state }) => [
      contact.id,
      state,
    ]),
  )

/** A session in which some guests are, who have agreed. */
export const aSession = async (
  server: TestServer,
  owner: Staff,
  { guests, colleagues = [] }: { guests: number; colleagues?: readonly Staff[] },
): Promise<{ conversationId: string; guests: Guest[] }> => {
  const all = await Promise.all(Array.from({ length: guests }, () => guestComes(server)))
  const { conversationId } = await gathers(owner, all, colleagues)
  for (const guest of all) await agrees(guest)
  return { conversationId, guests: all }
}

export const says = ({ socket }: Hears, conversationId: string, text: string) => sendText(socket, conversationId, text)
