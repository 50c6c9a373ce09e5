import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { askHttp, eventually, expectOk, putPart, readyFile, startTestServer } from '@frontdesk/testkit'
import { mountSmallDisk } from '@frontdesk/testkit/small-disk'
import { afterAll, expect, it, onTestFinished } from 'vitest'
import { testPostgresUrl } from '../adapters/postgres/testing-inject.ts'
import { newClientId, startTalk } from './testing.ts'

const disk = mountSmallDisk('2m')
afterAll(disk.remove)

const names = async (folder: string): Promise<string[]> =>
  (await readdir(join(disk.folder, folder), { recursive: true }).catch(() => [])).filter(
    (name) => !name.startsWith('.'),
  )

it.skipIf(!disk.isMounted)(
  '[FIL15][SEC-C8] with the disk of files full an upload is refused and leaves nothing, messages go on, and with room the next one is taken',
  async () => {
    const server = await startTestServer({
      adminUrl: testPostgresUrl('embedded'),
      service: { policy: 'manual' },
      config: { dataDir: disk.folder },
    })
    onTestFinished(server.close)
    const { url } = server
    const { visitor, conversationId } = await startTalk(server)
    const bytes = new Uint8Array(700_000).fill(37)
    const announce = async () => {
      const announced = { conversationId, name: 'notes.txt', bytes: bytes.byteLength }
      return expectOk(await askHttp(url, 'file.create', announced, visitor.who)).fileId
    }
    const put = async (fileId: string, from: number, to: number) => {
      const answer = await putPart(url, fileId, from, bytes.slice(from, to), visitor.who)
      return { status: answer.status, code: ((await answer.json()) as { error?: { code: string } }).error?.code }
    }

    // No room while it comes.
    const cut = await announce()
    expect(await put(cut, 0, 400_000)).toEqual({ status: 200, code: undefined })
    await writeFile(join(disk.folder, 'ballast'), Buffer.alloc(4_000_000)).catch(() => undefined)
    expect(await put(cut, 400_000, 700_000)).toEqual({ status: 507, code: 'file.no_room' })
    expect(await names('uploads')).toEqual([])
    const words = { conversationId, clientId: newClientId(), text: 'Then in words.' }
    expect((await askHttp(url, 'message.send', words, visitor.who)).ok).toBe(true)

    // No room to keep it, once it has come.
    await rm(join(disk.folder, 'ballast'))
    const late = await announce()
    await put(late, 0, 500_000)
    await put(late, 500_000, 700_000)
    await writeFile(join(disk.folder, 'ballast'), Buffer.alloc(4_000_000)).catch(() => undefined)
    const finished = expectOk(await askHttp(url, 'file.finish', { fileId: late }, visitor.who))
    expect(finished).toMatchObject({ state: 'refused', refusal: 'file.no_room' })
    await eventually(async () => (await names('uploads')).length === 0, 'the upload to go')
    expect(await names('files')).toEqual([])

    await rm(join(disk.folder, 'ballast'))
    expect(await readyFile(url, visitor.who, conversationId, bytes)).toMatchObject({ bytes: bytes.byteLength })
  },
)
