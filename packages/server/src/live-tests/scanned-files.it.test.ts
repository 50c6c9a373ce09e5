import {
  askHttp,
  eventually,
  expectOk,
  fetchFile,
  freePort,
  keepFile,
  type Person,
  putPart,
  signIn,
  startTestServer,
  type TestServer,
} from '@frontdesk/testkit'
import { type Clamd, eicar, startClamd } from '@frontdesk/testkit/clamd'
import { expect, it, onTestFinished } from 'vitest'
import { testPostgresUrl } from '../adapters/postgres/testing-inject.ts'
import { quarantineKeyOf } from '../app/files/processing.ts'
import { sweepFiles } from '../app/files/sweep-files.ts'
import type { ScannerConfig } from '../config-scanner.ts'
import { newClientId, startTalk } from './testing.ts'

const hostile = new Uint8Array(eicar)
const harmless = new Uint8Array(Buffer.from('%PDF-1.7 a receipt'))

const start = async (away: ScannerConfig['away']) => {
  const at = { host: '127.0.0.1', port: await freePort() }
  const server = await startTestServer({
    adminUrl: testPostgresUrl('embedded'),
    service: { policy: 'manual' },
    config: { scanner: { at, away } },
  })
  onTestFinished(server.close)
  const switchOn = async (): Promise<Clamd> => {
    const clamd = await startClamd(at)
    onTestFinished(clamd.close)
    return clamd
  }
  const admin = await signIn(server.url, server.admin.login, server.admin.password)
  return { server, admin, switchOn, ...(await startTalk(server)) }
}

/** All of its bytes are there. */
const bring = async ({ url }: TestServer, { who }: Person, conversationId: string, bytes: Uint8Array<ArrayBuffer>) => {
  const announced = { conversationId, name: 'invoice.pdf', bytes: bytes.byteLength }
  const { fileId } = expectOk(await askHttp(url, 'file.create', announced, who))
  await putPart(url, fileId, 0, bytes, who)
  return { fileId, upload: expectOk(await askHttp(url, 'file.finish', { fileId }, who)) }
}

it('[FIL11][SEC-C7] what the scanner finds is put aside and no message carries it; its sender and staff are told', async () => {
  const { server, admin, switchOn, visitor, conversationId } = await start('hold')
  await switchOn()
  const { url, app, accountId } = server
  const { fileId, upload } = await bring(server, visitor, conversationId, hostile)
  expect(upload).toMatchObject({ state: 'refused', refusal: 'file.unsafe', card: null })
  const message = { conversationId, clientId: newClientId(), text: 'see', files: [fileId] }
  expect(await askHttp(url, 'message.send', message, visitor.who)).toMatchObject({ error: { code: 'file.not_ready' } })
  for (const variant of ['original', 'view', 'unsafe'])
    expect((await fetchFile(url, visitor.who, fileId, variant)).status).toBe(404)

  const kinds = async (by: Person) => {
    const history = { conversationId, beforeSeq: 1_000 }
    return expectOk(await askHttp(url, 'conversation.history', history, by.who)).entries.map(({ content }) => content)
  }
  expect(await kinds(admin)).toContainEqual({ kind: 'unsafe', name: 'invoice.pdf' })
  expect(await kinds(visitor)).not.toContainEqual(expect.objectContaining({ kind: 'unsafe' }))

  const file = await app.store.account(accountId).files.byId(fileId)
  const key = quarantineKeyOf(file ?? { key: '' })
  expect(await app.files.size(key)).toBe(hostile.byteLength)
  await sweepFiles({ ...app, clock: { now: () => Date.now() + 2 * 86_400_000 } })
  expect(await app.files.size(key)).toBeNull()
  expect((await bring(server, visitor, conversationId, harmless)).upload.state).toBe('ready')
})

it('[FIL11][CAN7] what is kept for a canned response is scanned like the rest', async () => {
  const { server, admin, switchOn } = await start('hold')
  await switchOn()
  const { fileId, ...upload } = await keepFile(server.url, admin.who, hostile)
  expect(upload).toMatchObject({ state: 'refused', refusal: 'file.unsafe', card: null })
  const words = { code: 'prices', title: '', texts: [{ language: 'en', text: 'Our prices' }], fileIds: [fileId] }
  const draft = { owner: { kind: 'account' } as const, ...words }
  expect(await askHttp(server.url, 'canned-response.create', draft, admin.who)).toMatchObject({
    error: { code: 'file.not_ready' },
  })
})

it('[FIL11][FIL12][SEC-C7] held: files wait for the scanner and messages go on; the next server goes on without being asked', async () => {
  const { server, switchOn, visitor, conversationId } = await start('hold')
  const { url } = server
  const { fileId, upload } = await bring(server, visitor, conversationId, harmless)
  expect(upload).toMatchObject({ state: 'processing', refusal: null })
  const words = { conversationId, clientId: newClientId(), text: 'meanwhile' }
  expect((await askHttp(url, 'message.send', words, visitor.who)).ok).toBe(true)
  const other = await bring(server, visitor, conversationId, hostile)
  const state = async (id: string): Promise<string> =>
    expectOk(await askHttp(url, 'file.read', { fileId: id }, visitor.who)).state

  await server.stop()
  await switchOn()
  await server.restart()
  await eventually(async () => (await state(fileId)) === 'ready', 'the file')
  await eventually(async () => (await state(other.fileId)) === 'refused', 'the other file')
})

it('[FIL11][SEC-C7] slow: the file waits, messages do not, and then it is there', async () => {
  const { server, switchOn, visitor, conversationId } = await start('hold')
  const clamd = await switchOn()
  clamd.pause()
  const brought = bring(server, visitor, conversationId, harmless)
  const words = { conversationId, clientId: newClientId(), text: 'meanwhile' }
  expect((await askHttp(server.url, 'message.send', words, visitor.who)).ok).toBe(true)
  clamd.goOn()
  const { fileId } = await brought
  const read = async () => expectOk(await askHttp(server.url, 'file.read', { fileId }, visitor.who))
  await eventually(async () => (await read()).state === 'ready', 'the file')
})

it.each([
  ['pass', 'ready', null],
  ['fail', 'refused', 'file.unchecked'],
] as const)('[FIL11][SEC-C7] away, the policy is %s', async (policy, state, refusal) => {
  const { server, visitor, conversationId } = await start(policy)
  expect((await bring(server, visitor, conversationId, harmless)).upload).toMatchObject({ state, refusal })
})
