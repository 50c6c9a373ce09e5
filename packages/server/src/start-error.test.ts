import { createServer, type Server } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { listenError, StartError } from './start-error.ts'

const listen = (server: Server, host: string, port: number): Promise<unknown> =>
  new Promise((resolve) => {
    server.once('error', resolve)
    server.listen(port, host, () => resolve(undefined))
    onTestFinished(() => {
      server.close()
    })
  })

const explain = (error: unknown, host: string, port: number): string =>
  listenError(error, { host, port, hostVariable: 'FRONTDESK_HOST', portVariable: 'FRONTDESK_PORT' }).message

describe('listenError', () => {
  it('[RUN9] says that the port is in use and what to set', async () => {
    const first = createServer()
    await listen(first, '127.0.0.1', 0)
    const address = first.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const error = await listen(createServer(), '127.0.0.1', port)
    expect(explain(error, '127.0.0.1', port)).toBe(
      `Port ${port} on 127.0.0.1 is in use by another program; stop it, or set FRONTDESK_PORT to a free port.`,
    )
  })

  it('[RUN9] says that the address is not of this machine', async () => {
    const error = await listen(createServer(), '192.0.2.1', 0)
    expect(explain(error, '192.0.2.1', 8460)).toMatch(
      /^192\.0\.2\.1 is not an address of this machine; set FRONTDESK_HOST/,
    )
  })
})

describe('StartError', () => {
  it('[RUN9] is one line with an exit code that is not 0', () => {
    const error = new StartError('First.\n  Second.')
    expect(error.message).toBe('First. Second.')
    expect(error.exitCode).toBe(1)
  })
})
