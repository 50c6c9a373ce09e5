import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { say, seconds, Trouble } from './checkout.mjs'
import { runQuietly } from './run.mjs'

/** @param {string} program @param {readonly string[]} args */
const answers = (program, args) => {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return undefined
  }
}

/**
 * What tests need beside npm's packages, as Debian's packages.
 * @type {{ name: string, kinds: readonly string[], isThere: () => boolean }[]}
 */
const needs = [
  { name: 'chromium', kinds: ['browser'], isThere: () => existsSync('/usr/bin/chromium') },
  {
    // Without a Chinese font the pictures of the Chinese interface show boxes, and widths are wrong.
    name: 'fonts-noto-cjk',
    kinds: ['browser'],
    isThere: () => (answers('fc-list', [':lang=zh', 'family']) ?? '').trim() !== '',
  },
  {
    // And emoji, without a font of their own, likewise.
    name: 'fonts-noto-color-emoji',
    kinds: ['browser'],
    isThere: () => (answers('fc-list', ['Noto Color Emoji', 'family']) ?? '').trim() !== '',
  },
  {
    name: 'postgresql',
    kinds: ['integration', 'browser'],
    isThere: () =>
      existsSync('/usr/lib/postgresql') &&
      readdirSync('/usr/lib/postgresql').some(
        (version) => Number(version) >= 15 && existsSync(`/usr/lib/postgresql/${version}/bin/initdb`),
      ),
  },
  {
    name: 'dovecot-imapd',
    kinds: ['integration', 'browser'],
    isThere: () => existsSync('/usr/sbin/dovecot') && existsSync('/usr/lib/dovecot/imap'),
  },
  { name: 'dovecot-lmtpd', kinds: ['integration', 'browser'], isThere: () => existsSync('/usr/lib/dovecot/lmtp') },
  { name: 'ffmpeg', kinds: ['integration', 'browser'], isThere: () => existsSync('/usr/bin/ffmpeg') },
  // The virus scanner; the tests bring their own signatures.
  { name: 'clamav-daemon', kinds: ['integration', 'browser'], isThere: () => existsSync('/usr/sbin/clamd') },
  { name: 'systemd', kinds: ['unit'], isThere: () => answers('systemd-analyze', ['--version']) !== undefined },
  { name: 'nginx', kinds: ['integration', 'browser'], isThere: () => existsSync('/usr/sbin/nginx') },
  {
    // The translation engine of the tests, with the pair English–Spanish.
    name: 'apertium-eng-spa',
    kinds: ['integration', 'browser'],
    isThere: () => existsSync('/usr/share/apertium/modes/eng-spa.mode') && existsSync('/usr/bin/apertium'),
  },
  { name: 'apertium-apy', kinds: ['integration', 'browser'], isThere: () => existsSync('/usr/bin/apertium-apy') },
  { name: 'caddy', kinds: ['integration'], isThere: () => existsSync('/usr/bin/caddy') },
  { name: 'openssl', kinds: ['integration', 'browser'], isThere: () => existsSync('/usr/bin/openssl') },
  { name: 'python3', kinds: ['unit', 'browser'], isThere: () => existsSync('/usr/bin/python3') },
  {
    name: 'python3-websocket',
    kinds: ['integration'],
    isThere: () => answers('/usr/bin/python3', ['-c', 'import websocket']) !== undefined,
  },
]

/**
 * Installs what is missing with apt where that is possible.
 * @param {readonly string[]} kinds the kinds of tests that will run
 * @param {{ needs?: typeof needs, mayInstall?: boolean, run?: typeof runQuietly }} [from] for tests
 * @throws {Trouble} that says what to install.
 */
export const ensureSystemPackages = async (kinds, from = {}) => {
  const { needs: wanted = needs, run = runQuietly } = from
  const mayInstall = from.mayInstall ?? (process.getuid?.() === 0 && answers('apt-get', ['--version']) !== undefined)
  const missing = () =>
    wanted.filter((need) => need.kinds.some((kind) => kinds.includes(kind)) && !need.isThere()).map((need) => need.name)
  const names = missing()
  if (names.length === 0) return
  const ask = `The tests need ${names.join(', ')}; install them (on Debian: apt-get install ${names.join(' ')}) and run npm test again.`
  if (!mayInstall) throw new Trouble(ask)
  const beganMs = Date.now()
  say(`Installing ${names.join(', ')} with apt (once) …`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const patience = ['-o', 'DPkg::Lock::Timeout=300']
  const update = await run('apt-get', ['update', ...patience], { env })
  const install = await run('apt-get', ['install', '-y', '--no-install-recommends', ...patience, ...names], { env })
  if (missing().length > 0) {
    say(`${update.output}${install.output}`.trimEnd())
    throw new Trouble(ask)
  }
  say(`Installed them in ${seconds(beganMs)}.`)
}
