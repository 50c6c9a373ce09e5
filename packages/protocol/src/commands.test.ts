import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commands } from './commands.ts'

const page = readFileSync(new URL('../../../docs/PROTOCOL.md', import.meta.url), 'utf8')
const all = Object.entries(commands)

describe('the commands', () => {
  it('[PRO8] those of the WebSocket stand in the docs, each with who may ask', () => {
    const documented = [...page.matchAll(/^\| `([a-z]+\.[a-zA-Z]+)` \| (all|visitor|agent) \|/gm)].map(
      ([, name, who]) => [name, who],
    )
    const whoMay = (askers: readonly string[]): string =>
      !askers.includes('visitor') ? 'agent' : askers.length === 1 ? 'visitor' : 'all'
    const offered = all.filter(([, command]) => command.socket).map(([name, { askers }]) => [name, whoMay(askers)])
    expect(documented.toSorted()).toEqual(offered.toSorted())
  })

  it('[PRO8] each has a door, and no two share a method and path', () => {
    const routes = all.flatMap(([, command]) =>
      'http' in command ? [`${command.http.method} ${command.http.path}`] : [],
    )
    expect(new Set(routes).size).toBe(routes.length)
    expect(all.filter(([, command]) => !command.socket && !('http' in command))).toEqual([])
  })

  it('[SEC-B8] every one refuses properties that it does not name', () => {
    for (const [name, { params }] of all) expect(params, name).toMatchObject({ additionalProperties: false })
  })
})
