// Adds to package-lock.json the packages of other platforms that npm left out because it could not get at them. Without
// them `npm ci` refuses the lockfile. To be run after every `npm install` that changed it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { missingFrom } from './gates/lockfile.mjs'
import { checkout, Trouble } from './lib/checkout.mjs'

/** Words in the names of platform packages, and what npm calls the platform. */
const systems = {
  android: 'android',
  darwin: 'darwin',
  linux: 'linux',
  win32: 'win32',
  windows: 'win32',
  freebsd: 'freebsd',
  openharmony: 'openharmony',
}
const processors = {
  arm64: 'arm64',
  x64: 'x64',
  arm: 'arm',
  ia32: 'ia32',
  ppc64: 'ppc64',
  riscv64: 'riscv64',
  s390x: 's390x',
  wasm32: 'wasm32',
  universal: undefined,
}
const libraries = { musl: 'musl', musleabihf: 'musl', gnu: 'glibc', gnueabihf: 'glibc' }

/**
 * @template {string | undefined} T
 * @param {string} name
 * @param {Record<string, T>} words
 * @returns {T | undefined}
 */
const find = (name, words) => {
  const found = name.split(/[-/]/).find((word) => Object.hasOwn(words, word))
  return found === undefined ? undefined : words[found]
}

const path = join(checkout, 'package-lock.json')
/** @type {import('./gates/lockfile.mjs').Lock} */
const lock = JSON.parse(readFileSync(path, 'utf8'))

const added = missingFrom(lock).map(({ by, name, range, optional }) => {
  const [os, cpu, libc] = [find(name, systems), find(name, processors), find(name, libraries)]
  if (!optional || !/^\d+\.\d+\.\d+/.test(range) || (os === undefined && cpu !== 'wasm32') || cpu === undefined) {
    throw new Trouble(`${name}@${range}, asked for by ${by}, is no package of another platform; run npm install.`)
  }
  if (os === process.platform && cpu === process.arch && libc !== 'musl') {
    throw new Trouble(`${name}@${range} is a package of this platform; it should have been installed.`)
  }
  const dev = lock.packages[by]?.dev === true
  lock.packages[`node_modules/${name}`] = {
    version: range,
    cpu: [cpu],
    ...(dev && { dev }),
    ...(libc !== undefined && { libc: [libc] }),
    optional: true,
    ...(os !== undefined && { os: [os] }),
  }
  return name
})

if (added.length > 0) {
  const order = Object.keys(lock.packages).sort((a, b) => a.localeCompare(b, 'en'))
  lock.packages = Object.fromEntries(order.map((name) => [name, lock.packages[name] ?? {}]))
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
}
process.stdout.write(added.length === 0 ? 'The lockfile is complete.\n' : `Added ${added.join(', ')}.\n`)
