import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { eventually } from './eventually.ts'
import { freePort } from './free-port.ts'
import { checkout } from './test-server.ts'
import { believe, makeCertificate } from './tls.ts'

/** A real web server in front of the product, with the configuration that we ship. */
export type WebServer = {
  readonly port: number
  /** Where people reach the product through it. */
  readonly url: string
  /** Where people reach files through it. */
  readonly contentUrl: string
  /** What it said when it checked its configuration. */
  readonly verdict: string
  /** Sends requests on to these ports of this machine; starts it. */
  forwardTo(port: number, contentPort: number): Promise<void>
  close(): Promise<void>
}

type Plan = {
  folder: string
  /** The shipped file with our names, ports and paths. */
  config(target: number, content: number): Promise<string>
  check: (file: string) => [string, ...string[]]
  run: (file: string) => [string, ...string[]]
}

/** Puts ours for what an operator puts its own for; every one of them has to be there. */
const substitute = (text: string, ...pairs: [from: string, to: string][]): string =>
  pairs.reduce((result, [from, to]) => {
    if (!result.includes(from)) throw new Error(`the shipped file has no ${from}`)
    return result.replaceAll(from, to)
  }, text)

const start = async (port: number, { folder, config, check, run }: Plan): Promise<WebServer> => {
  let child: ChildProcess | undefined
  let said = ''
  let verdict = ''
  const launch = ([program, ...args]: [string, ...string[]]): ChildProcess => {
    const started = spawn(program, args, { env: { ...process.env, HOME: folder }, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [started.stdout, started.stderr])
      stream?.on('data', (data: Buffer) => {
        said += data.toString()
      })
    return started
  }
  const ended = (one: ChildProcess): Promise<number | null> =>
    new Promise((resolve) => {
      if (one.exitCode !== null || one.signalCode !== null) resolve(one.exitCode)
      else one.once('close', resolve)
    })
  return {
    port,
    url: `https://localhost:${port}`,
    contentUrl: `https://files.localhost:${port}`,
    get verdict() {
      return verdict
    },
    forwardTo: async (target, content) => {
      const file = join(folder, 'configuration')
      await writeFile(file, await config(target, content))
      if ((await ended(launch(check(file)))) !== 0) throw new Error(said)
      verdict = said
      const running = launch(run(file))
      child = running
      await eventually(async () => {
        if (running.exitCode !== null) throw new Error(said)
        return isOpen(port)
      }, 'the web server')
    },
    close: async () => {
      if (child !== undefined) {
        child.kill('SIGTERM')
        await ended(child)
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Caddy listens before it has a certificate; only then does it shake hands. */
const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false })
    socket.once('secureConnect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

/**
 * nginx with `deploy/nginx.conf` and a certificate that this process believes from now on.
 * @param more further lines for the `http` context, before ours; `folder` goes with the server
 * @param change what an operator might do to the shipped file
 */
export const prepareNginx = async (
  more: (folder: string) => string = () => '',
  change: (shipped: string) => string = (shipped) => shipped,
): Promise<WebServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-nginx-'))
  const [port, plainPort] = [await freePort(), await freePort()]
  const { certificate, key } = await makeCertificate(folder)
  await believe(certificate)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${folder}/${kind};`)
    .join(' ')
  const asRoot = process.getuid?.() === 0 ? 'user root;' : ''
  return start(port, {
    folder,
    config: async (target, content) => {
      const shipped = substitute(
        await readFile(join(checkout, 'deploy/nginx.conf'), 'utf8'),
        ['listen 80;', `listen 127.0.0.1:${plainPort};`],
        ['listen [::]:80;', ''],
        ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2;`],
        ['listen [::]:443 ssl http2;', ''],
        ['chat.example.com;', 'localhost;'],
        ['chat-files.example.com;', 'files.localhost;'],
        ['/etc/letsencrypt/live/chat.example.com/fullchain.pem', certificate],
        ['/etc/letsencrypt/live/chat.example.com/privkey.pem', key],
        ['127.0.0.1:8460', `127.0.0.1:${target}`],
        ['127.0.0.1:8462', `127.0.0.1:${content}`],
      )
      return `${asRoot} daemon off; pid ${folder}/pid; error_log stderr warn;
        events {} http { access_log off; ${temporary} ${more(folder)} ${change(shipped)} }`
    },
    check: (file) => ['/usr/sbin/nginx', '-t', '-c', file, '-e', 'stderr'],
    run: (file) => ['/usr/sbin/nginx', '-c', file, '-e', 'stderr'],
  })
}

/** Caddy with `deploy/Caddyfile` and an authority of its own, which this process does not know. */
export const prepareCaddy = async (): Promise<WebServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-caddy-'))
  const [port, plainPort] = [await freePort(), await freePort()]
  return start(port, {
    folder,
    config: async (target, content) => {
      const shipped = substitute(
        await readFile(join(checkout, 'deploy/Caddyfile'), 'utf8'),
        ['\nchat.example.com {', `\nlocalhost:${port} {\n\ttls internal`],
        ['\nchat-files.example.com {', `\nfiles.localhost:${port} {\n\ttls internal`],
        ['127.0.0.1:8460', `127.0.0.1:${target}`],
        ['127.0.0.1:8462', `127.0.0.1:${content}`],
      )
      return `{\n\tadmin off\n\tskip_install_trust\n\thttp_port ${plainPort}\n\tstorage file_system ${folder}/storage\n}\n${shipped}`
    },
    check: (file) => ['/usr/bin/caddy', 'validate', '--config', file, '--adapter', 'caddyfile'],
    run: (file) => ['/usr/bin/caddy', 'run', '--config', file, '--adapter', 'caddyfile'],
  })
}
