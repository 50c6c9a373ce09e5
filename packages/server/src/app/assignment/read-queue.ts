import { placesOf, type WaitingPlace } from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { AccountDirectory } from '../directory.ts'
import type { ListedService } from '../ports/store.ts'
import { servings } from './seats.ts'

const shownAtMost = 200
const countedAtMost = 10_000

export type QueueBoard = {
  directory: AccountDirectory
  /** The first of those who wait, longest wait first. */
  waiting: { listed: ListedService; place: WaitingPlace }[]
  total: number
  /** How many each agent has, and may have. */
  agents: { agentId: string; load: number; capacity: number }[]
  /** How many wait for each team, and how many it has. */
  teams: { teamId: string | null; waiting: number; capacity: number | null }[]
}

/** What a supervisor sees of the queue: who waits where and how long, and who serves how many. */
export const readQueue = async (app: App, accountId: string): Promise<QueueBoard> => {
  const { queue, conversations } = app.store.account(accountId)
  const directory = await app.directory.of(accountId)
  const [line, pace, loads] = await Promise.all([queue.line(countedAtMost), queue.pace(), queue.loads()])
  const places = placesOf(line, pace, app.clock.now())
  const shown = line.slice(0, shownAtMost)
  const listed = new Map(
    (await conversations.listedServices(shown.map(({ conversationId }) => conversationId))).map((one) => [
      one.conversation.id,
      one,
    ]),
  )
  const serving = servings(directory)
  return {
    directory,
    waiting: shown.flatMap(({ conversationId }) => {
      const one = listed.get(conversationId)
      const place = places.get(conversationId)
      return one === undefined || place === undefined ? [] : [{ listed: one, place }]
    }),
    total: line.length,
    agents: [...directory.agents.values()]
      .filter(({ disabledAtMs }) => disabledAtMs === null)
      .map(({ id, capacity }) => ({
        agentId: id,
        load: loads.get(id) ?? 0,
        capacity: capacity ?? directory.account.service.capacity,
      })),
    teams: [null, ...directory.teams.keys()].map((teamId) => ({
      teamId,
      waiting: line.filter((one) => one.teamId === teamId).length,
      capacity: serving(teamId).capacity,
    })),
  }
}
