import { daysFrom } from '../agents/ledger.ts'
import type { App } from '../app.ts'
import type { ListedService } from '../ports/listed.ts'
import type { GivenRating } from '../ports/rating-store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { agentViewerFor, visibleTo } from '../viewer.ts'

const newestShown = 50

export type RatingFigures = {
  days: { date: string; agents: { agentId: string; count: number; average: number }[] }[]
  newest: (GivenRating & Pick<ListedService, 'contact'>)[]
}

/** What visitors gave, day by day, and the newest in sight. @throws Fault request.invalid for a time zone that there is not */
export const readRatings = async (
  app: App,
  agent: AgentPrincipal,
  { from, days, timeZone }: { from: string; days: number; timeZone: string },
): Promise<RatingFigures> => {
  const asked = daysFrom(from, days, timeZone)
  const { ratings, conversations } = app.store.account(agent.accountId)
  const [figures, newest, viewer] = await Promise.all([
    ratings.figures(asked),
    ratings.newest(asked[0]?.fromMs ?? 0, asked.at(-1)?.untilMs ?? 0, newestShown),
    agentViewerFor(app, agent),
  ])
  const ids = [...new Set(newest.map(({ conversationId }) => conversationId))]
  const seen = visibleTo(viewer, await conversations.listedServices(ids))
  const contacts = new Map(seen.map(({ conversation, contact }) => [conversation.id, contact]))
  return {
    days: asked.map(({ date }, i) => ({ date, agents: figures.filter(({ span }) => span === i) })),
    newest: newest.flatMap((given) => {
      const contact = contacts.get(given.conversationId)
      return contact === undefined ? [] : [{ ...given, contact }]
    }),
  }
}
