import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventually } from './eventually.ts'
import { createFaultProxy, type FaultProxy } from './fault-proxy.ts'

type End = { socket: Socket; heard: string; isClosed: boolean }

const watched = (socket: Socket): End => {
  const end: End = { socket, heard: '', isClosed: false }
  socket.on('data', (bytes: Buffer) => {
    end.heard += bytes.toString()
  })
  socket.on('close', () => {
    end.isClosed = true
  })
  socket.on('error', () => undefined)
  return end
}

describe('createFaultProxy', () => {
  let listener: Server
  let proxy: FaultProxy
  let accepted: End[]

  beforeEach(async () => {
    accepted = []
    listener = createServer((socket) => accepted.push(watched(socket)))
    await new Promise<void>((resolve) => {
      listener.listen(0, '127.0.0.1', resolve)
    })
    const address = listener.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    proxy = await createFaultProxy({ host: '127.0.0.1', port: address.port })
  })
  afterEach(async () => {
    await proxy.close()
    listener.close()
  })

  const open = async (): Promise<{ near: End; far: End }> => {
    const before = accepted.length
    const near = watched(connect(proxy.port, '127.0.0.1'))
    const far = await eventually(() => accepted[before], 'the connection')
    return { near, far }
  }
  /** Sends a word each way and waits until at least one of them has come. */
  const exchange = async ({ near, far }: { near: End; far: End }): Promise<{ up: boolean; down: boolean }> => {
    near.heard = ''
    far.heard = ''
    near.socket.write('up')
    far.socket.write('down')
    // Another connection's bytes, sent later, show that these had their time.
    const witness = await open()
    witness.near.socket.write('x')
    await eventually(() => witness.far.heard === 'x')
    return { up: far.heard === 'up', down: near.heard === 'down' }
  }

  it('[SEC-K2] carries bytes both ways and the end of a side to the other', async () => {
    const link = await open()
    expect(await exchange(link)).toEqual({ up: true, down: true })
    link.near.socket.end()
    await eventually(() => link.far.isClosed)
    expect(proxy.links).toHaveLength(1)
  })

  it('[SEC-K2] drops a connection on both sides', async () => {
    const link = await open()
    proxy.links[0]?.drop()
    await eventually(() => link.near.isClosed && link.far.isClosed)
    expect(proxy.links).toHaveLength(0)
  })

  it('[SEC-K2] loses one direction and keeps the other', async () => {
    const link = await open()
    proxy.links[0]?.lose('up')
    expect(await exchange(link)).toEqual({ up: false, down: true })
    const other = await open()
    proxy.links.at(-1)?.lose('down')
    expect(await exchange(other)).toEqual({ up: true, down: false })
  })

  it('[SEC-K2] freezes a connection: nothing comes through and nobody is told', async () => {
    const link = await open()
    proxy.links[0]?.freeze()
    expect(await exchange(link)).toEqual({ up: false, down: false })
    link.near.socket.destroy()
    await exchange(await open())
    expect(link.far.isClosed).toBe(false)
  })

  it('[SEC-K2] refuses new connections while told to', async () => {
    proxy.refuse(true)
    const refused = watched(connect(proxy.port, '127.0.0.1'))
    await eventually(() => refused.isClosed)
    proxy.refuse(false)
    expect(await exchange(await open())).toEqual({ up: true, down: true })
  })

  it('[SEC-K2] delays and keeps the order, also when the delay shrinks', async () => {
    const link = await open()
    proxy.setDelay(60)
    const beganMs = performance.now()
    link.near.socket.write('first,')
    await new Promise((resolve) => setTimeout(resolve, 20))
    proxy.setDelay(1)
    link.near.socket.write('second')
    await eventually(() => link.far.heard === 'first,second')
    expect(performance.now() - beganMs).toBeGreaterThanOrEqual(59)
  })
})
