import { connect, createServer, type Server, type Socket } from 'node:net'

/** `up` is from the client to the server. */
export type Direction = 'up' | 'down'

/** One TCP connection through the proxy, and what can go wrong with it. Once broken it stays broken until it is dropped. */
export type Link = {
  /** Ends it with a reset on both sides. */
  drop(): void
  /** Both sides stay open and nothing comes through any more, as when a cable is pulled. */
  freeze(): void
  /** What is sent in one direction vanishes; the other direction goes on. */
  lose(direction: Direction): void
}

export type FaultProxy = {
  readonly port: number
  /** The connections that are open now, oldest first. */
  readonly links: readonly Link[]
  /** Holds everything back for this long in each direction, from now on; order is kept. */
  setDelay(delayMs: number): void
  /** While on, new connections are reset at once. */
  refuse(on: boolean): void
  dropAll(): void
  /** Idempotent. */
  close(): Promise<void>
}

/**
 * A network between a client and a server that fails on command: drops, delays, half-open links and one-way loss. TCP
 * itself loses no byte in the middle, so what is lost stays lost until the connection ends.
 */
export const createFaultProxy = async (target: { host: string; port: number }): Promise<FaultProxy> => {
  const links = new Set<Link & { end(): void }>()
  let delayMs = 0
  let refusing = false

  const accept = (client: Socket): void => {
    if (refusing) {
      client.resetAndDestroy()
      return
    }
    const server = connect({ ...target, noDelay: true })
    client.setNoDelay(true)
    const lost = new Set<Direction>()
    const end = (): void => {
      links.delete(link)
      client.resetAndDestroy()
      server.resetAndDestroy()
    }
    const link = {
      end,
      drop: end,
      freeze: () => {
        lost.add('up').add('down')
      },
      lose: (direction: Direction) => {
        lost.add(direction)
      },
    }
    links.add(link)
    const carry = (from: Socket, to: Socket, direction: Direction): void => {
      const inOrder = queue(() => delayMs)
      from.on('data', (bytes: Buffer) =>
        inOrder(() => {
          if (!lost.has(direction)) to.write(bytes)
        }),
      )
      // A side that ends a broken link finds nobody who hears of it.
      from.on('end', () =>
        inOrder(() => {
          if (!lost.has(direction)) to.end()
        }),
      )
      from.on('error', end)
      from.on('close', () => inOrder(() => !lost.has(direction) && end()))
    }
    carry(client, server, 'up')
    carry(server, client, 'down')
  }

  const listener = await listen(accept)
  let closing: Promise<void> | undefined
  return {
    port: portOf(listener),
    get links() {
      return [...links]
    },
    setDelay: (ms) => {
      delayMs = ms
    },
    refuse: (on) => {
      refusing = on
    },
    dropAll: () => {
      for (const link of links) link.end()
    },
    close: () => {
      closing ??= new Promise((resolve) => {
        listener.close(() => resolve())
        for (const link of links) link.end()
      })
      return closing
    },
  }
}

/** Runs things after a delay that may change, never one before another that came earlier. */
const queue = (delayMs: () => number): ((run: () => void) => void) => {
  const waiting: { readyAtMs: number; run: () => void }[] = []

  const work = (): void => {
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      const restMs = first.readyAtMs - performance.now()
      if (restMs > 0) {
        setTimeout(work, Math.ceil(restMs))
        return
      }
      waiting.shift()
      first.run()
    }
  }

  return (run) => {
    waiting.push({ readyAtMs: performance.now() + delayMs(), run })
    if (waiting.length === 1) work()
  }
}

const listen = (accept: (client: Socket) => void): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer({ noDelay: true }, accept)
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => resolve(server))
  })

const portOf = (server: Server): number => {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy does not listen')
  return address.port
}
