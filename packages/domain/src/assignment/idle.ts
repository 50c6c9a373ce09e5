import type { Decision } from '../conversation/decision.ts'
import { decideClose } from '../conversation/life.ts'
import type { ServiceConversation } from '../conversation/model.ts'
import { event, system } from '../conversation/send-message.ts'
import type { ServiceSettings } from '../service-settings.ts'
import { decideRest } from './rest.ts'

export type IdleStep = 'remind' | 'release' | 'close'

/**
 * What has become due since the agent's last word got no answer, and when the next step is; nothing of a conversation
 * whose visitor waits for the agent, or is in a session meanwhile. A step that was taken before is due again: taking it twice
 * changes nothing.
 */
export const idleSteps = (
  {
    status,
    waitingSinceMs,
    last,
    routing,
  }: Pick<ServiceConversation, 'status' | 'waitingSinceMs' | 'last' | 'routing'>,
  { remindAfterMs, releaseAfterMs, closeAfterMs }: ServiceSettings['idle'],
  nowMs: number,
): { due: IdleStep[]; nextAtMs: number | null } => {
  const isElsewhere = routing.resting?.cause === 'session'
  if (status !== 'open' || waitingSinceMs !== null || last?.author.kind !== 'agent' || isElsewhere)
    return { due: [], nextAtMs: null }
  const steps = (
    [
      ['remind', remindAfterMs],
      ['release', releaseAfterMs],
      ['close', closeAfterMs],
    ] as const
  ).flatMap(([step, afterMs]) => (afterMs === null ? [] : [{ step, atMs: last.atMs + afterMs }]))
  const ahead = steps.filter(({ atMs }) => atMs > nowMs).map(({ atMs }) => atMs)
  return {
    due: steps.filter(({ atMs }) => atMs <= nowMs).map(({ step }) => step),
    nextAtMs: ahead.length === 0 ? null : Math.min(...ahead),
  }
}

/** Takes one step that is due. One that was taken since the agent's last word changes nothing. */
export const decideIdle = (
  conversation: ServiceConversation,
  step: IdleStep,
  nowMs: number,
  nextId: () => string,
): Decision => {
  switch (step) {
    case 'remind': {
      const { routing, last } = conversation
      if (routing.remindedAtMs !== null && routing.remindedAtMs >= (last?.atMs ?? 0)) return { kind: 'nothing' }
      return {
        kind: 'append',
        entries: [event(nextId(), system, { kind: 'reminded' })],
        head: { routing: { ...routing, remindedAtMs: nowMs } },
      }
    }
    case 'release':
      return decideRest(conversation, 'idle', nowMs, nextId)
    case 'close':
      return decideClose(conversation, system, nextId)
  }
}
