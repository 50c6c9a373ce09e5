import type { ServiceConversation } from '@frontdesk/domain'
import { endGrace, graceTimer } from '../agents/state.ts'
import type { App } from '../app.ts'
import type { CommittedChanges } from '../ports/conversation-log.ts'
import type { Live } from '../ports/live.ts'
import type { Clock, Schedule } from '../ports/runtime.ts'
import type { Store } from '../ports/store.ts'
import { giveBack, passOwnAgent } from '../service/give-back.ts'
import { runIdle } from '../service/idle.ts'
import { beginService } from '../service/open-hours.ts'
import { reactToChange } from '../service/react.ts'
import { wake } from '../service/seat-back.ts'
import { takeUpTimers } from '../service/take-up.ts'
import { giveBackTimer, idleTimer, openingTimer, ownAgentTimer, snoozeTimer } from '../service/timers.ts'
import type { Timers } from '../timers/timers.ts'
import { createEngine, type Engine } from './engine.ts'
import { beganToWait, concernsEngine, movesQueue } from './events.ts'
import { giveWaiting, offerTimer } from './give-waiting.ts'
import { handOverTimer, leaveService } from './hand-over.ts'
import { expireOffer } from './offers.ts'
import { overflow, overflowTimer, planOverflow } from './overflow.ts'
import { createWaits, type Waits } from './waits.ts'

/** All that serves who waits, put together. */
export interface Assignment {
  readonly engine: Engine
  readonly waits: Waits
  /** Registers what is due when. Once, before the timers start. */
  handleTimers(timers: Timers): void
  /** A committed change may let something be given, or move the queue. */
  committed(changes: CommittedChanges<ServiceConversation>): void
  /** Looks at what waited when the last server ended, and takes up what it had not set. */
  start(): Promise<void>
  close(): Promise<void>
}

export const createAssignment = (options: {
  app: () => App
  store: Store
  live: Live
  clock: Clock
  schedule: Schedule
  onFault: (fault: unknown) => void
}): Assignment => {
  const { app, store, onFault } = options
  let takingUp: Promise<void> = Promise.resolve()
  let isClosed = false
  const waits = createWaits(options)
  const engine = createEngine({ ...options, pass: (accountId) => giveWaiting(app(), accountId) })
  return {
    engine,
    waits,
    handleTimers: (timers) => {
      timers.handle(graceTimer, (accountId, agentId) => endGrace(app(), accountId, agentId))
      timers.handle(handOverTimer, (accountId, agentId) => leaveService(app(), accountId, agentId))
      timers.handle(offerTimer, (accountId, conversationId) => expireOffer(app(), accountId, conversationId))
      timers.handle(overflowTimer, (accountId, conversationId) => overflow(app(), accountId, conversationId))
      timers.handle(snoozeTimer, (accountId, conversationId) => wake(app(), accountId, conversationId))
      timers.handle(ownAgentTimer, (accountId, conversationId) => passOwnAgent(app(), accountId, conversationId))
      timers.handle(giveBackTimer, (accountId, conversationId) => giveBack(app(), accountId, conversationId))
      timers.handle(idleTimer, (accountId, conversationId) => runIdle(app(), accountId, conversationId))
      timers.handle(openingTimer, (accountId, conversationId) => beginService(app(), accountId, conversationId))
    },
    committed: (changes) => {
      const { accountId } = changes.conversation
      void reactToChange(app(), changes).catch(onFault)
      if (concernsEngine(changes)) engine.look(accountId)
      if (movesQueue(changes)) waits.changed(accountId)
      if (beganToWait(changes)) void planOverflow(app(), changes.conversation).catch(onFault)
    },
    start: async () => {
      const accounts = await store.accounts.list()
      for (const { id } of accounts) engine.look(id)
      takingUp = (async () => {
        for (const { id } of accounts) if (!isClosed) await takeUpTimers(app(), id).catch(onFault)
      })()
    },
    close: async () => {
      isClosed = true
      await takingUp
      await engine.close()
      waits.close()
    },
  }
}
