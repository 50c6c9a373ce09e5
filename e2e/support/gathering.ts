import type { Client } from '@frontdesk/client'
import type { RoomItem, VisitorHere } from '@frontdesk/protocol'
import { askHttp, eventually, expectOk, openClient } from '@frontdesk/testkit'
import { onTestFinished } from 'vitest'
import type { Stage } from './stage.ts'

/** An agent without a browser, where a journey looks at the visitors' side. */
export type Officer = {
  readonly client: Client
  readonly agentId: string
  readonly name: string
  /** Asks visitors, by the names they gave, and colleagues into a new session; gives its id. */
  gather(names: readonly string[], colleagues?: readonly Officer[], text?: string): Promise<string>
  /** The same into one that goes on. */
  invite(conversationId: string, names: readonly string[], colleagues?: readonly Officer[]): Promise<void>
  /** Resolves once the server has it. */
  say(conversationId: string, text: string): Promise<void>
  /** Resolves once it has come to this agent. */
  hears(conversationId: string, text: string): Promise<void>
  room(conversationId: string): Promise<RoomItem>
}

/** An agent who is here, signed in, until the journey ends. */
export const onDuty = async (stage: Stage, name: string, login?: string): Promise<Officer> => {
  const { url } = stage.product
  const staff = await stage.hire(name, login === undefined ? {} : { login })
  const who = { ...staff.who, origin: url }
  const client = openClient(url, async () => expectOk(await askHttp(url, 'socket.admit', {}, who)))
  onTestFinished(() => client.close())
  await eventually(() => client.state.kind === 'online', `${name} online`)
  const { you } = client
  if (you?.kind !== 'agent') throw new Error('no agent')
  const agentId = you.me.agent.id

  const visitorNamed = (wanted: string): Promise<VisitorHere> =>
    eventually(
      async () =>
        (await client.request('board.read', {})).visitors.find(({ contact }) => contact.name === wanted) ?? undefined,
      `${wanted} on the board`,
    )
  const picks = async (names: readonly string[], colleagues: readonly Officer[]) => {
    const visitors = await Promise.all(names.map(visitorNamed))
    return {
      agentIds: colleagues.map((one) => one.agentId),
      visitors: visitors.map(({ contact, site }) => ({ contactId: contact.id, siteId: site.id })),
      text: 'Will you join us?',
    }
  }
  const hears = async (conversationId: string, text: string): Promise<void> => {
    client.watch(conversationId)
    await eventually(
      () =>
        client
          .conversation(conversationId)
          .entries.some(({ content }) => content.kind === 'message' && content.text === text),
      `${name} hearing “${text}”`,
    )
  }
  return {
    client,
    agentId,
    name,
    gather: async (names, colleagues = [], text = 'Will you join us?') =>
      (await client.request('room.gather', { ...(await picks(names, colleagues)), text })).conversationId,
    invite: async (conversationId, names, colleagues = []) => {
      await client.request('room.invite', { conversationId, ...(await picks(names, colleagues)) })
    },
    say: async (conversationId, text) => {
      client.watch(conversationId)
      client.send(conversationId, text)
      await hears(conversationId, text)
    },
    hears,
    room: async (conversationId) =>
      (await client.request('conversation.resume', { conversationId, rev: 0 })).conversation as RoomItem,
  }
}
