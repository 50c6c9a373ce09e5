import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below what systems give to outgoing connections (Linux: from 32,768), so that none of these takes it meanwhile. */
const lowest = 15_000
const beyond = 32_000
/** Next to each some stay free: a server that is told no port for files takes the next but one to its own. */
const step = 4
/** Tests that run side by side draw from parts of their own, since a port is free until its server has begun. */
const parts = 8
const inPart = Math.floor((beyond - lowest) / parts / step)
const part = Number(process.env['VITEST_POOL_ID'] ?? 0) % parts
const given = new Set<number>()

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/** A TCP port that was free a moment ago, on the loopback address; never the same twice in one process. */
export const freePort = async (): Promise<number> => {
  for (let left = 200; left > 0; left -= 1) {
    const port = lowest + (part * inPart + randomInt(inPart)) * step
    if (given.has(port)) continue
    given.add(port)
    if (await isFree(port)) return port
  }
  throw new Error(`No free port from ${lowest} to ${beyond} was found.`)
}
