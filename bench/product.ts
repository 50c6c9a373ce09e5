import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgres } from '@frontdesk/server/adapters/postgres/open-postgres'
import { freePort } from '@frontdesk/testkit/free-port'
import { rawHttp } from '@frontdesk/testkit/raw-http'
import { startServerProcess } from '@frontdesk/testkit/server-process'
import { WebSocket } from 'ws'
import { ask } from './load/ask.ts'
import type { Target } from './load/jobs.ts'

/** The product as a process of its own, with its embedded PostgreSQL in a folder that goes away with it. */
export type Product = {
  readonly target: Extract<Target, { kind: 'product' }>
  readonly serverPid: number
  /** The database's first process; the others are its children. */
  readonly postgresPid: number
  readonly databaseUrl: string
  /** A new agent, signed in. */
  hire(): Promise<{ agentId: string; cookie: string }>
  /** Makes the server's process forget what it does not need, so that memory can be compared. */
  collectGarbage(): Promise<void>
  /** What V8 and Node hold in the server's process: heap in use and memory beside it. */
  heldBytes(): Promise<number>
  /** For how long the server's event loop stood still at most, in ms, since the last time this was asked. */
  longestStallMs(): Promise<number>
  close(): Promise<void>
}

/** Where the demo shop has to be: the first site allows it there. */
export const shopAddress = { host: '127.0.0.1', port: 8461 }
const shopOrigin = `http://${shopAddress.host}:${shopAddress.port}`

/** Limits are for people; a bench is a thousand of them behind one address. */
const limits = {
  FRONTDESK_LIMIT_VISITOR_MESSAGES_PER_10S: '100000',
  FRONTDESK_LIMIT_AGENT_MESSAGES_PER_10S: '100000',
  FRONTDESK_LIMIT_VISITOR_BOOTS_PER_IP_PER_MINUTE: '100000',
  FRONTDESK_LIMIT_SOCKETS_PER_IP: '100000',
}

/** @param nodeOptions for the server's process, beside the inspector that collects its garbage */
export const startProduct = async (nodeOptions: readonly string[] = []): Promise<Product> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'frontdesk-bench-'))
  // The database's own user must be able to enter it; else it would be kept elsewhere.
  await chmod(dataDir, 0o755)
  const port = await freePort()
  const url = `http://localhost:${port}`
  const running = await startServerProcess(
    {
      ...limits,
      FRONTDESK_PORT: String(port),
      FRONTDESK_DATA_DIR: dataDir,
      FRONTDESK_DEMO: 'off',
      FRONTDESK_LOG_LEVEL: 'warn',
    },
    ['--inspect=127.0.0.1:0', ...nodeOptions],
  )
  const close = async (): Promise<void> => {
    await running.stop('SIGTERM')
    await rm(dataDir, { recursive: true, force: true })
  }
  try {
    const inspector = /ws:\/\/\S+/.exec(running.output())?.[0] ?? ''
    return { ...(await meet(url, dataDir)), ...inspected(inspector), serverPid: running.child.pid ?? 0, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Makes the acquaintance of a fresh installation. */
const meet = async (
  url: string,
  dataDir: string,
): Promise<Pick<Product, 'target' | 'postgresPid' | 'databaseUrl' | 'hire'>> => {
  const postgres = await openPostgres({ dataDir, databaseUrl: undefined }, { attach: true })
  const [postmaster] = (await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')
  const [login = '', password = ''] = (await readFile(join(dataDir, 'first-password.txt'), 'utf8')).split('\n')
  const cookie = await signIn(url, login, password)
  const { sites } = await ask(url, 'site.list', {}, { cookie })
  return {
    target: { kind: 'product', url, siteKey: sites[0]?.key ?? '', origin: shopOrigin },
    postgresPid: Number(postmaster),
    databaseUrl: postgres.url,
    hire: async () => {
      const draft = { login: `agent-${Date.now()}`, name: 'Agent', role: 'agent' } as const
      const headers = { cookie, origin: url }
      const { agent, password } = await ask(url, 'agent.create', draft, headers)
      if (password === null) throw new Error('an invitation went out instead of a password')
      const first = await signIn(url, draft.login, password)
      const change = { current: password, next: 'measured with this one' }
      await ask(url, 'password.change', change, { cookie: first, origin: url })
      return { agentId: agent.id, cookie: await signIn(url, draft.login, change.next) }
    },
  }
}

const signIn = async (url: string, login: string, password: string): Promise<string> => {
  const body = JSON.stringify({ login, password })
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
  const answer = await rawHttp(url, { method: 'POST', path: '/api/v1/sign-in', headers, body })
  const [cookie] = answer.headers['set-cookie'] ?? []
  if (answer.status !== 200 || cookie === undefined) throw new Error(`signing in: ${answer.status} ${answer.body}`)
  return cookie.split(';')[0] ?? ''
}

/** Over the inspector's own protocol; gives the answer's `result`. */
const inspect = (inspector: string, method: string, params: object = {}): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(inspector)
    let result: unknown
    socket.on('open', () => socket.send(JSON.stringify({ id: 1, method, params })))
    socket.on('message', (data: Buffer) => {
      result = (JSON.parse(data.toString()) as { result?: unknown }).result
      socket.close()
    })
    socket.on('close', () => resolve(result))
    socket.on('error', reject)
  })

const heldExpression = '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())'
/** Looks every 5 ms whether the loop comes round. */
const stallExpression = `(() => {
  const delays = (globalThis.delaysOfTheLoop ??= process.getBuiltinModule('node:perf_hooks').monitorEventLoopDelay({ resolution: 5 }))
  const { max } = delays
  delays.enable()
  setImmediate(() => delays.reset())
  return max / 1e6
})()`

const inspected = (inspector: string): Pick<Product, 'collectGarbage' | 'heldBytes' | 'longestStallMs'> => {
  const evaluate = async (expression: string): Promise<number> => {
    const answer = (await inspect(inspector, 'Runtime.evaluate', { expression })) as { result?: { value?: number } }
    return answer.result?.value ?? Number.NaN
  }
  return {
    collectGarbage: async () => {
      await inspect(inspector, 'HeapProfiler.collectGarbage')
    },
    heldBytes: () => evaluate(heldExpression),
    longestStallMs: () => evaluate(stallExpression),
  }
}
