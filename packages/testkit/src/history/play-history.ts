import { eventually } from '../eventually.ts'
import { createRandom, type Random } from '../random.ts'
import type { Evidence } from './check-history.ts'
import { createFaults } from './faults.ts'
import type { StoredConversation } from './history.ts'
import { createPlayer, isSettled, loadAll, loadFresh, noteWords, type Player, type Role } from './player.ts'
import { readStored } from './read-store.ts'
import { shownOf } from './record-client.ts'

export type PlayOptions = {
  seed: number
  /** How long people write and things break; settling comes after it. */
  forMs: number
  sendEveryMs: number
  /** Null: the networks are sound. */
  faultEveryMs: number | null
  roles: readonly Role[]
  server: { readonly port: number; readonly databaseUrl: string }
  /** Run one after another while people write, spread over the time. */
  interruptions?: readonly (() => Promise<void>)[]
  /** Called with the players before anything is said. */
  begun?: (players: readonly Player[]) => void
  settleWithinMs?: number
}

export type Played = Evidence & {
  readonly faults: { readonly [kind: string]: number }
  readonly counts: { sent: number; stored: number; shown: number; interruptions: number }
}

/** Lets many clients write to each other while their networks and the server fail, and gathers the evidence. */
export const playHistory = async (options: PlayOptions): Promise<Played> => {
  const { seed, roles, server } = options
  const random = createRandom(seed)
  const faults = createFaults(random)
  const players = await Promise.all(roles.map((role, index) => createPlayer(role, server.port, seed + index)))
  options.begun?.(players)
  try {
    const interruptions = await act(players, random, faults.strike, options)
    faults.heal()
    const stored = await settle(players, options)
    await Promise.all(players.map(finish))
    const fresh = (await Promise.all(distinct(roles).map(loadFresh))).flat()
    const clients = players.flatMap(({ recorder }) => [...recorder.histories.values()])
    return {
      stored,
      clients,
      fresh,
      faults: faults.counts(),
      counts: {
        sent: clients.reduce((sum, { sent }) => sum + sent.length, 0),
        stored: stored.reduce((sum, { entries }) => sum + entries.length, 0),
        shown: clients.reduce((sum, { atEnd }) => sum + atEnd.length, 0),
        interruptions,
      },
    }
  } finally {
    for (const { client, network } of players) {
      client.close()
      await network.close()
    }
  }
}

/** The time in which people write and things break. */
const act = async (
  players: readonly Player[],
  random: Random,
  strike: (network: Player['network']) => void,
  { forMs, sendEveryMs, faultEveryMs, interruptions = [] }: PlayOptions,
): Promise<number> => {
  let words = 0
  const writing = setInterval(() => {
    words += 1
    speak(random.pick(players), random, words)
  }, sendEveryMs)
  const breaking =
    faultEveryMs === null ? undefined : setInterval(() => strike(random.pick(players).network), faultEveryMs)
  const untilMs = performance.now() + forMs
  let done = 0
  try {
    for (const interrupt of interruptions) {
      await pause((0.5 + random.next()) * (forMs / (interruptions.length + 1)))
      await interrupt()
      done += 1
    }
    await pause(untilMs - performance.now())
    return done
  } finally {
    clearInterval(writing)
    clearInterval(breaking)
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)))

const speak = ({ name, view, conversationIds, recorder }: Player, random: Random, words: number): void => {
  const conversationId = random.pick(conversationIds)
  if (view === 'staff' && random.chance(0.4)) recorder.send(conversationId, `${noteWords} ${words} of ${name}`, 'staff')
  else recorder.send(conversationId, `words ${words} of ${name}`, 'everyone')
}

/** Waits until everybody has said what they had to say and shows what the database has. */
const settle = (
  players: readonly Player[],
  { server, settleWithinMs = 30_000 }: PlayOptions,
): Promise<StoredConversation[]> => {
  const ids = [...new Set(players.flatMap(({ conversationIds }) => conversationIds))]
  for (const { client } of players) client.wake()
  const look = async (): Promise<StoredConversation[] | null> => {
    const stored = await readStored(server.databaseUrl, ids)
    const isDone = players.every(({ client, view, conversationIds }) => {
      const mine = stored.filter(({ id }) => conversationIds.includes(id))
      return isSettled(client, new Map(mine.map((one) => [one.id, view === 'staff' ? one.rev : one.publicRev])))
    })
    if (!isDone) await pause(100)
    return isDone ? stored : null
  }
  return eventually(look, 'that everybody shows everything', settleWithinMs)
}

const finish = async ({ client, recorder }: Player): Promise<void> => {
  for (const [conversationId, history] of recorder.histories) {
    await loadAll(client, conversationId)
    history.atEnd = client.conversation(conversationId).entries.map(shownOf)
  }
}

/** One role for each person: two devices of somebody load the same. */
const distinct = (roles: readonly Role[]): Role[] => [...new Map(roles.map((role) => [role.authorId, role])).values()]
