import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below what systems give to outgoing connections (Linux: from 32,768), so that none of these takes it meanwhile. */
const lowest = 15_000
const beyond = 32_000

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })

/** A TCP port that was free a moment ago, on the loopback address. */
export const freePort = async (): Promise<number> => {
  for (let left = 50; left > 0; left -= 1) {
    const port = randomInt(lowest, beyond)
    if (await isFree(port)) return port
  }
  throw new Error(`No free port from ${lowest} to ${beyond} was found.`)
}
