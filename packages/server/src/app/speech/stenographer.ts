import { isAwaited } from '@frontdesk/domain'
import { createEngineLanes, type EngineLanes, type EngineWork } from '../engine-lanes.ts'
import type { CommittedChanges } from '../ports/conversation-log.ts'

/**
 * Has voice messages written down, behind their commit. Which are to be stands in them from the moment in which they were sent,
 * so that a restart finds them and what was sent before there was an engine stays where it is.
 */
export interface Stenographer extends Pick<EngineLanes, 'add' | 'askAgain' | 'takeUp' | 'settled'> {
  committed(changes: CommittedChanges): void
  /** Waits for no engine: what one hears at that moment is heard again after the next start. Idempotent. */
  close(): Promise<void>
}

export const createStenographer = (options: EngineWork): Stenographer => {
  const underWay = new Set<string>()
  const ended = Promise.withResolvers<void>()
  const lanes = createEngineLanes({
    ...options,
    // A message that is reacted to, say, while an engine hears it still waits, and is not heard twice.
    carryOut: async (job, health) => {
      const what = `${job.conversationId}/${job.seq}`
      if (underWay.has(what)) return
      underWay.add(what)
      const work = options.carryOut(job, health).finally(() => underWay.delete(what))
      await Promise.race([work, ended.promise])
    },
  })
  return {
    ...lanes,
    close: () => {
      ended.resolve()
      return lanes.close()
    },
    committed: ({ conversation: { accountId, id: conversationId }, entries, amended }) => {
      for (const entry of [...entries, ...amended])
        if (isAwaited(entry)) lanes.add({ accountId, conversationId, seq: entry.seq })
    },
  }
}
