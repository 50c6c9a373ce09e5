import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '@frontdesk/server/adapters/postgres/testing'
import { migrate } from '@frontdesk/server/adapters/store/migrate'
import { expect, it, onTestFinished } from 'vitest'
import { freePort } from './free-port.ts'
import { askHttp, expectOk } from './http.ts'
import { signIn } from './people.ts'
import { startServerProcess } from './server-process.ts'
import { testPostgresUrl } from './test-postgres.ts'

const seedProgram = new URL('./seed.ts', import.meta.url).pathname

it('[OPS8] in production there is no demo shop, no site for it and no seed', async () => {
  const database = await createTestDatabase(testPostgresUrl('embedded'), { migrate })
  onTestFinished(database.drop)
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-production-'))
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  const [port, demoPort] = [await freePort(), await freePort()]
  const url = `http://localhost:${port}`
  const running = await startServerProcess({
    NODE_ENV: 'production',
    FRONTDESK_DATABASE_URL: database.url,
    FRONTDESK_DATA_DIR: dataDir,
    FRONTDESK_PORT: String(port),
    FRONTDESK_DEMO_PORT: String(demoPort),
  })
  onTestFinished(async () => void (await running.stop('SIGTERM')))
  expect(running.output()).not.toContain('Demo')
  await expect(fetch(`http://127.0.0.1:${demoPort}/`)).rejects.toThrow()

  const [login = '', password = ''] = (await readFile(join(dataDir, 'first-password.txt'), 'utf8')).split('\n')
  const { who } = await signIn(url, login, password)
  const { sites } = expectOk(await askHttp(url, 'site.list', {}, who))
  expect(sites).toMatchObject([{ name: 'My site', allowedOrigins: [] }])

  const env = {
    PATH: process.env['PATH'],
    NODE_ENV: 'production',
    SEED_PASSWORD: password,
    SEED_URL: url,
  }
  const seeding = await new Promise<{ failed: boolean; said: string }>((resolve) => {
    execFile(process.execPath, [seedProgram], { env }, (error, _out, said) => resolve({ failed: error !== null, said }))
  })
  expect(seeding.failed).toBe(true)
  expect(seeding.said.trim()).toMatch(/^The seed makes people and conversations up.*NODE_ENV is production here\.$/)
  expect(expectOk(await askHttp(url, 'agent.list', {}, who)).agents).toHaveLength(1)
})
