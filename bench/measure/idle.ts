import { pause, rounded } from '../figures.ts'
import type { Target } from '../load/jobs.ts'
import { startWorker } from '../load/start-worker.ts'
import { openFileLimit, residentBytes } from '../processes.ts'
import type { Crew } from './crew.ts'
import { type Latency, measureLatencies, measureLatency } from './latency.ts'

export type Idle = {
  visitors: number
  /** Growth of the server's resident memory for each. */
  residentBytesEach: number
  /** Growth of what V8 and Node hold for each (heap in use and external), after a collection. */
  heldBytesEach: number
  /** Others' messages without and with them; 'without' is the mean of before they come and after they left. */
  without: Latency
  with: Latency
  /** The p99 after they left, in times of that before they came: nobody is there in either, so this much is the machine's. */
  driftTimes: number
  /** What they cost while they only look around: the server's share of one core. */
  serverCores: number
}

export type MeasuredServer = {
  readonly pid: number
  collectGarbage(): Promise<void>
  heldBytes(): Promise<number>
  cpuSeconds(): number
}

/** Files that the server needs for itself and its database. */
const otherFiles = 600
const workers = 2
/** Long enough for what coming and going leave to do, the database's own tidying of the new rows above all. */
const settleMs = 75_000
const warmUpSeconds = 6
/** Many, since one window's p99 is 20 messages of 2,000. */
const windows = { count: 12, seconds: 4 }

/** Visitors who are on the site and write nothing: their memory, and what others feel of them. */
export const measureIdle = async (
  target: Target,
  server: MeasuredServer,
  crew: Crew,
  wanted: { visitors: number; perSecond: number; messagesPerSecond: number },
): Promise<Idle> => {
  const count = Math.min(wanted.visitors, openFileLimit() - otherFiles - crew.sockets)
  const feel = async (): Promise<Latency> => {
    await measureLatency(crew, wanted.messagesPerSecond, warmUpSeconds)
    return measureLatencies(crew, wanted.messagesPerSecond, windows)
  }
  // Memory is looked at after each of the two: a collection that is forced throws compiled code away, and the next seconds pay for it.
  const earlier = await feel()
  const before = await memoryOf(server)

  const crowd = Array.from({ length: workers }, () => startWorker('apart'))
  await Promise.all(
    crowd.map(async (worker, index) => {
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
  const withThem = await feel()
  const after = await memoryOf(server)
  for (const worker of crowd) worker.close()
  await pause(settleMs)
  const later = await feel()
  return {
    visitors,
    residentBytesEach: rounded((after.resident - before.resident) / visitors),
    heldBytesEach: rounded((after.held - before.held) / visitors),
    without: {
      perSecond: earlier.perSecond,
      p50Ms: rounded((earlier.p50Ms + later.p50Ms) / 2),
      p99Ms: rounded((earlier.p99Ms + later.p99Ms) / 2),
    },
    with: withThem,
    driftTimes: rounded(later.p99Ms / earlier.p99Ms),
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
