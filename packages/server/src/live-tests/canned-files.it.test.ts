import type { Params } from '@frontdesk/protocol'
import { askHttp, expectOk, fetchFile, keepFile, type Person, signInAdmin } from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { sweepFiles } from '../app/files/sweep-files.ts'
import { type Colleague, hireTeam, newClientId, startTalk, useServer } from './testing.ts'

type Draft = Params<'canned-response.create'>

const pdf = new Uint8Array(Buffer.from('%PDF-1.7 the prices'))
const dayMs = 86_400_000

describe('files of canned responses', () => {
  const server = useServer({ service: { policy: 'manual' } })
  let boss: Colleague
  let member: Colleague
  let other: Colleague
  let teamId: string
  beforeAll(async () => {
    ;({ boss, member, other, teamId } = await hireTeam(server()))
  })
  const upload = async ({ who }: Person, bytes = pdf): Promise<string> => {
    const { card } = await keepFile(server().url, who, bytes, 'prices.pdf')
    if (card === null) throw new Error('the file was refused')
    return card.id
  }
  const create = ({ who }: Person, change: Partial<Draft>) => {
    const words = { code: newClientId(), title: '', texts: [{ language: 'en', text: 'Our prices' }] }
    return askHttp(server().url, 'canned-response.create', { owner: { kind: 'personal' }, ...words, ...change }, who)
  }
  const update = (responseId: string, change: Params<'canned-response.update'>['change'], { who }: Person) =>
    askHttp(server().url, 'canned-response.update', { responseId, change }, who)
  const remove = (responseId: string, { who }: Person) =>
    askHttp(server().url, 'canned-response.remove', { responseId }, who)
  const attach = (conversationId: string, fileId: string, { who }: Person) =>
    askHttp(server().url, 'canned-response.attach', { conversationId, fileId }, who)
  const status = async (fileId: string, { who }: Person) =>
    (await fetchFile(server().url, who, fileId, 'original')).status
  const keyOf = async (fileId: string) =>
    (await server().app.store.account(server().accountId).files.byId(fileId))?.key ?? ''
  const sweep = (afterMs: number) => sweepFiles({ ...server().app, clock: { now: () => Date.now() + afterMs } })

  it('[CAN7] are read by who may use the response, and by nobody else', async () => {
    const { visitor } = await startTalk(server())
    const [own, teams, everybodys] = [await upload(member), await upload(boss), await upload(boss)]
    expect([await status(own, member), await status(own, boss)]).toEqual([200, 404])
    expectOk(await create(member, { fileIds: [own] }))
    expectOk(await create(boss, { owner: { kind: 'team', teamId }, fileIds: [teams] }))
    const response = expectOk(await create(boss, { owner: { kind: 'account' }, fileIds: [everybodys] }))
    expect(response.files).toMatchObject([{ id: everybodys, name: 'prices.pdf', type: 'application/pdf' }])
    const seen = async (fileId: string) => {
      const all: number[] = []
      for (const who of [member, other, boss, visitor]) all.push(await status(fileId, who))
      return all
    }
    expect(await seen(own)).toEqual([200, 404, 404, 404])
    expect(await seen(teams)).toEqual([200, 404, 200, 404])
    expect(await seen(everybodys)).toEqual([200, 200, 200, 404])
    const answer = await fetchFile(server().url, other.who, everybodys, 'original')
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true)

    const [leaves, comes] = [{ removeMemberIds: [member.agentId] }, { addMemberIds: [member.agentId] }]
    expectOk(await askHttp(server().url, 'team.update', { teamId, ...leaves }, boss.who))
    expect(await seen(teams)).toEqual([404, 404, 200, 404])
    expectOk(await askHttp(server().url, 'team.update', { teamId, ...comes }, boss.who))
  })

  it('[CAN7] are one’s own to give, ready, and of one response', async () => {
    const fileId = await upload(member)
    const missing = { error: { code: 'not_found' } }
    expect(await create(other, { fileIds: [fileId] })).toMatchObject(missing)
    const announced = await askHttp(server().url, 'canned-response.announce', { name: 'a', bytes: 4 }, member.who)
    expect(await create(member, { fileIds: [expectOk(announced).fileId] })).toMatchObject({
      error: { code: 'file.not_ready' },
    })
    const { id } = expectOk(await create(member, { fileIds: [fileId] }))
    expect(await create(member, { fileIds: [fileId] })).toMatchObject(missing)
    expect(await askHttp(server().url, 'file.cancel', { fileId }, member.who)).toMatchObject(missing)
    const { conversationId } = await startTalk(server())
    const message = { conversationId, clientId: newClientId(), text: '', files: [fileId] }
    expect(await askHttp(server().url, 'message.send', message, member.who)).toMatchObject(missing)

    const second = await upload(member)
    const both = expectOk(await update(id, { fileIds: [second, fileId] }, member)).files.map((card) => card.id)
    expect(both).toEqual([fileId, second])
    expect(expectOk(await update(id, { title: 'Prices' }, member)).files).toHaveLength(2)
    expect(expectOk(await update(id, { fileIds: [second] }, member)).files.map((card) => card.id)).toEqual([second])
  })

  it('[CAN7] too large or of a kind that is not taken, they are refused as in a conversation', async () => {
    const settle = async (change: Params<'service.update'>['change']) =>
      expectOk(await askHttp(server().url, 'service.update', { change }, boss.who))
    const { conversationId } = await startTalk(server())
    const fileId = await upload(boss)
    expectOk(await create(boss, { owner: { kind: 'account' }, fileIds: [fileId] }))
    await settle({ fileBytes: 1_024, fileKinds: ['image'] })
    expect(
      await askHttp(server().url, 'canned-response.announce', { name: 'a', bytes: 1_025 }, boss.who),
    ).toMatchObject({
      error: { code: 'file.too_large', details: { maxBytes: 1_024 } },
    })
    expect(await keepFile(server().url, boss.who, pdf)).toMatchObject({ refusal: 'file.kind_refused', card: null })
    expect(await attach(conversationId, fileId, boss)).toMatchObject({
      error: { code: 'file.kind_refused', details: { kinds: ['image'] } },
    })
    await settle({ fileBytes: 25 * 1024 * 1024, fileKinds: ['image', 'audio', 'video', 'file'] })
    expect((await attach(conversationId, fileId, boss)).ok).toBe(true)
  })

  it('[CAN7] what a response lets go can be taken back for a day, and then its bytes go; what no response took goes, too', async () => {
    const fileId = await upload(boss)
    const unused = await upload(boss)
    const shared = { owner: { kind: 'team', teamId } as const }
    const { id } = expectOk(await create(boss, { ...shared, fileIds: [fileId] }))
    await sweep(2 * dayMs)
    expect([await status(fileId, boss), await status(unused, boss)]).toEqual([200, 404])
    const key = await keyOf(fileId)
    const colleague = await signInAdmin(server())
    expectOk(await remove(id, colleague))
    await sweep(0)
    expect([await status(fileId, colleague), await status(fileId, member)]).toEqual([200, 404])
    const again = expectOk(await create(colleague, { ...shared, fileIds: [fileId] }))
    expect(await status(fileId, member)).toBe(200)
    expectOk(await remove(again.id, colleague))
    await sweep(dayMs + 60_000)
    expect(await status(fileId, colleague)).toBe(404)
    expect(await server().app.files.size(key)).toBeNull()
  })

  it('[CAN7] a team’s go with it', async () => {
    const gone = expectOk(await askHttp(server().url, 'team.create', { name: 'Short', memberIds: [] }, boss.who)).id
    const fileId = await upload(boss)
    expectOk(await create(boss, { owner: { kind: 'team', teamId: gone }, fileIds: [fileId] }))
    const key = await keyOf(fileId)
    expectOk(await askHttp(server().url, 'team.remove', { teamId: gone }, boss.who))
    await sweep(dayMs + 60_000)
    expect(await server().app.files.size(key)).toBeNull()
  })

  it('[CAN8] a copy goes with a message and stays when the response is gone', async () => {
    const { url } = server()
    const { visitor, conversationId } = await startTalk(server())
    const fileId = await upload(boss)
    const { id } = expectOk(await create(boss, { owner: { kind: 'account' }, fileIds: [fileId] }))
    const card = expectOk(await attach(conversationId, fileId, member))
    expect(card).toMatchObject({ name: 'prices.pdf', type: 'application/pdf', bytes: pdf.byteLength })
    expect(card.id).not.toBe(fileId)
    expect([await status(card.id, visitor), await status(card.id, member)]).toEqual([404, 200])
    const unsent = expectOk(await attach(conversationId, fileId, member))
    expectOk(await askHttp(url, 'file.cancel', { fileId: unsent.id }, member.who))
    expect(await status(unsent.id, member)).toBe(404)
    expectOk(await askHttp(url, 'conversation.take', { conversationId, from: null }, member.who))
    const message = { conversationId, clientId: newClientId(), text: 'Our prices', files: [card.id] }
    expectOk(await askHttp(url, 'message.send', message, member.who))
    expectOk(await remove(id, boss))
    await sweep(dayMs + 60_000)
    expect([await status(fileId, boss), await status(card.id, visitor)]).toEqual([404, 200])
    const answer = await fetchFile(url, visitor.who, card.id, 'original')
    expect(Buffer.from(await answer.arrayBuffer()).equals(pdf)).toBe(true)
  })

  it('[CAN8] only of a response that one may use, and into a conversation that one sees', async () => {
    const { conversationId } = await startTalk(server())
    const missing = { error: { code: 'not_found' } }
    const fileId = await upload(member)
    expectOk(await create(member, { fileIds: [fileId] }))
    expect(await attach(conversationId, fileId, other)).toMatchObject(missing)
    expect(await attach('01890a5d-ac96-774b-bcce-b302099a8057', fileId, member)).toMatchObject(missing)
    // An upload of a conversation is none of a canned response.
    const copy = expectOk(await attach(conversationId, fileId, member))
    expect(await attach(conversationId, copy.id, member)).toMatchObject(missing)
  })
})
