import { createServer } from 'node:net'
import type { Config } from './config.ts'
import { listenError } from './start-error.ts'

/** An address to listen on, and the settings that name it. */
export type ListenAddress = Readonly<{
  host: string
  port: number
  hostVariable: string
  portVariable: string
}>

/**
 * Finds out whether an address can be listened on, before anything is begun that would be left half done.
 * Somebody may still take it afterwards; then listening itself says so.
 * @throws StartError with one line that says what to do.
 */
const checkPort = (address: ListenAddress): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => reject(listenError(error, address)))
    probe.listen({ host: address.host, port: address.port, exclusive: true }, () => {
      probe.close(() => resolve())
    })
  })

/** The same for every address that the configuration names. */
export const checkPorts = async (config: Pick<Config, 'host' | 'port' | 'content' | 'demo'>): Promise<void> => {
  const { host, port, content, demo } = config
  await checkPort({ host, port, hostVariable: 'FRONTDESK_HOST', portVariable: 'FRONTDESK_PORT' })
  await checkPort({ host, port: content.port, hostVariable: 'FRONTDESK_HOST', portVariable: 'FRONTDESK_CONTENT_PORT' })
  if (!demo.enabled) return
  const names = { hostVariable: 'FRONTDESK_DEMO_HOST', portVariable: 'FRONTDESK_DEMO_PORT' }
  await checkPort({ host: demo.host, port: demo.port, ...names })
}
