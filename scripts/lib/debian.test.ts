import { describe, expect, it } from 'vitest'
import { ensureSystemPackages } from './debian.mjs'

const makeMachine = (options: { readonly aptWorks: boolean }) => {
  const installed = new Set<string>()
  const commands: string[] = []
  const need = (name: string, kind: string) => ({ name, kinds: [kind], isThere: () => installed.has(name) })
  const run = (program: string, args: readonly string[]) => {
    commands.push(`${program} ${args.filter((arg) => !arg.startsWith('-') && !arg.includes('::')).join(' ')}`)
    if (options.aptWorks && args[0] === 'install') for (const name of args.slice(1)) installed.add(name)
    return Promise.resolve({ code: options.aptWorks ? 0 : 100, output: '' })
  }
  return { commands, from: { needs: [need('chromium', 'browser'), need('postgresql', 'integration')], run } }
}

const ask = 'The tests need chromium; install them (on Debian: apt-get install chromium) and run npm test again.'

describe('ensureSystemPackages', () => {
  it('[RUN13] installs with apt what the chosen tests need and is not there, once', async () => {
    const { commands, from } = makeMachine({ aptWorks: true })
    await ensureSystemPackages(['unit', 'browser'], { ...from, mayInstall: true })
    expect(commands).toEqual(['apt-get update', 'apt-get install chromium'])
    await ensureSystemPackages(['unit', 'browser'], { ...from, mayInstall: true })
    expect(commands).toHaveLength(2)
  })

  it('[RUN13] says what to install where it may not or can not', async () => {
    const forbidden = makeMachine({ aptWorks: true })
    await expect(ensureSystemPackages(['browser'], { ...forbidden.from, mayInstall: false })).rejects.toThrow(ask)
    expect(forbidden.commands).toEqual([])
    const offline = makeMachine({ aptWorks: false })
    await expect(ensureSystemPackages(['browser'], { ...offline.from, mayInstall: true })).rejects.toThrow(ask)
  })

  it('[RUN13] asks for nothing that unit tests do not need', async () => {
    const { commands, from } = makeMachine({ aptWorks: false })
    await ensureSystemPackages(['check', 'unit'], { ...from, mayInstall: true })
    expect(commands).toEqual([])
  })
})
