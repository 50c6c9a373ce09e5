import pg from 'pg'
import { expect, onTestFinished } from 'vitest'
import type { ConversationLog, LogAct } from '../../../app/ports/conversation-log.ts'
import type { TestPostgresKind } from '../../postgres/testing.ts'
import { createStore } from '../store.ts'
import { openTestStore } from './open-store.ts'
import { aWorld, contactParty, sendAct, type World } from './world.ts'

/** A connection beside the store's, for the time of the test. */
export const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  onTestFinished(() => client.end())
  return client
}

/** What a conversation says, in order; fails on a hole in its numbers. */
export const messages = async (world: World): Promise<string[]> => {
  const reading = await world.account.conversations.latest(world.conversation.id, 'staff', 1_000)
  const entries = reading?.entries ?? []
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1))
  return entries.map(({ content }) => (content.kind === 'message' ? content.text : content.kind))
}

/** A store with a visitor who can say something. */
export const openLogWorld = async (kind: TestPostgresKind, options: Parameters<typeof openTestStore>[1] = {}) => {
  const opened = await openTestStore(kind, options)
  const world = await aWorld(opened.store)
  const say = (text: string, target: World = world): LogAct => sendAct(target, contactParty(target.contact), text)
  return { ...opened, world, say, submit: opened.store.log.submit }
}

/** Another node on the same database. */
export const openSecondNode = async (url: string): Promise<ConversationLog> => {
  const store = await createStore({ url, clock: { now: () => Date.now() }, onCommitted: () => undefined })
  onTestFinished(() => store.close())
  return store.log
}
