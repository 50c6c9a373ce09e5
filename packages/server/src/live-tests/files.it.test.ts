import { randomBytes } from 'node:crypto'
import { limits, type Params, type Result } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  expectOk,
  fetchFile,
  type Person,
  putPart,
  readyFile,
  signIn,
  type TestServer,
  uploadFile,
} from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { sweepFiles } from '../app/files/sweep-files.ts'
import { runRetention } from '../app/privacy/run-retention.ts'
import { newClientId, startTalk, useServer } from './testing.ts'

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text))
const pdf = bytesOf('%PDF-1.7 a receipt')

const adminOf = ({ url, admin }: TestServer): Promise<Person> => signIn(url, admin.login, admin.password)

const entriesOf = async (url: string, by: Person, conversationId: string) =>
  expectOk(await askHttp(url, 'conversation.history', { conversationId, beforeSeq: 1_000 }, by.who)).entries

describe('files in a conversation', () => {
  const server = useServer({ service: { policy: 'manual' } })

  it('[E7][FIL3] a visitor sends a file in parts, and the agent gets the same bytes under its name', async () => {
    const { url } = server()
    const admin = await adminOf(server())
    const { visitor, conversationId } = await startTalk(server())
    const bytes = new Uint8Array(Buffer.concat([pdf, randomBytes(limits.filePartBytes + 100)]))
    const card = await readyFile(url, visitor.who, conversationId, bytes, { name: '发票 "1".pdf' })
    expect(card).toMatchObject({ kind: 'file', type: 'application/pdf', bytes: bytes.byteLength, playable: false })

    const sent = { conversationId, clientId: newClientId(), text: '', files: [card.id] }
    const first = expectOk(await askHttp(url, 'message.send', sent, visitor.who))
    expect(expectOk(await askHttp(url, 'message.send', sent, visitor.who))).toEqual(first)
    const entry = (await entriesOf(url, admin, conversationId)).find(({ id }) => id === first.entryId)
    expect(entry?.content).toEqual({ kind: 'message', text: '', files: [card] })

    const answer = await fetchFile(url, admin.who, card.id, 'original')
    expect(answer.status).toBe(200)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('发票 "1".pdf'))
    const list = expectOk(await askHttp(url, 'conversation.list', { tab: 'queue' }, admin.who))
    expect(list.items.find(({ id }) => id === conversationId)?.last?.text).toBe('📎 发票 "1".pdf')
  })

  it('[FIL9] the company says how large, how many and of which kind; a refusal says which limit it was', async () => {
    const { url } = server()
    const admin = await adminOf(server())
    const settle = async (change: Params<'service.update'>['change']) =>
      expectOk(await askHttp(url, 'service.update', { change }, admin.who))
    const { visitor, conversationId } = await startTalk(server())
    const announce = (bytes: number) => askHttp(url, 'file.create', { conversationId, name: 'a', bytes }, visitor.who)
    await settle({ fileBytes: 2_048, fileKinds: ['image'], filesPerHour: 2 })
    expect(await announce(2_049)).toMatchObject({
      error: { code: 'file.too_large', details: { maxBytes: 2_048 } },
    })
    const refused = await uploadFile(url, visitor.who, conversationId, pdf)
    expect(refused).toMatchObject({ state: 'refused', refusal: 'file.kind_refused', card: null })
    expect((await announce(10)).ok).toBe(true)
    expect(await announce(10)).toMatchObject({ error: { code: 'file.limit', details: { perHour: 2 } } })
    await settle({ fileKinds: [] })
    expect(await announce(10)).toMatchObject({ error: { code: 'file.kind_refused' } })
    await settle({ fileBytes: 25 * 1024 * 1024, fileKinds: ['image', 'audio', 'video', 'file'], filesPerHour: 60 })
  })

  it('[FIL8][PRV6] the bytes of an erased conversation and of what was never sent go, those of a message stay', async () => {
    const { url, app } = server()
    const admin = await adminOf(server())
    const { visitor, conversationId } = await startTalk(server())
    const kept = await readyFile(url, visitor.who, conversationId, pdf)
    expectOk(
      await askHttp(
        url,
        'message.send',
        { conversationId, clientId: newClientId(), text: '', files: [kept.id] },
        visitor.who,
      ),
    )
    const unsent = await readyFile(url, visitor.who, conversationId, pdf)
    const sweep = (afterMs: number) => sweepFiles({ ...app, clock: { now: () => Date.now() + afterMs } })
    const status = async (id: string) => (await fetchFile(url, visitor.who, id, 'original')).status
    await sweep(0)
    expect([await status(kept.id), await status(unsent.id)]).toEqual([200, 200])
    await sweep(86_400_000 + 60_000)
    expect([await status(kept.id), await status(unsent.id)]).toEqual([200, 404])
    const { accountId } = server()
    const { key } = (await app.store.account(accountId).files.byId(kept.id)) ?? { key: '' }
    expect(await app.files.size(key)).toBe(pdf.byteLength)
    const erasure = expectOk(await askHttp(url, 'contact.erase', { contactId: visitor.self.contactId }, admin.who))
    expect(erasure).toMatchObject({ conversations: 1, files: 1 })
    expect(await app.files.size(key)).toBeNull()
  })

  it('[FIL8][PRV3] a site’s rule for files takes them after their days and counts them; the message stays', async () => {
    const { url, app, accountId } = server()
    const admin = await adminOf(server())
    const { visitor, conversationId } = await startTalk(server())
    const card = await readyFile(url, visitor.who, conversationId, pdf)
    const message = { conversationId, clientId: newClientId(), text: '', files: [card.id] }
    const { entryId } = expectOk(await askHttp(url, 'message.send', message, visitor.who))
    const siteId = expectOk(await askHttp(url, 'site.list', {}, admin.who)).sites[0]?.id ?? ''
    const retention = { conversations: null, files: 30, visits: null, ipAddresses: null }
    expectOk(await askHttp(url, 'site.update', { siteId, change: { retention } }, admin.who))
    const run = (afterDays: number) =>
      runRetention({ ...app, clock: { now: () => Date.now() + afterDays * 86_400_000 } }, accountId, siteId)
    expect((await run(29)).files).toBe(0)
    const { key } = (await app.store.account(accountId).files.byId(card.id)) ?? { key: '' }
    expect((await run(31)).files).toBeGreaterThan(0)
    expect(await app.files.size(key)).toBeNull()
    expect((await fetchFile(url, visitor.who, card.id, 'original')).status).toBe(404)
    expect((await entriesOf(url, admin, conversationId)).find(({ id }) => id === entryId)?.content).toMatchObject({
      files: [card],
    })
    expectOk(
      await askHttp(url, 'site.update', { siteId, change: { retention: { ...retention, files: null } } }, admin.who),
    )
  })

  it('[FIL8] the bytes of a message that is taken back go at once', async () => {
    const { url, app, accountId } = server()
    const { visitor, conversationId } = await startTalk(server())
    const [card, other] = [
      await readyFile(url, visitor.who, conversationId, pdf),
      await readyFile(url, visitor.who, conversationId, pdf),
    ]
    const send = async (fileId: string) => {
      const message = { conversationId, clientId: newClientId(), text: '', files: [fileId] }
      return expectOk(await askHttp(url, 'message.send', message, visitor.who))
    }
    const { seq } = await send(card.id)
    await send(other.id)
    const keyOf = async (id: string) => (await app.store.account(accountId).files.byId(id))?.key ?? ''
    const [key, otherKey] = [await keyOf(card.id), await keyOf(other.id)]
    expectOk(await askHttp(url, 'message.recall', { conversationId, seq }, visitor.who))
    expect([await app.files.size(key), await app.files.size(otherKey)]).toEqual([null, pdf.byteLength])
    expect((await fetchFile(url, visitor.who, card.id, 'original')).status).toBe(404)
  })

  it('[FIL3] an upload goes on where it broke off, and takes no byte twice', async () => {
    const { url } = server()
    const { visitor, conversationId } = await startTalk(server())
    const announced = { conversationId, name: 'a.txt', bytes: 10 }
    const { fileId } = expectOk(await askHttp(url, 'file.create', announced, visitor.who))
    const read = async (): Promise<Result<'file.read'>> =>
      expectOk(await askHttp(url, 'file.read', { fileId }, visitor.who))
    expect((await putPart(url, fileId, 0, bytesOf('01234'), visitor.who)).status).toBe(200)
    expect(await read()).toMatchObject({ state: 'receiving', receivedBytes: 5 })
    const again = await putPart(url, fileId, 0, bytesOf('01234'), visitor.who)
    expect(again.status).toBe(409)
    expect(await again.json()).toMatchObject({ error: { code: 'file.offset', details: { receivedBytes: 5 } } })
    expect(await askHttp(url, 'file.finish', { fileId }, visitor.who)).toMatchObject({
      error: { code: 'file.incomplete', details: { receivedBytes: 5 } },
    })
    expect((await putPart(url, fileId, 5, bytesOf('567890'), visitor.who)).status).toBe(413)
    expect(await read()).toMatchObject({ receivedBytes: 5 })
    expect(await (await putPart(url, fileId, 5, bytesOf('56789'), visitor.who)).json()).toEqual({ receivedBytes: 10 })
    expect(expectOk(await askHttp(url, 'file.finish', { fileId }, visitor.who)).state).toBe('ready')
  })

  it('[FIL4] a message carries what its sender has uploaded to this conversation, and no other message carries it again', async () => {
    const { url } = server()
    const admin = await adminOf(server())
    const mine = await startTalk(server())
    const theirs = await startTalk(server())
    const send = (by: Person, conversationId: string, ...files: string[]) =>
      askHttp(url, 'message.send', { conversationId, clientId: newClientId(), text: 'see', files }, by.who)
    const card = await readyFile(url, mine.visitor.who, mine.conversationId, pdf)
    expect(await send(theirs.visitor, theirs.conversationId, card.id)).toMatchObject({ error: { code: 'not_found' } })
    expect(await send(admin, mine.conversationId, card.id)).toMatchObject({ error: { code: 'not_found' } })
    expect((await send(mine.visitor, mine.conversationId, card.id)).ok).toBe(true)
    expect(await send(mine.visitor, mine.conversationId, card.id)).toMatchObject({ error: { code: 'not_found' } })
    const early = { conversationId: mine.conversationId, name: 'b', bytes: 3 }
    const { fileId } = expectOk(await askHttp(url, 'file.create', early, mine.visitor.who))
    expect(await send(mine.visitor, mine.conversationId, fileId)).toMatchObject({ error: { code: 'file.not_ready' } })
    const nothing = { conversationId: mine.conversationId, clientId: newClientId(), text: '' }
    expect(await askHttp(url, 'message.send', nothing, mine.visitor.who)).toMatchObject({
      error: { code: 'request.invalid' },
    })
    expect((await askHttp(url, 'file.cancel', { fileId }, mine.visitor.who)).ok).toBe(true)
    expect(await askHttp(url, 'file.read', { fileId }, mine.visitor.who)).toMatchObject({
      error: { code: 'not_found' },
    })
  })

  it('[FIL5][SEC-B3] a file is read by who may read the entry that carries it, asked at each request', async () => {
    const { url } = server()
    const admin = await adminOf(server())
    const { visitor, conversationId } = await startTalk(server())
    const stranger = await enterVisitor(server())
    const status = async (by: Person, fileId: string): Promise<number> =>
      (await fetchFile(url, by.who, fileId, 'original')).status
    const mine = await readyFile(url, visitor.who, conversationId, pdf)
    expect([await status(visitor, mine.id), await status(admin, mine.id)]).toEqual([200, 404])
    const note = await readyFile(url, admin.who, conversationId, pdf)
    const words = { conversationId, clientId: newClientId(), text: 'internal', files: [note.id] }
    expectOk(await askHttp(url, 'message.send', { ...words, visibility: 'staff' }, admin.who))
    expect([await status(admin, note.id), await status(visitor, note.id), await status(stranger, note.id)]).toEqual([
      200, 404, 404,
    ])
  })

  it('[SEC-B5] nobody unknown announces, sends or takes back', async () => {
    const { url } = server()
    const { visitor, conversationId } = await startTalk(server())
    const { fileId } = expectOk(await askHttp(url, 'file.create', { conversationId, name: 'a', bytes: 3 }, visitor.who))
    for (const who of [{}, { token: '' }, { token: 'null' }, { cookie: 'frontdesk_session=' }])
      expect((await putPart(url, fileId, 0, bytesOf('abc'), who)).status).toBe(401)
    const stranger = await enterVisitor(server())
    expect((await putPart(url, fileId, 0, bytesOf('abc'), stranger.who)).status).toBe(404)
    expect(await uploadFile(url, visitor.who, conversationId, bytesOf('abc'))).toMatchObject({ state: 'ready' })
    expect(expectOk(await askHttp(url, 'file.read', { fileId }, visitor.who))).toMatchObject({ receivedBytes: 0 })
  })
})
