import { randomBytes } from 'node:crypto'
import { access, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileCard } from '@frontdesk/protocol'
import {
  askHttp,
  enterVisitor,
  eventually,
  expectOk,
  fetchFile,
  foundCompany,
  freePort,
  hireAgent,
  readyFile,
  signIn,
  startServerProcess,
  type TestServer,
} from '@frontdesk/testkit'
import { signIdentity } from '@frontdesk/testkit/identity'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createTestDatabase } from '../adapters/postgres/testing.ts'
import { testPostgresUrl } from '../adapters/postgres/testing-inject.ts'
import { knownSteps, migrateWithin } from '../adapters/store/migrate.ts'
import { sendText, startTalk, useServer } from '../live-tests/testing.ts'
import { openBackup, restoreBackup } from './restore-backup.ts'
import { makeFolder, query, readEverything, runOperation } from './testing-commands.ts'

const pictures = Array.from({ length: 5 }, () => ({ key: `pictures/${randomBytes(16).toString('hex')}.webp` }))

/** What a start itself writes: which release serves, and the index of words, made again from the messages. */
const ownOfEach = { installation: [], search_entries: [], search_marks: [], search_positions: [] }

const settingsOf = ({ databaseUrl, config }: TestServer) => ({
  FRONTDESK_DATABASE_URL: databaseUrl,
  FRONTDESK_DATA_DIR: config.dataDir,
})

/** A fresh place to restore into: an embedded database in the data folder, or a PostgreSQL 15 elsewhere. */
const makeTarget = async (kind: 'embedded' | 'debian15') => {
  const dataDir = join(await makeFolder('restored'), 'data')
  if (kind === 'embedded') return { FRONTDESK_DATA_DIR: dataDir }
  const database = await createTestDatabase(testPostgresUrl(kind))
  onTestFinished(database.drop)
  return { FRONTDESK_DATA_DIR: dataDir, FRONTDESK_DATABASE_URL: database.url }
}

const startRestored = async (settings: { [name: string]: string }) => {
  const port = await freePort()
  const running = await startServerProcess({ ...settings, FRONTDESK_PORT: String(port), FRONTDESK_DEMO: 'off' })
  onTestFinished(async () => {
    await running.stop('SIGTERM')
  })
  return `http://localhost:${port}`
}

/** Where the embedded database of a running server answers. */
const embeddedUrl = async (dataDir: string): Promise<string> => {
  const port = (await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[3]
  const password = (await readFile(join(dataDir, 'postgres/secret'), 'utf8')).split('\n')[1]
  return `postgresql://frontdesk:${password}@127.0.0.1:${port}/frontdesk`
}

describe('a back-up', () => {
  const server = useServer({ limits: { visitorMessagesPer10s: 1_000_000 } })
  const backUp = async (): Promise<string> => {
    const folder = await makeFolder('backup')
    const { code, out, err } = await runOperation('backup', [folder], settingsOf(server()))
    expect(err).toContain('entries: ')
    expect(code).toBe(0)
    return out.trim()
  }

  const secretKey = randomBytes(32).toString('base64url')
  const receipt = new Uint8Array(randomBytes(5_000))
  let token = ''
  let card: FileCard
  let identitySecret = ''
  beforeAll(async () => {
    const { app, config } = server()
    for (const { key } of pictures) await app.files.put(key, randomBytes(70_000))
    const keyFile = join(config.dataDir, 'secret.key')
    await access(keyFile).catch(() => writeFile(keyFile, secretKey, { mode: 0o600 }))
    await hireAgent(server(), {
      name: 'Tab\there, "quotes", back\\slash\nand a line',
      company: await foundCompany(server()),
    })
    const { who } = await signIn(server().url, server().admin.login, server().admin.password)
    const siteId = expectOk(await askHttp(server().url, 'site.list', {}, who)).sites[0]?.id ?? ''
    identitySecret = expectOk(await askHttp(server().url, 'identity-key.create', { siteId }, who)).secret
    let talk = await startTalk(server(), 'Where is my parcel?')
    for (const words of ['Grüße 你好 🙂', 'a\\b\tc\nd']) talk = await startTalk(server(), words)
    const { visitor, conversationId } = talk
    token = visitor.token
    card = await readyFile(server().url, visitor.who, conversationId, receipt, { name: '发票.pdf' })
    const message = { conversationId, clientId: 'with-the-receipt', text: '', files: [card.id] }
    expectOk(await askHttp(server().url, 'message.send', message, visitor.who))
  })

  it.each(['embedded', 'debian15'] as const)(
    '[OPS3][OPS4] restored into %s is the same installation, row by row and file by file',
    async (kind) => {
      const file = await backUp()
      expect((await stat(file)).mode & 0o777).toBe(0o600)
      const target = await makeTarget(kind)
      const { code, out, err } = await runOperation('restore', [file], target)
      expect(err).toContain('entries: ')
      expect(code).toBe(0)
      expect(out).toMatch(/^restored 3 conversations, 4 messages, 6 files, made at 20\S+Z\n$/)
      const { dataDir } = server().config
      for (const path of [...pictures.map(({ key }) => join('files', key)), 'secret.key']) {
        const there = join(target.FRONTDESK_DATA_DIR, path)
        expect((await readFile(there)).equals(await readFile(join(dataDir, path))), path).toBe(true)
        expect((await stat(there)).mode & 0o777).toBe(0o600)
      }

      const before = await readEverything(server().databaseUrl)
      const url = await startRestored(target)
      const databaseUrl = target.FRONTDESK_DATABASE_URL ?? (await embeddedUrl(target.FRONTDESK_DATA_DIR))
      const after = await readEverything(databaseUrl)
      expect({ ...after, ...ownOfEach }).toEqual({ ...before, ...ownOfEach })

      const { login, password } = server().admin
      const { who } = await signIn(url, login, password)
      const { items } = expectOk(await askHttp(url, 'conversation.list', { tab: 'queue' }, who))
      expect(items).toHaveLength(3)
      const back = await enterVisitor({ url, siteKey: server().siteKey }, { token })
      expect(back.self.conversationId).not.toBeNull()
      const again = await fetchFile(url, back.who, card.id, 'original')
      expect(Buffer.from(await again.arrayBuffer()).equals(receipt)).toBe(true)
      const signed = signIdentity(identitySecret, server().siteKey, { sub: 'customer-1' })
      const known = await askHttp(url, 'visitor.enter', { siteKey: server().siteKey, identity: { token: signed } })
      expect(expectOk(known).visitor.verified).toBe(true)
      // Beside the running server, whose database it shares.
      const another = await runOperation('backup', [], target)
      expect(another).toMatchObject({
        code: 0,
        out: expect.stringContaining(join(target.FRONTDESK_DATA_DIR, 'backups')),
      })
    },
  )

  it('[OPS3] is of one moment while others write: every conversation whole up to there, nothing acknowledged before it missing', async () => {
    const { socket, conversationId } = await startTalk(server(), 'word 0')
    let acknowledged = 0
    let isWriting = true
    const writing = (async () => {
      while (isWriting) {
        await sendText(socket, conversationId, `word ${acknowledged + 1}`)
        acknowledged += 1
      }
    })()
    await eventually(() => acknowledged > 50)
    const before = acknowledged
    const file = await backUp()
    isWriting = false
    await writing
    const target = await makeTarget('debian15')
    expect((await runOperation('restore', [file], target)).code).toBe(0)
    const [row] = await query<{ seq: number; entries: number }>(
      target.FRONTDESK_DATABASE_URL ?? '',
      `select c.seq, (select count(*)::int from entries e where e.conversation_id = c.id) as entries
       from conversations c where c.id = '${conversationId}'`,
    )
    expect(row?.entries).toBe(row?.seq)
    expect(row?.entries).toBeGreaterThan(before)
    expect(row?.entries).toBeLessThan(acknowledged)
  })

  it('[OPS4] goes into a new installation only, and says so in one line', async () => {
    const file = await backUp()
    const refused = await runOperation('restore', [file], settingsOf(server()))
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toContain('A back-up is restored into a new installation only, and its database is in use')
    const target = await makeTarget('debian15')
    const withFiles = await makeTarget('debian15')
    expect((await runOperation('restore', [file], target)).code).toBe(0)
    const again = await runOperation('restore', [file], { ...withFiles, FRONTDESK_DATA_DIR: target.FRONTDESK_DATA_DIR })
    expect(again.err).toContain(`${join(target.FRONTDESK_DATA_DIR, 'files')} is in use`)
  })

  it('[OPS4] damaged anywhere, it is refused before anything is written', async () => {
    const file = await backUp()
    const whole = await readFile(file)
    const target = await makeTarget('debian15')
    const cut = whole.subarray(0, whole.length - 4_000)
    const changed = Buffer.from(whole)
    changed[Math.floor(whole.length / 2)] = (changed[Math.floor(whole.length / 2)] ?? 0) ^ 0xff
    for (const [name, bytes] of Object.entries({ cut, changed, empty: Buffer.alloc(0), other: randomBytes(5_000) })) {
      const bad = join(await makeFolder('damaged'), `${name}.tar.gz`)
      await writeFile(bad, bytes)
      const { code, err } = await runOperation('restore', [bad], target)
      expect(code, name).toBe(1)
      expect(err, name).toMatch(/is damaged \(.*\); nothing was restored/)
    }
    expect(await readEverything(target.FRONTDESK_DATABASE_URL ?? '')).toEqual({})
    expect(await readdir(target.FRONTDESK_DATA_DIR).catch(() => [])).toEqual([])
  })

  it('[OPS4] broken off at the end, nothing of it is kept, and it can be tried again', async () => {
    const file = await backUp()
    const target = await makeTarget('debian15')
    const [dataDir, databaseUrl] = [target.FRONTDESK_DATA_DIR, target.FRONTDESK_DATABASE_URL ?? '']
    const manifest = await openBackup(file, knownSteps)
    const breakOff = (line: string): void => {
      if (line.startsWith('checking')) throw new Error('the power is gone')
    }
    const broken = restoreBackup({ file, manifest, databaseUrl, dataDir, migrateWithin, tell: breakOff })
    await expect(broken).rejects.toThrow('could not be restored: the power is gone; nothing of it was kept')
    expect(await readEverything(databaseUrl)).toEqual({})
    expect(await readdir(dataDir)).toEqual([])

    // What a killed one leaves: files, and the folder that tells so.
    await mkdir(join(dataDir, '.restoring/files'), { recursive: true })
    await writeFile(join(dataDir, 'secret.key'), 'half')
    expect((await runOperation('restore', [file], target)).code).toBe(0)
    expect(await readdir(dataDir)).toEqual(['files', 'secret.key'])
  })

  it('[OPS4] one of a newer release is refused', async () => {
    const file = await backUp()
    await expect(openBackup(file, ['0001-first-tables'])).rejects.toThrow(
      /was made by Frontdesk \d+\.\d+\.\d+, newer than this one \(000.*\); install that one/,
    )
    expect((await openBackup(file, knownSteps)).steps).toEqual(knownSteps)
  })

  it('[OPS3] writes over nothing, and a half written one never has its name', async () => {
    const file = await backUp()
    const again = await runOperation('backup', [file], settingsOf(server()))
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toContain(`${file} exists already; name another file.`)
    const folder = await makeFolder('unfinished')
    const lost = await runOperation('backup', [folder], {
      ...settingsOf(server()),
      FRONTDESK_DATABASE_URL: server().databaseUrl.replace(/\/[^/]*$/, '/nowhere'),
    })
    expect(lost.code).toBe(1)
    const empty = await runOperation('backup', [folder], await makeTarget('debian15'))
    expect([empty.code, empty.err]).toEqual([1, expect.stringContaining('There is nothing to back up')])
    expect(await readdir(folder)).toEqual([])
    expect((await readdir(server().config.dataDir)).filter((name) => name.startsWith('.held'))).toEqual([])
  })
})
