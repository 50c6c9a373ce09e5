import {
  type Agent,
  type AlsoBy,
  agentsIn,
  type Entry,
  type SharedConversation,
  stateOf,
  waysTo,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import { visibleConversation } from '../conversations/act.ts'
import type { AccountDirectory } from '../directory.ts'
import { notFound } from '../fault.ts'
import { needMail } from '../mail/mail.ts'
import type { AgentPrincipal } from '../principal.ts'
import { needTexts } from './texts.ts'

/** What is set up of the ways on which words can go besides. */
export const offeredWays = (app: Pick<App, 'mail' | 'texts'>): AlsoBy[] => [
  ...(app.mail === null ? [] : (['e-mail'] as const)),
  ...(app.texts === null ? [] : (['sms'] as const)),
]

/** @throws Fault mail.off, sms.off for a way that is not set up */
export const mustOffer = (app: Pick<App, 'mail' | 'texts'>, ways: readonly AlsoBy[]): void => {
  if (ways.includes('e-mail')) needMail(app)
  if (ways.includes('sms')) needTexts(app)
}

/** @throws Fault not_found for who is not in it, and for a visitor's conversation */
export const visibleRoom = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
): Promise<SharedConversation> => {
  const conversation = await visibleConversation(app, agent, conversationId)
  if (conversation.kind !== 'internal') throw notFound()
  return { ...conversation, kind: conversation.kind }
}

/** Those in a room who are not here, on whatever node, without the one who asks. */
export const absentFrom = (
  { room }: SharedConversation,
  askerId: string,
  { agents, teams, standingOf }: AccountDirectory,
): Agent[] =>
  agentsIn(room, (teamId) => teams.get(teamId)?.memberIds ?? []).flatMap((id) => {
    const agent = agents.get(id)
    const isAbsent = ['offline', 'away'].includes(stateOf(standingOf(id)))
    return agent !== undefined && id !== askerId && agent.disabledAtMs === null && isAbsent ? [agent] : []
  })

/**
 * What was said in a room goes besides to those who are not here, as its author has marked it: first it is kept who gets
 * it, then it goes to the queue. A repeat of the message brings to the queue what has not got there, and nobody new.
 */
export const sendBesides = async (
  app: App,
  { accountId, agentId }: AgentPrincipal,
  conversationId: string,
  { seq, content }: Entry,
): Promise<void> => {
  const also = content.kind === 'message' ? (content.extra?.also ?? []) : []
  if (also.length === 0) return
  const scope = app.store.account(accountId)
  const [conversation, directory] = await Promise.all([
    scope.conversations.byId(conversationId),
    app.directory.of(accountId),
  ])
  if (conversation?.kind !== 'internal') return
  const to = absentFrom(conversation, agentId, directory).flatMap((agent) =>
    waysTo(agent, also).map((way) => ({ agentId: agent.id, way })),
  )
  const waiting = await scope.notices.plan({ conversationId, seq }, to, app.clock.now())
  const jobs = app.mail?.jobs ?? app.texts?.jobs
  for (const key of waiting) await jobs?.add({ kind: 'notice', accountId, ...key })
}
