import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type CommandShape, commands } from './commands.ts'
import type { TSchema } from './schema.ts'

const page = readFileSync(new URL('../../../docs/PROTOCOL.md', import.meta.url), 'utf8')
const all = Object.entries<CommandShape>(commands)

/** Changes something that only some may change. */
const isAdministrative = ({ askers, right, http }: CommandShape): boolean =>
  http?.method !== 'GET' && (right !== undefined || askers.join() === 'administrator')

/** Stands in the conversation's own log, for all who are in it to see. */
const toldThere: readonly string[] = ['conversation.join']
/** Asked by a body, since a text is too long for an address; changes nothing. */
const changesNothing: readonly string[] = ['interpretation.try', 'speech.try']

/** Acts of security that anybody may do, and reads that take data away. */
const audited: readonly string[] = [
  'session.create',
  'session.end',
  'session.revoke',
  'password.request',
  'password.set',
  'password.change',
  'profile.update',
  'company.register',
  'contact.export',
  'block.export',
  'callback.export',
  'audit.export',
]

/** The schema at a path such as `result.agent.id`; undefined where there is none. */
const schemaAt = ({ params, result }: CommandShape, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (schema, part) => (schema as { properties?: Record<string, TSchema> } | undefined)?.properties?.[part],
      { properties: { params, result } },
    )

describe('the commands', () => {
  it('[PRO8] those of the WebSocket stand in the docs, each with who may ask', () => {
    const documented = [...page.matchAll(/^\| `([a-z-]+\.[a-zA-Z]+)` \| (all|visitor|agent) \|/gm)].map(
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

  it('[AUD1][SEC-I7] every act of administration or security says that it is audited', () => {
    const acts = all.filter(([name]) => ![...toldThere, ...changesNothing].includes(name))
    const without = acts.filter(([name, command]) => isAdministrative(command) || audited.includes(name))
    expect(without.length).toBeGreaterThan(35)
    expect(without.filter(([, { audit }]) => audit === undefined).map(([name]) => name)).toEqual([])
  })

  it('[AUD2] what is kept of an audited command is there, and no secret', () => {
    for (const [name, command] of all) {
      const { id, keep = [] } = command.audit ?? {}
      const paths = [...keep, ...(id === undefined || id === 'asker' ? [] : [id])]
      for (const path of paths) {
        expect(schemaAt(command, path), `${name} ${path}`).toBeDefined()
        expect(path, name).not.toMatch(/password|secret|token|next|current|text|csv/i)
      }
    }
  })

  it('[SEC-B8] every one refuses properties that it does not name', () => {
    for (const [name, { params }] of all) expect(params, name).toMatchObject({ additionalProperties: false })
  })
})
