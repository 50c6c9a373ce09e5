import { createServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkPorts } from './ports.ts'

const takePort = async () => {
  const server = createServer()
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  const free = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
    })
  onTestFinished(free)
  return { port, free }
}

describe('checkPorts', () => {
  it('[RUN9] names the port in use and the setting that changes it, and leaves free ports free', async () => {
    const [first, second] = [await takePort(), await takePort()]
    const demo = { enabled: true, host: '127.0.0.1', port: second.port }
    const third = await takePort()
    const content = { port: third.port, url: '' }
    const config = { host: '127.0.0.1', port: first.port, content, demo }
    await expect(checkPorts(config)).rejects.toThrow(
      `Port ${first.port} on 127.0.0.1 is in use by another program; stop it, or set FRONTDESK_PORT to a free port.`,
    )
    await first.free()
    await expect(checkPorts(config)).rejects.toThrow(
      `Port ${third.port} on 127.0.0.1 is in use by another program; stop it, or set FRONTDESK_CONTENT_PORT to a free port.`,
    )
    await third.free()
    await expect(checkPorts(config)).rejects.toThrow(
      `Port ${second.port} on 127.0.0.1 is in use by another program; stop it, or set FRONTDESK_DEMO_PORT to a free port.`,
    )
    await checkPorts({ ...config, demo: { ...demo, enabled: false } })
    await second.free()
    await checkPorts(config)
    await expect(checkPorts(config)).resolves.toBeUndefined()
  })
})
