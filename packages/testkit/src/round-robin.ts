import { createServer, request } from 'node:http'
import { freePort } from './free-port.ts'

export type RoundRobin = {
  readonly port: number
  /** How many requests each node has had. */
  readonly counts: readonly number[]
  /** The nodes' ports, from now on. */
  setNodes(ports: readonly number[]): void
  /** Idempotent. */
  close(): Promise<void>
}

/** Sends every request to another node than the one before, and lets no WebSocket through. */
export const startRoundRobin = async (): Promise<RoundRobin> => {
  let nodes: readonly number[] = []
  let turn = 0
  const counts: number[] = []
  const server = createServer((incoming, answer) => {
    turn = (turn + 1) % nodes.length
    counts[turn] = (counts[turn] ?? 0) + 1
    const { method = 'GET', url = '/', headers } = incoming
    const onward = request({ host: '127.0.0.1', port: nodes[turn], method, path: url, headers }, (come) => {
      answer.writeHead(come.statusCode ?? 502, come.headers)
      come.pipe(answer)
    })
    onward.on('error', () => answer.destroy())
    answer.on('close', () => onward.destroy())
    incoming.pipe(onward)
  })
  const port = await freePort()
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve)
  })
  let closing: Promise<void> | undefined
  return {
    port,
    counts,
    setNodes: (ports) => {
      nodes = ports
    },
    close: () => {
      closing ??= new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      return closing
    },
  }
}
