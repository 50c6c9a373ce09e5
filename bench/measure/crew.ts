import { pause } from '../figures.ts'
import type { Target } from '../load/jobs.ts'
import { startWorker, type Worker } from '../load/start-worker.ts'
import { cpuSeconds } from '../processes.ts'

/** Conversations under load; one agent's socket may watch a thousand. */
const conversations = 900

/** Two load processes at a server: one for those who write, one for the agent who reads. */
export type Crew = {
  readonly target: Target
  readonly writers: Worker
  readonly reader: Worker
  /** Without the product's client, see `createBarePeople`. */
  readonly bare: boolean
  /** Open at the server. */
  readonly sockets: number
  /** CPU seconds so far, by process. */
  cpu(): { [process: string]: number }
  /** Waits until the agent has so many messages since the last time; gives their latencies. @throws when they do not come */
  received(expected: number): Promise<number[]>
  leave(): Promise<void>
}

export const gatherCrew = async (
  target: Target,
  server: { pid: number; postgresPid?: number },
  agent: { agentId: string; cookie: string },
  bare: boolean,
): Promise<Crew> => {
  const writers = startWorker()
  const reader = startWorker()
  const visitors = await writers.do('enter', { target, count: conversations, firstAddress: 0, conversations: true })
  await writers.do('visitors', { target, visitors, as: bare ? 'bare writers' : 'writers', perSecond: 600 })
  const conversationIds = visitors.map(({ conversationId }) => conversationId)
  await reader.do('agent', { target, ...agent, conversationIds, bare })
  return {
    target,
    writers,
    reader,
    bare,
    sockets: conversations + 1,
    received: async (expected) => {
      const latencyMs: number[] = []
      let count = 0
      for (let waits = 0; count < expected && waits < 200; waits += 1) {
        const more = await reader.do('received', {})
        count += more.count
        latencyMs.push(...more.latencyMs)
        if (count < expected) await pause(50)
      }
      if (count !== expected) throw new Error(`the agent had ${count} of ${expected} messages`)
      return latencyMs
    },
    cpu: () => ({
      server: cpuSeconds(server.pid),
      ...(server.postgresPid === undefined ? {} : { postgres: cpuSeconds(server.postgresPid, true) }),
      writers: cpuSeconds(writers.pid),
      reader: cpuSeconds(reader.pid),
    }),
    leave: async () => {
      for (const worker of [writers, reader]) {
        await worker.do('leave', {})
        worker.close()
      }
    },
  }
}
