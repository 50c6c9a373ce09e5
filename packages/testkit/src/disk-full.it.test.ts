import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { eventually } from './eventually.ts'
import { freePort } from './free-port.ts'
import { askHttp, expectOk } from './http.ts'
import { enterVisitor, signIn } from './people.ts'
import { type ServerProcess, startServerProcess } from './server-process.ts'
import { mountSmallDisk } from './small-disk.ts'

const disk = mountSmallDisk('160m')
let server: ServerProcess | undefined
afterAll(async () => {
  await server?.stop('SIGTERM')
  disk.remove()
})

/** Takes all the room that is left. */
const fillUp = async (file: string): Promise<void> => {
  const handle = await open(file, 'w')
  try {
    for (const size of [1_048_576, 65_536, 4_096])
      for (;;) {
        const { bytesWritten } = await handle.write(Buffer.alloc(size)).catch(() => ({ bytesWritten: 0 }))
        if (bytesWritten < size) break
      }
  } finally {
    await handle.close()
  }
}

it.skipIf(!disk.isMounted)(
  '[SEC-J4] with the database’s disk full, sends are refused and reads work; with room again it goes on by itself, and nothing acknowledged is missing',
  async () => {
    const [port, demoPort] = [await freePort(), await freePort()]
    const url = `http://localhost:${port}`
    const dataDir = join(disk.folder, 'data')
    server = await startServerProcess({
      FRONTDESK_DATA_DIR: dataDir,
      FRONTDESK_PORT: String(port),
      FRONTDESK_DEMO_PORT: String(demoPort),
      FRONTDESK_LIMIT_VISITOR_MESSAGES_PER_10S: '1000000',
    })
    const [login = '', password = ''] = (await readFile(join(dataDir, 'first-password.txt'), 'utf8')).split('\n')
    const { who } = await signIn(url, login, password)
    const siteKey = expectOk(await askHttp(url, 'site.list', {}, who)).sites[0]?.key ?? ''
    const visitor = await enterVisitor({ url, siteKey }, { origin: `http://127.0.0.1:${demoPort}` })
    const { conversationId } = expectOk(await askHttp(url, 'conversation.start', {}, visitor.who))
    const acknowledged: string[] = []
    let count = 0
    const send = async (): Promise<string> => {
      const clientId = `message-number-${String(count).padStart(6, '0')}`
      count += 1
      const params = { conversationId, clientId, text: `${clientId} ${'x'.repeat(3_000)}` }
      const answer = await askHttp(url, 'message.send', params, visitor.who)
      if (answer.ok) acknowledged.push(clientId)
      return answer.ok ? 'stored' : answer.error.code
    }
    expect(await send()).toBe('stored')

    await fillUp(join(disk.folder, 'ballast'))
    const refused = await eventually(async () => {
      const outcome = await send()
      return outcome === 'stored' ? null : outcome
    }, 'a refusal')
    expect(refused).toBe('server.busy')
    expect(await send()).toBe('server.busy')
    const read = await askHttp(url, 'conversation.history', { conversationId, beforeSeq: 1_000_000 }, who)
    expect(read.ok).toBe(true)

    await rm(join(disk.folder, 'ballast'))
    await eventually(async () => (await send()) === 'stored', 'room again')
    expect(server.child.exitCode).toBeNull()
    const stored: string[] = []
    for (let beforeSeq = 1_000_000; beforeSeq > 1; ) {
      const { entries } = expectOk(await askHttp(url, 'conversation.history', { conversationId, beforeSeq }, who))
      stored.unshift(
        ...entries.flatMap(({ content }) => (content.kind === 'message' ? [content.text.slice(0, 21)] : [])),
      )
      beforeSeq = entries[0]?.seq ?? 0
    }
    expect(stored.filter((one, at) => stored.indexOf(one) !== at)).toEqual([])
    expect(acknowledged.filter((one) => !stored.includes(one))).toEqual([])
  },
)
