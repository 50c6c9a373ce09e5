import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, release } from 'node:os'
import { fileURLToPath } from 'node:url'
import { judge, type Verdict } from './aims.ts'
import type { Decided } from './measure/assignment.ts'
import type { FirstLoad } from './measure/first-load.ts'
import type { Idle } from './measure/idle.ts'
import type { Latency } from './measure/latency.ts'
import type { Scored } from './measure/lighthouse.ts'
import type { Opened } from './measure/open-conversation.ts'
import type { Relayed } from './measure/relay.ts'

export type Compared = { product: Relayed; baseline: Relayed; ratio: number }

export type Results = {
  machine: { cores: number; model: string; kernel: string; node: string }
  /** Load made by bare sockets, which take little of the machine. */
  relayBare: Compared
  /** Load made by the product's own clients. */
  relayClients: Compared
  latency: { product: Latency; baseline: Latency; addedP50Ms: number; addedP99Ms: number }
  idle: Idle
  opening: Opened
  assignment: Decided
  pages: Scored
  firstLoad: FirstLoad | null
}

export const thisMachine = (): Results['machine'] => ({
  cores: cpus().length,
  model: cpus()[0]?.model ?? 'unknown',
  kernel: release(),
  node: process.version,
})

/** What visitors who look around may cost, each with the pages it has seen. */
export const idleVerdicts = (idle: Idle): Verdict[] => [
  judge(
    `memory of an idle visitor (${idle.visitors} of them), resident`,
    idle.residentBytesEach / 1_024,
    12,
    'below',
    ' KB',
  ),
  judge(
    'p99 of others’ messages with them, times that without',
    idle.with.p99Ms / idle.without.p99Ms,
    1.1,
    'below',
    '',
  ),
]

/** The aims of docs/ARCHITECTURE.md, 'Speed'. */
export const verdicts = ({
  relayBare,
  relayClients,
  latency,
  idle,
  opening,
  assignment,
  pages,
  firstLoad,
}: Results): Verdict[] =>
  [
    judge('durable relay, share of a bare relay (bare sockets)', relayBare.ratio, 0.5, 'above', ''),
    judge('durable relay, share of a bare relay (own clients)', relayClients.ratio, 0.5, 'above', ''),
    judge('added latency at half load, p50', latency.addedP50Ms, 3, 'below', ' ms'),
    judge('added latency at half load, p99', latency.addedP99Ms, 25, 'below', ' ms'),
    ...idleVerdicts(idle),
    judge(`50 latest of a conversation among ${opening.messages} messages, p50`, opening.p50Ms, 5, 'below', ' ms'),
    judge(`the same, p99`, opening.p99Ms, 5, 'below', ' ms'),
    judge(
      `one decision among ${assignment.agents} agents and ${assignment.waiting} who wait, p50`,
      assignment.p50Ms,
      5,
      'below',
      ' ms',
    ),
    ...(['performance', 'accessibility'] as const).flatMap((category) => [
      judge(`page with the widget, Lighthouse’s ${category}`, pages.with[category], 95, 'above', ''),
      judge(`points that the widget costs it`, pages.without[category] - pages.with[category], 2, 'below', ''),
    ]),
    judge('console’s first load, gzip', (firstLoad?.gzipBytes ?? Number.NaN) / 1_024, 200, 'below', ' KB'),
  ].map((verdict) => ({
    ...verdict,
    measured: verdict.measured.replace(/\d+\.\d+/, (text) => String(Number(Number(text).toPrecision(3)))),
  }))

const columns = (rows: readonly (readonly string[])[]): string => {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const cpuRow = (name: string, { perSecond, cpuPerMessageUs }: Relayed): string[] => [
  name,
  String(perSecond),
  ...['server', 'postgres', 'writers', 'reader'].map((process) => String(cpuPerMessageUs[process] ?? '–')),
]

/** The table that `npm run bench` prints. */
export const table = (results: Results): string => {
  const { machine, relayBare, relayClients, latency, idle } = results
  const relays = columns([
    ['relay', 'messages/s', 'CPU µs a message: server', 'postgres', 'writers', 'reader'],
    cpuRow('Frontdesk, bare sockets', relayBare.product),
    cpuRow('bare relay, bare sockets', relayBare.baseline),
    cpuRow('Frontdesk, own clients', relayClients.product),
    cpuRow('bare relay, own clients', relayClients.baseline),
  ])
  const waits = columns([
    ['latency, sending to agent', 'messages/s', 'p50 ms', 'p99 ms'],
    ...(
      [
        ['Frontdesk', latency.product],
        ['bare relay', latency.baseline],
        ['Frontdesk beside it, without the idle visitors', idle.without],
        [`Frontdesk with ${idle.visitors} idle visitors`, idle.with],
      ] as const
    ).map(([name, one]) => [name, String(one.perSecond), String(one.p50Ms), String(one.p99Ms)]),
  ])
  const aims = columns([
    ['aim', 'measured', ''],
    ...verdicts(results).map(({ aim, measured, isMet, by }) => [`${isMet ? '✓' : '✗'} ${aim}`, measured, by]),
  ])
  const about = `${machine.cores} cores (${machine.model}), Linux ${machine.kernel}, Node ${machine.node}`
  const more = `An idle visitor: ${idle.heldBytesEach} bytes held by V8 and Node; all of them take ${idle.serverCores} of a core.`
  return [about, relays, waits, more, aims].join('\n\n')
}

/** Writes `results/latest.json`; gives its path. */
export const save = (results: Results): string => {
  const folder = fileURLToPath(new URL('./results/', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const path = `${folder}latest.json`
  writeFileSync(path, `${JSON.stringify({ ...results, verdicts: verdicts(results) }, null, 2)}\n`)
  return path
}
