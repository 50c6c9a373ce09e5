import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testPostgresUrl } from '@frontdesk/server/adapters/postgres/testing-inject'
import {
  createFaultProxy,
  eventually,
  type FaultProxy,
  hireAgent,
  type RawSocket,
  shopOrigin,
  signedInSocket,
  startTestServer,
  type TestServer,
} from '@frontdesk/testkit'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'

const program = fileURLToPath(new URL('./client.py', import.meta.url))
const python = ['/usr/bin/python3', 'python3'].find(
  (command) => spawnSync(command, ['-c', 'import websocket']).status === 0,
)
const why = python === undefined ? ' (skipped: no python3 with the package websocket, Debian’s python3-websocket)' : ''

type Running = {
  child: ChildProcess
  lines: string[]
  errors: string[]
  say(words: string): void
  ended: Promise<number | null>
}

describe.skipIf(python === undefined)(`the Python client${why}`, () => {
  let server: TestServer
  let network: FaultProxy
  let folder: string
  beforeAll(async () => {
    server = await startTestServer({
      adminUrl: testPostgresUrl('embedded'),
      // Agents find what was begun last in the queue.
      service: { policy: 'manual' },
    })
    network = await createFaultProxy({ host: '127.0.0.1', port: server.port })
    folder = await mkdtemp(join(tmpdir(), 'frontdesk-python-'))
  })
  afterEach(() => network.refuse(false))
  afterAll(async () => {
    await network.close()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })

  const start = (state: string, page = shopOrigin): Running => {
    const args = [program, `http://127.0.0.1:${network.port}`, server.siteKey, page, '--state', join(folder, state)]
    const child = spawn(python ?? '', args, { env: { PATH: process.env['PATH'], PYTHONIOENCODING: 'utf-8' } })
    const lines: string[] = []
    const errors: string[] = []
    const gather = (into: string[], from: NodeJS.ReadableStream): void => {
      let rest = ''
      from.setEncoding('utf8').on('data', (text: string) => {
        const parts = (rest + text).split('\n')
        rest = parts.pop() ?? ''
        into.push(...parts)
      })
    }
    gather(lines, child.stdout)
    gather(errors, child.stderr)
    onTestFinished(() => void child.kill('SIGKILL'))
    return {
      child,
      lines,
      errors,
      say: (words) => child.stdin.write(`${words}\n`),
      ended: new Promise((resolve) => {
        child.once('exit', resolve)
      }),
    }
  }

  /** An agent who watches the conversation that was begun last. */
  const agentOn = async (count: number): Promise<{ socket: RawSocket; conversationId: string; label: string }> => {
    const agent = await hireAgent(server, { name: `Li Wei ${count}` })
    const socket = await signedInSocket(server.url, agent)
    const item = await eventually(async () => {
      const { items } = await socket.expect('conversation.list', { tab: 'queue' })
      return items[0]
    }, 'the conversation')
    await socket.expect('conversation.resume', { conversationId: item.id, rev: 0 })
    return { socket, conversationId: item.id, label: `Li Wei ${count}` }
  }
  let words = 0
  const write = (socket: RawSocket, conversationId: string, text: string) => {
    words += 1
    return socket.expect('message.send', { conversationId, clientId: `agent-words-${words}`, text })
  }

  /** What the program must have printed in the end, by the server's own account. */
  const expectedLines = async (socket: RawSocket, conversationId: string): Promise<string[]> => {
    const { entries } = await socket.expect('conversation.resume', { conversationId, rev: 0 })
    return entries
      .filter(({ visibility }) => visibility === 'everyone')
      .map(({ author, content }, index) => {
        const said =
          content.kind === 'message'
            ? content.text
            : content.kind === 'assigned'
              ? `(${content.assignee.label} is with you)`
              : `(${content.kind})`
        return `[${index + 1}] ${author.label}: ${said}`
      })
  }

  it('[LIV1][MSG2] talks with an agent, loses its link in the middle, and ends up complete', async () => {
    const visitor = start('one.json')
    visitor.say('Do you have this in green?')
    const { socket, conversationId, label } = await agentOn(1)
    await write(socket, conversationId, 'We do.')
    await eventually(() => visitor.lines.includes(`[3] ${label}: We do.`), 'the answer')

    network.refuse(true)
    network.dropAll()
    visitor.say('Then two of them, please – 两个。')
    await socket.expect('message.send', {
      conversationId,
      clientId: 'note-note',
      text: 'Regular customer',
      visibility: 'staff',
    })
    for (const text of ['Two?', 'Are you there?']) await write(socket, conversationId, text)
    await eventually(() => visitor.errors.length > 1, 'that it notices')
    network.refuse(false)
    await eventually(
      () => visitor.lines.some((line) => line.endsWith('Then two of them, please – 两个。')),
      'its own words',
    )

    for (const link of network.links) link.freeze()
    visitor.say('Hello?')
    await server.restart()
    network.dropAll()
    const again = await signedInSocket(server.url, await hireAgent(server))
    await eventually(() => visitor.lines.some((line) => line.endsWith('Hello?')), 'its last words')
    const expected = await expectedLines(again, conversationId)
    expect(expected).toHaveLength(7)
    await eventually(() => visitor.lines.length >= expected.length, 'all lines')
    expect(visitor.lines).toEqual(expected)
    expect(visitor.lines.join()).not.toContain('Regular customer')
    visitor.child.stdin?.end()
    expect(await visitor.ended).toBe(0)
    again.close()
  })

  it('[LIV1][SEC-K9] stopped and started again, it is the same visitor and says what it had not said', async () => {
    const first = start('two.json')
    first.say('First')
    const { socket, conversationId } = await agentOn(2)
    await eventually(() => first.lines.length === 1)
    network.refuse(true)
    network.dropAll()
    first.say('Written without a link')
    await eventually(() => first.errors.length > 1)
    await eventually(async () => (await readFile(join(folder, 'two.json'), 'utf8')).includes('Written without'))
    first.child.kill('SIGKILL')
    await first.ended
    network.refuse(false)
    const second = start('two.json')
    await eventually(() => second.lines.length === 2)
    expect(second.lines).toEqual(await expectedLines(socket, conversationId))
    second.child.stdin?.end()
    expect(await second.ended).toBe(0)
    socket.close()
  })

  it('[PRO4] says why it ends, where the page is not one of the site’s', async () => {
    const refused = start('three.json', 'https://evil.example')
    expect(await refused.ended).toBe(1)
    expect(refused.errors.join('\n')).toContain('origin.refused')
  })
})
