import type { Client } from '@frontdesk/client'
import type { Params } from '@frontdesk/protocol'
import { enterVisitor, eventually } from '@frontdesk/testkit'
import type { Stage } from './stage.ts'

/** A visitor without a browser who looks at a page, and answers when it is asked into a session of several. */
export type PasserBy = {
  readonly client: Client
  readonly contactId: string
  /** Agrees to the invitation that waits; gives the session's id once it is in it. */
  agree(): Promise<string>
  decline(): Promise<void>
  /** Resolves once the server has it. */
  say(text: string): Promise<void>
  /** Resolves once this was said in its session. */
  hears(text: string): Promise<void>
}

/** @param name what it tells of itself; null keeps it a guest with a number */
export const passBy = async (
  stage: Pick<Stage, 'product'>,
  name: string | null,
  page: Partial<Params<'visit.update'>> = {},
): Promise<PasserBy> => {
  const { product } = stage
  const visitor = await enterVisitor(product, { origin: product.shopUrl })
  const client = visitor.client()
  const who = name ?? 'a guest'
  let waiting: string | null = null
  let sessionId: string | null = null
  client.on('frame', (frame) => {
    if (frame.type !== 'invitation.changed') return
    const { id, state, kind } = frame.invitation
    if (kind === 'session' && state === 'pending') waiting = id
    else if (waiting === id) waiting = null
  })
  await eventually(() => client.state.kind === 'online', `${who} online`)
  if (name !== null) await client.request('contact.update', { name })
  const where = { pageUrl: `${product.shopUrl}/en/`, pageTitle: 'Tea and cups', language: 'en', ...page }
  await client.request('visit.update', where)

  const asked = (): Promise<string> => eventually(() => waiting ?? undefined, `an invitation for ${who}`)
  const texts = (): string[] =>
    sessionId === null
      ? []
      : client
          .conversation(sessionId)
          .entries.flatMap(({ content }) => (content.kind === 'message' ? [content.text] : []))
  const hears = async (text: string): Promise<void> => {
    await eventually(() => texts().includes(text), `“${text}” reaching ${who}`)
  }
  return {
    client,
    contactId: visitor.self.contactId,
    agree: async () => {
      const { conversationId } = await client.request('invitation.accept', { invitationId: await asked() })
      sessionId = conversationId
      client.watch(conversationId)
      await eventually(() => client.conversation(conversationId).state === 'ready', `the session of ${who}`)
      return conversationId
    },
    decline: async () => {
      await client.request('invitation.decline', { invitationId: await asked() })
    },
    say: async (text) => {
      if (sessionId === null) throw new Error(`${who} is in no session`)
      client.send(sessionId, text)
      await hears(text)
    },
    hears,
  }
}
