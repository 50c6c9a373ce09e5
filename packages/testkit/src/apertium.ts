import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { eventually } from './eventually.ts'
import { freePort } from './free-port.ts'

/** The real engine, English and Spanish, as Debian packages it. */
export type ApertiumServer = { readonly url: string; readonly place: string; close(): Promise<void> }

/** It would listen for the whole network; there is no option that says otherwise. */
const onThisMachineOnly = `
import runpy, sys
import tornado.httpserver
bind = tornado.httpserver.HTTPServer.bind
tornado.httpserver.HTTPServer.bind = lambda self, port, *rest, **more: bind(self, port, '127.0.0.1')
sys.argv = ['apertium-apy', *sys.argv[1:]]
runpy.run_module('apertium_apy.apy', run_name='__main__')
`

export const startApertium = async (): Promise<ApertiumServer> => {
  const port = await freePort()
  const child = spawn('/usr/bin/python3', ['-c', onThisMachineOnly, '-p', String(port), '/usr/share/apertium/modes'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let said = ''
  child.stderr.on('data', (data: Buffer) => {
    said = `${said}${data.toString()}`.slice(-4_000)
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(said)
    return isOpen(port)
  }, 'the translation engine')
  return {
    url: `http://127.0.0.1:${port}`,
    place: `127.0.0.1:${port}`,
    close: async () => {
      // Its pipes are processes of their own, in the group that it leads.
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
      await ended
    },
  }
}

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
