import type { Client } from '@frontdesk/client'
import { enterVisitor, eventually, hireAgent, startTestServer, type TestServer } from '@frontdesk/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testPostgresUrl } from '../adapters/postgres/testing-inject.ts'

const texts = (client: Client, conversationId: string): string[] =>
  client
    .conversation(conversationId)
    .entries.flatMap(({ content }) => (content.kind === 'message' ? [content.text] : []))

describe('visitor and agent', () => {
  let server: TestServer
  beforeAll(async () => {
    server = await startTestServer({ adminUrl: testPostgresUrl('embedded') })
  })
  afterAll(() => server.close())

  it('[A1] exchange messages, and both have the same history afterwards', async () => {
    const visitor = (await enterVisitor(server)).client()
    const agent = (await hireAgent(server, { name: 'Li Wei' })).client()
    const begun = new Promise<string>((resolve) => {
      visitor.on('started', resolve)
    })
    visitor.send(null, 'Hello, is anybody there?')
    const conversationId = await begun
    agent.watch(conversationId)
    await eventually(() => texts(agent, conversationId).length === 1)
    agent.send(conversationId, 'Yes, how can I help?')
    await eventually(() => texts(visitor, conversationId).length === 2)
    await eventually(() => texts(agent, conversationId).length === 2)
    expect(texts(visitor, conversationId)).toEqual(['Hello, is anybody there?', 'Yes, how can I help?'])
    expect(texts(agent, conversationId)).toEqual(texts(visitor, conversationId))
    const kinds = visitor.conversation(conversationId).entries.map(({ content }) => content.kind)
    expect(kinds).toEqual(['message', 'assigned', 'message'])
    visitor.close()
    agent.close()
  })
})
