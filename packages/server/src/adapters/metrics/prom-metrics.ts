import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Metrics } from '../../app/ports/metrics.ts'

export type ServerMetrics = Metrics & {
  /** All figures in the text form that Prometheus reads. */
  render(): Promise<{ contentType: string; text: string }>
  /** Stops the measuring of the process. Idempotent. */
  close(): void
}

const seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Figures of this process: its memory, CPU, event loop and garbage (`process_…`, `nodejs_…`), and ours (`frontdesk_…`). */
export const createPromMetrics = (): ServerMetrics => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })

  const connections = new Gauge({
    name: 'frontdesk_connections',
    help: 'Signed-in sockets open now.',
    labelNames: ['kind'],
    registers,
  })
  const cuts = new Counter({
    name: 'frontdesk_connections_cut_total',
    help: 'Sockets that the server closed, by reason.',
    labelNames: ['reason'],
    registers,
  })
  const messages = new Counter({
    name: 'frontdesk_messages_total',
    help: 'Messages committed, by kind of author.',
    labelNames: ['author'],
    registers,
  })
  const batchActs = new Histogram({
    name: 'frontdesk_commit_batch_acts',
    help: 'Acts in one commit of the log.',
    buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000],
    registers,
  })
  const batchSeconds = new Histogram({
    name: 'frontdesk_commit_seconds',
    help: 'Time of one commit of the log.',
    buckets: seconds,
    registers,
  })
  const commands = new Histogram({
    name: 'frontdesk_command_seconds',
    help: 'Time from a command to its answer.',
    labelNames: ['door', 'command', 'outcome'],
    buckets: seconds,
    registers,
  })
  const requests = new Histogram({
    name: 'frontdesk_http_request_seconds',
    help: 'Time from an HTTP request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: seconds,
    registers,
  })
  // A gauge or counter that never moved should read 0, not be absent.
  for (const kind of ['agent', 'visitor']) connections.set({ kind }, 0)
  for (const author of ['contact', 'agent', 'bot', 'system']) messages.inc({ author }, 0)

  return {
    connectionOpened: (kind) => connections.inc({ kind }),
    connectionClosed: (kind) => connections.dec({ kind }),
    connectionCut: (reason) => cuts.inc({ reason }),
    messageStored: (author) => messages.inc({ author }),
    batchCommitted: (acts, took) => {
      batchActs.observe(acts)
      batchSeconds.observe(took)
    },
    commandAnswered: (door, command, outcome, took) => commands.observe({ door, command, outcome }, took),
    requestAnswered: (method, route, status, took) => requests.observe({ method, route, status }, took),
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
    close: () => registry.clear(),
  }
}
