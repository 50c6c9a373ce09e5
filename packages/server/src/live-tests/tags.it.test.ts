import type { Params } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  expectOk,
  firstCompany,
  hireAgent,
  type Person,
  signedInSocket,
  signInAdmin,
} from '@frontdesk/testkit'
import { eventually } from '@frontdesk/testkit/eventually'
import { beforeAll, describe, expect, it } from 'vitest'
import { nothing } from './commands-of-a-world.ts'
import { newClientId, useServer } from './testing.ts'

const nameOf = (what: string): string => `${what} ${newClientId()}`

describe('tags and attributes', () => {
  const server = useServer({ service: { policy: 'manual' } })
  let admin: Person
  let agent: Person & { agentId: string }
  beforeAll(async () => {
    admin = await signInAdmin(server())
    agent = await hireAgent(server())
  })
  const ask = <N extends Parameters<typeof askHttp>[1]>(name: N, params: Params<N>, by: Person = agent) =>
    askHttp(server().url, name, params, by.who)
  const aTag = async (what: string) => expectOk(await ask('tag.create', { name: nameOf(what), color: 'red' }, admin))
  const conversation = async () => {
    const visitor = await enterVisitor(firstCompany(server()))
    const { conversationId } = expectOk(await askHttp(server().url, 'conversation.start', {}, visitor.who))
    const sent = { conversationId, clientId: newClientId(), text: 'Hello' }
    expectOk(await askHttp(server().url, 'message.send', sent, visitor.who))
    return { visitor, conversationId, contactId: visitor.self.contactId }
  }
  const read = async (conversationId: string, by: Person = agent) =>
    expectOk(await ask('conversation.resume', { conversationId, rev: 0 }, by))

  it('[TAG1] are kept by those with the right, with a name each, and are told to the consoles that are open', async () => {
    expect(await ask('tag.create', { name: 'Mine', color: 'red' })).toMatchObject({ error: { code: 'right.missing' } })
    const desk = await signedInSocket(server().url, agent)
    const tag = await aTag('Refund')
    await eventually(
      () => desk.frames.some((frame) => frame.type === 'tags.changed' && frame.tags.some(({ id }) => id === tag.id)),
      'the new list',
    )
    const name = tag.name.toUpperCase()
    expect(await ask('tag.create', { name, color: 'blue' }, admin)).toMatchObject({ error: { code: 'name.in_use' } })
    const changed = expectOk(await ask('tag.update', { tagId: tag.id, change: { color: 'teal' } }, admin))
    expect(changed).toEqual({ ...tag, color: 'teal' })
    expect(expectOk(await ask('tag.list', {})).tags).toContainEqual(changed)
    const { events } = expectOk(await ask('audit.list', { subject: 'tag' }, admin))
    expect(events.slice(0, 2)).toMatchObject([
      { command: 'tag.update', subject: { label: tag.name }, before: { color: 'red' }, after: { color: 'teal' } },
      { command: 'tag.create' },
    ])
  })

  it('[TAG2][TAG3] of a conversation are told to staff by name, and follow the list', async () => {
    const { visitor, conversationId } = await conversation()
    const [refund, late] = [await aTag('Refund'), await aTag('Late')]
    const before = await read(conversationId)
    await Promise.all(
      [refund, late].map(async ({ id }) => expectOk(await ask('conversation.tag', { conversationId, add: [id] }))),
    )
    const after = await read(conversationId)
    expect(after.conversation).toMatchObject({ tagIds: expect.arrayContaining([refund.id, late.id]) })
    expect(after.conversation).toMatchObject({
      lastAtMs: 'lastAtMs' in before.conversation ? before.conversation.lastAtMs : 0,
    })
    expect(after.entries.at(-1)).toMatchObject({ visibility: 'staff', content: { kind: 'tagged', removed: [] } })
    const seen = expectOk(await askHttp(server().url, 'conversation.resume', { conversationId, rev: 0 }, visitor.who))
    expect(JSON.stringify(seen)).not.toContain('tag')

    expectOk(await ask('tag.remove', { tagId: late.id }, admin))
    expect((await read(conversationId)).conversation).toMatchObject({ tagIds: [refund.id] })
    expectOk(await ask('conversation.tag', { conversationId, remove: [refund.id] }))
    const last = await read(conversationId)
    expect(last.conversation).toMatchObject({ tagIds: [] })
    expect(last.entries.at(-1)?.content).toEqual({ kind: 'tagged', added: [], removed: [refund.name] })
    expect(await ask('conversation.tag', { conversationId, add: [nothing.tagId] })).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  it('[TAG2] of a contact stand wherever it is shown', async () => {
    const { conversationId, contactId } = await conversation()
    const { id } = await aTag('VIP')
    const desk = await signedInSocket(server().url, agent)
    expect(expectOk(await ask('contact.tag', { contactId, add: [id] }))).toEqual({ tagIds: [id] })
    await eventually(
      () =>
        desk.frames.some(
          (frame) =>
            frame.type === 'feed.changed' &&
            frame.items.some((item) => item.kind === 'service' && item.contact.tagIds.includes(id)),
        ),
      'the tag in the lists',
    )
    expect((await read(conversationId)).conversation).toMatchObject({ contact: { tagIds: [id] } })
  })

  it('[TAG2][SEC-B1] nobody marks what it does not see', async () => {
    const { conversationId, contactId } = await conversation()
    const { id } = await aTag('Hidden')
    const colleague = await hireAgent(server())
    expectOk(await ask('conversation.take', { conversationId, from: null }, admin))
    const narrow = await hireAgent(server(), { rights: [] })
    const absent = { error: { code: 'not_found' } }
    expect(await ask('conversation.tag', { conversationId, add: [id] }, narrow)).toMatchObject(absent)
    expect(await ask('conversation.describe', { conversationId, attributes: { a: 1 } }, narrow)).toMatchObject(absent)
    expect(await ask('contact.tag', { contactId, add: [id] }, narrow)).toMatchObject(absent)
    expectOk(await ask('conversation.tag', { conversationId, add: [id] }, colleague))
  })

  it('[TAG4] attributes of a conversation are set and taken away', async () => {
    const { conversationId } = await conversation()
    const describe = (attributes: Params<'conversation.describe'>['attributes']) =>
      ask('conversation.describe', { conversationId, attributes })
    expectOk(await describe({ order: 'A-1', paid: true }))
    expectOk(await describe({ paid: null, amount: 12.5 }))
    const { conversation: item, entries } = await read(conversationId)
    expect(item).toMatchObject({ attributes: { order: 'A-1', amount: 12.5 } })
    expect(entries.at(-1)).toMatchObject({
      visibility: 'staff',
      content: { kind: 'described', changes: { paid: null, amount: 12.5 } },
    })
    expect(await describe({ '1 wrong': 'x' })).toMatchObject({ error: { code: 'request.invalid' } })
    const many = Object.fromEntries(Array.from({ length: 49 }, (_, i) => [`key${i}`, i]))
    expect(await describe(many)).toMatchObject({ error: { code: 'list.full' } })
  })
})
