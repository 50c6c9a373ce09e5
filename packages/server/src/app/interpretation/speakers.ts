import {
  type Agent,
  type Conversation,
  type ConversationInterpretation,
  languageOf,
  type Party,
  presentMembers,
  type Speaker,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import type { AccountDirectory } from '../directory.ts'

type Parts = Pick<App, 'store' | 'presence'>

/**
 * Who takes part in a conversation, and what each reads: as was said of this conversation, else an agent's profile, a
 * visitor's record, or its browser. Colleagues' rooms have none.
 */
export const speakersOf = async (
  app: Parts,
  directory: AccountDirectory,
  conversation: Conversation,
  said: ConversationInterpretation,
): Promise<Speaker[]> =>
  Promise.all(
    partiesOf(app, conversation).map((party) => speakerOf(app, directory, conversation.accountId, party, said)),
  )

const partiesOf = (app: Pick<App, 'presence'>, conversation: Conversation): Party[] => {
  if (conversation.kind !== 'service')
    return conversation.kind === 'multi' ? presentMembers(conversation.room).map(({ party }) => party) : []
  const { accountId, contactId, assigneeId, joinedIds } = conversation
  // While nobody has it, whoever is here may read it to take it.
  const agentIds = assigneeId === null ? app.presence.onlineAgents(accountId) : [assigneeId, ...joinedIds]
  return [{ kind: 'contact', id: contactId }, ...agentIds.map((id): Party => ({ kind: 'agent', id }))]
}

export const speakerOf = async (
  app: Parts,
  directory: AccountDirectory,
  accountId: string,
  party: Party,
  { languages }: ConversationInterpretation,
): Promise<Speaker> => {
  const told = languages[party.id]
  if (told !== undefined) return { party, reads: told.language === null ? [] : [told.language], source: told.by }
  const reads =
    party.kind === 'agent' ? readByAgent(directory.agents.get(party.id)) : await readByVisitor(app, accountId, party.id)
  return { party, reads, source: reads.length === 0 ? null : 'known' }
}

const readByAgent = (agent: Agent | undefined): string[] =>
  agent === undefined ? [] : distinct([agent.language, ...agent.languages])

const readByVisitor = async (app: Parts, accountId: string, contactId: string): Promise<string[]> => {
  const { contacts } = app.store.account(accountId)
  const contact = await contacts.byId(contactId)
  const here = app.presence.visitor(accountId, contactId)?.visit
  const tag = contact?.language ?? here?.language ?? (await contacts.lastVisit(contactId))?.language ?? null
  return distinct([tag])
}

const distinct = (tags: readonly (string | null)[]): string[] => [
  ...new Set(tags.map(languageOf).filter((language) => language !== null)),
]
