import type { FastifyInstance } from 'fastify'
import { Fault } from '../../app/fault.ts'

const waitMs = 2_000
/** Probes must get their answer also while the server goes down. */
const stillAnswered: ReadonlySet<string> = new Set(['/healthz', '/readyz', '/metrics'])

/** Refuses new requests once `begin` was called; those under way go on. */
export const addDraining = (app: FastifyInstance): { begin(): void; isDraining(): boolean } => {
  let draining = false
  app.addHook('onRequest', async (request, reply) => {
    if (!draining || stillAnswered.has(request.routeOptions.url ?? '')) return
    reply.header('connection', 'close')
    throw new Fault('server.busy', 'The server is shutting down.', { retryAfterMs: waitMs })
  })
  // A request that was under way must not leave its connection open for another.
  app.addHook('onSend', async (_request, reply) => {
    if (draining) reply.header('connection', 'close')
  })
  return {
    begin: () => {
      draining = true
    },
    isDraining: () => draining,
  }
}
