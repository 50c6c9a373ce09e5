import { pause, rounded } from '../figures.ts'
import { startWorker } from '../load/start-worker.ts'
import { openFileLimit, residentBytes } from '../processes.ts'
import type { Crew } from './crew.ts'
import { type Latency, measureInTurn, measureLatency } from './latency.ts'

export type Idle = {
  visitors: number
  /** Growth of the server's resident memory for each. */
  residentBytesEach: number
  /** Growth of what V8 and Node hold for each (heap in use and external), after a collection. */
  heldBytesEach: number
  /** Messages at a server that has no such visitors, and at the one that has them, in the same minutes. */
  without: Latency
  with: Latency
  /** What they cost while they only look around: the server's share of one core. */
  serverCores: number
}

export type MeasuredServer = {
  readonly crew: Crew
  readonly pid: number
  collectGarbage(): Promise<void>
  heldBytes(): Promise<number>
  cpuSeconds(): number
}

/** Files that the server needs for itself and its database. */
const otherFiles = 600
const workers = 2
/** Long enough for what coming leaves to do, the database's own tidying of the new rows above all. */
const settleMs = 75_000
const warmUpSeconds = 6
/** Many, since one window's p99 is 20 messages of 2,000. */
const windows = { count: 24, seconds: 4 }

/**
 * Visitors who are on the site and write nothing: their memory, and what others feel of them. Others are felt at two servers by turns, of
 * which one has the visitors: between two measures of one server some minutes apart the machine alone makes p99 half as long again.
 */
export const measureIdle = async (
  server: MeasuredServer,
  other: Crew,
  wanted: { visitors: number; perSecond: number; messagesPerSecond: number },
): Promise<Idle> => {
  const { crew } = server
  const count = Math.min(wanted.visitors, openFileLimit() - otherFiles - crew.sockets)
  const warmUp = async (): Promise<void> => {
    for (const each of [other, crew]) await measureLatency(each, wanted.messagesPerSecond, warmUpSeconds)
  }
  await warmUp()
  const before = await memoryOf(server)

  const crowd = Array.from({ length: workers }, () => startWorker('apart'))
  await Promise.all(
    crowd.map(async (worker, index) => {
      const { target } = crew
      const share = Math.floor(count / workers)
      const visitors = await worker.do('enter', {
        target,
        count: share,
        firstAddress: 100_000 + index * share,
        conversations: false,
      })
      await worker.do('visitors', { target, visitors, as: 'bare onlookers', perSecond: wanted.perSecond / workers })
    }),
  )
  await pause(settleMs)
  const online = await Promise.all(crowd.map((worker) => worker.do('online', {})))
  const visitors = online.reduce((total, one) => total + one.count, 0)
  const cpuBefore = server.cpuSeconds()
  await pause(10_000)
  const serverCores = (server.cpuSeconds() - cpuBefore) / 10
  // A collection that is forced throws compiled code away.
  await warmUp()
  const [without, withThem] = await measureInTurn([other, crew], wanted.messagesPerSecond, windows)
  const after = await memoryOf(server)
  for (const worker of crowd) worker.close()
  return {
    visitors,
    residentBytesEach: rounded((after.resident - before.resident) / visitors),
    heldBytesEach: rounded((after.held - before.held) / visitors),
    without,
    with: withThem,
    serverCores: rounded(serverCores),
  }
}

const memoryOf = async (server: MeasuredServer): Promise<{ resident: number; held: number }> => {
  // Twice: what the first collection lets go of may hold more.
  await server.collectGarbage()
  await pause(1_000)
  await server.collectGarbage()
  return { resident: residentBytes(server.pid), held: await server.heldBytes() }
}
