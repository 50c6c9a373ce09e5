import { execFile, execFileSync, spawn } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createTestDatabase, type TestDatabase } from '@frontdesk/server/adapters/postgres/testing'
import { migrate } from '@frontdesk/server/adapters/store/migrate'
import { findRunning } from '@frontdesk/server/operation/running-server'
import { isSameRunning } from '@frontdesk/server/process-table'
import { askHttp, eventually, expectOk, freePort, signIn } from '@frontdesk/testkit'
import { testPostgresUrl } from '@frontdesk/testkit/test-postgres'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Guest, receiveGuest } from './support/guest.ts'
import { createReleaseOrigin, type ReleaseOrigin } from './support/release-origin.ts'

/** A step that only adds, as a later release may have it. */
const addsTable = `async (db) => {
    await db.schema.createTable('later').addColumn('account_id', 'uuid').execute()
  }`

const git = (folder: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim()

/** Asks all the time; `end()` gives how long nobody answered at the longest, in ms. */
const watchOutages = (url: string): { end(): Promise<number> } => {
  let isWatching = true
  let longestMs = 0
  const watching = (async () => {
    for (let lastMs = Date.now(); isWatching; await delay(20)) {
      const answer = await fetch(url).catch(() => null)
      longestMs = Math.max(longestMs, Date.now() - lastMs)
      if (answer?.ok === true) lastMs = Date.now()
    }
  })()
  return {
    end: async () => {
      isWatching = false
      await watching
      return longestMs
    },
  }
}

describe('an update', () => {
  let origin: ReleaseOrigin
  let database: TestDatabase
  let env: { [name: string]: string }
  let dataDir = ''
  let guest: Guest
  let url = ''
  const start = (): void => {
    const program = join(origin.installed, 'packages/server/src/main.ts')
    spawn(process.execPath, [program], { env, stdio: 'ignore' }).unref()
  }
  beforeAll(async () => {
    origin = await createReleaseOrigin()
    database = await createTestDatabase(testPostgresUrl('embedded'), { migrate })
    dataDir = join(tmpdir(), `frontdesk-update-${process.pid}`)
    const port = await freePort()
    url = `http://localhost:${port}`
    env = {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      FRONTDESK_DATA_DIR: dataDir,
      FRONTDESK_DATABASE_URL: database.url,
      FRONTDESK_PORT: String(port),
      FRONTDESK_LIMIT_VISITOR_MESSAGES_PER_10S: '1000',
      FRONTDESK_DEMO_PORT: String(await freePort()),
    }
    start()
    const shopUrl = `http://127.0.0.1:${env['FRONTDESK_DEMO_PORT']}`
    const running = await eventually(() => findRunning(dataDir), 'the first release')
    expect(running.release).toMatch(/^\d/)
    const [login = '', password = ''] = (await readFile(join(dataDir, 'first-password.txt'), 'utf8')).split('\n')
    const { who } = await signIn(url, login, password)
    const siteKey = expectOk(await askHttp(url, 'site.list', {}, who)).sites[0]?.key ?? ''
    guest = await receiveGuest({ url, shopUrl, siteKey }, 'Mia Berg', 'Word 0')
  })
  afterAll(async () => {
    guest?.client.close()
    const running = await findRunning(dataDir)
    if (running !== null) process.kill(running.process.pid, 'SIGKILL')
    await database?.drop()
    await origin?.remove()
    await rm(dataDir, { recursive: true, force: true })
  })

  const update = (...args: string[]): Promise<{ code: number; said: string }> =>
    new Promise((resolve) => {
      const script = join(origin.installed, 'scripts/frontdesk.mjs')
      execFile(process.execPath, [script, 'update', ...args], { env, cwd: tmpdir() }, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: `${out}${err}` })
      })
    })
  const words = (): string[] =>
    guest.client
      .conversation(guest.conversationId)
      .entries.flatMap(({ content }) => (content.kind === 'message' ? [content.text] : []))

  it('[OPS6][SEC-O2] replaces the version, and goes back again, under a visitor who writes on, and loses nothing', async () => {
    const first = git(origin.installed, 'rev-parse', 'HEAD')
    await origin.publish('packages/server/src/adapters/store/migrations/index.ts', (text) =>
      text.replace(/migrations: .* = \{/, (begin) => `${begin}\n  '9000-later': { up: ${addsTable} },`),
    )
    const commit = await origin.publish('package.json', (text) =>
      text.replace(/"version": "[^"]*"/, '"version": "9.8.7"'),
    )
    let said = 0
    let isWriting = true
    const writing = (async () => {
      while (isWriting) {
        said += 1
        await guest.write(`Word ${said}`)
        await delay(50)
      }
    })()
    const watch = watchOutages(`${url}/readyz`)
    const { code, said: lines } = await update()
    const release = (await findRunning(dataDir))?.release
    const back = await update(first)
    await eventually(() => guest.client.state.kind === 'online', 'the visitor back')
    isWriting = false
    await writing
    expect([code, lines]).toEqual([0, expect.stringContaining(`Frontdesk is at ${commit.slice(0, 12)}.`)])
    expect([release, back.code]).toEqual(['9.8.7', 0])
    expect((await findRunning(dataDir))?.release).not.toBe('9.8.7')
    expect(await watch.end()).toBeLessThan(5_000)
    expect(words()).toEqual(Array.from({ length: said + 1 }, (_, at) => `Word ${at}`))
    expect(await readdir(join(dataDir, 'backups'))).toHaveLength(2)
    expect((await update(first)).said).toContain('already')
  })

  it('[OPS6] leaves stopping and starting to a service manager where one is named', async () => {
    const restart = async (): Promise<void> => {
      const running = await findRunning(dataDir)
      if (running !== null) {
        process.kill(running.process.pid, 'SIGTERM')
        await eventually(async () => !(await isSameRunning(running.process)), 'the end of the old one')
      }
      start()
    }
    const manager = createServer((asking) => void restart().finally(() => asking.end()))
    const port = await freePort()
    manager.listen(port, '127.0.0.1')
    onTestFinished(() => void manager.close())
    await origin.publish('package.json', (text) => text.replace('9.8.7', '9.8.8'))
    const command = `"${process.execPath}" -e "require('net').connect(${port}, '127.0.0.1').resume()"`
    expect(await update('--restart', command)).toMatchObject({ code: 0 })
    expect((await findRunning(dataDir))?.release).toBe('9.8.8')
    await guest.write('Still here?')
  })

  it('[OPS6] does not begin where it would end at a file of the operator’s own', async () => {
    const own = join(origin.installed, 'notes.txt')
    await writeFile(own, 'my notes')
    await origin.publish('notes.txt', () => 'notes of a release')
    const before = await findRunning(dataDir)
    const { code, said } = await update()
    expect(code).toBe(1)
    expect(said).toContain('notes.txt')
    expect(await findRunning(dataDir)).toEqual(before)
    expect(await readFile(own, 'utf8')).toBe('my notes')
    await rm(own)
  })

  it('[OPS6] puts the old version back where the new one does not come up, and says so', async () => {
    await origin.publish('packages/server/src/main.ts', (text) => `throw new Error('planted fault')\n${text}`)
    const { code, said } = await update()
    expect(code).toBe(1)
    expect(said).toContain('planted fault')
    expect(said).toContain('The new version did not come up; the old version runs again.')
    expect((await findRunning(dataDir))?.release).toBe('9.8.8')
    await guest.write('Still there?')
    expect(words().at(-1)).toBe('Still there?')
  })
})
