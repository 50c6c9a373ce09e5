import { askHttp, eventually, expectOk, fetchFile, readyFile, startTestServer, uploadFile } from '@frontdesk/testkit'
import { startS3Server } from '@frontdesk/testkit/s3-server'
import { expect, it, onTestFinished } from 'vitest'
import { testPostgresUrl } from '../adapters/postgres/testing-inject.ts'
import { startTalk } from './testing.ts'

const pdf = new Uint8Array(Buffer.from('%PDF-1.7 a receipt'))

it('[FIL13] files in a bucket are read through the server, piece by piece, and go from there too', async () => {
  const bucket = await startS3Server()
  onTestFinished(bucket.close)
  const server = await startTestServer({
    adminUrl: testPostgresUrl('embedded'),
    service: { policy: 'manual' },
    config: { s3: bucket.config },
  })
  onTestFinished(server.close)
  const { url } = server
  const { visitor, conversationId } = await startTalk(server)
  const card = await readyFile(url, visitor.who, conversationId, pdf)
  expect([...bucket.objects.values()].map((bytes) => bytes.equals(pdf))).toEqual([true])
  const part = await fetchFile(url, visitor.who, card.id, 'original', { range: 'bytes=1-3' })
  expect([part.status, await part.text()]).toEqual([206, 'PDF'])
  expect(await (await fetchFile(url, visitor.who, card.id, 'original')).text()).toBe('%PDF-1.7 a receipt')

  bucket.answer(503)
  expect((await fetchFile(url, visitor.who, card.id, 'original')).status).toBe(503)
  const announced = uploadFile(url, visitor.who, conversationId, pdf)
  expect(
    (await askHttp(url, 'message.send', { conversationId, clientId: 'while-it-is-away', text: 'on' }, visitor.who)).ok,
  ).toBe(true)
  bucket.answer(null)
  expect(await announced).toMatchObject({ state: 'ready' })

  expectOk(await askHttp(url, 'file.cancel', { fileId: card.id }, visitor.who))
  await eventually(() => bucket.objects.size === 1, 'the bytes to go')
})
