import { placesOf, type WaitingPlace } from '@frontdesk/domain'
import type { Live } from '../ports/live.ts'
import type { Clock, Schedule } from '../ports/runtime.ts'
import type { Store } from '../ports/store.ts'

/** Places are read, and told, at most this often for each account. */
const everyMs = 1_000
/** While visitors wait here, what other nodes give away is looked for this often. */
const againMs = 5_000
/** Who stands further back is told no place. */
const countedAtMost = 2_000

/** Where visitors stand in the queue, live. */
export interface Waits {
  /** The places of all who wait in an account, no older than a second. */
  places(accountId: string): Promise<ReadonlyMap<string, WaitingPlace>>
  /** Somebody has come into the queue, left it, or moved in it. Returns at once. */
  changed(accountId: string): void
  close(): void
}

export const createWaits = (options: {
  store: Pick<Store, 'account'>
  live: Pick<Live, 'queueChanged'>
  clock: Clock
  schedule: Schedule
  onFault: (fault: unknown) => void
}): Waits => {
  const { store, clock, schedule } = options
  const held = new Map<string, { atMs: number; places: Promise<ReadonlyMap<string, WaitingPlace>> }>()
  const planned = new Map<string, { dueAtMs: number; callOff: () => void }>()
  const toldAtMs = new Map<string, number>()

  const read = async (accountId: string): Promise<ReadonlyMap<string, WaitingPlace>> => {
    const { queue } = store.account(accountId)
    const [line, pace] = await Promise.all([queue.line(countedAtMost), queue.pace()])
    return placesOf(line, pace, clock.now())
  }

  const places = (
    accountId: string,
    freshAfterMs = clock.now() - everyMs,
  ): Promise<ReadonlyMap<string, WaitingPlace>> => {
    const known = held.get(accountId)
    if (known !== undefined && known.atMs >= freshAfterMs) return known.places
    const one = { atMs: clock.now(), places: read(accountId) }
    held.set(accountId, one)
    one.places.catch(() => {
      if (held.get(accountId) === one) held.delete(accountId)
    })
    return one.places
  }

  const plan = (accountId: string, waitMs: number): void => {
    const dueAtMs = clock.now() + waitMs
    const known = planned.get(accountId)
    if (known !== undefined && known.dueAtMs <= dueAtMs) return
    known?.callOff()
    const callOff = schedule(waitMs, () => {
      planned.delete(accountId)
      void tell(accountId).catch(options.onFault)
    })
    planned.set(accountId, { dueAtMs, callOff })
  }

  const tell = async (accountId: string): Promise<void> => {
    toldAtMs.set(accountId, clock.now())
    const anybodyHere = options.live.queueChanged(accountId, await places(accountId, clock.now()))
    if (anybodyHere) plan(accountId, againMs)
  }

  return {
    places: (accountId) => places(accountId),
    changed: (accountId) => plan(accountId, Math.max(0, (toldAtMs.get(accountId) ?? 0) + everyMs - clock.now())),
    close: () => {
      for (const { callOff } of planned.values()) callOff()
      planned.clear()
    },
  }
}
