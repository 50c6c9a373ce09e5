import {
  type Conversation,
  type Entry,
  isInterpreting,
  type LanguagePair,
  languageOf,
  type Party,
  type Speaker,
  seenSince,
  seesAfter,
  type TranslationEngine,
} from '@frontdesk/domain'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { visibleConversation } from '../conversations/act.ts'
import { Fault, notFound } from '../fault.ts'
import { type AgentPrincipal, partyOf, type VisitorPrincipal } from '../principal.ts'
import { speakerOf, speakersOf } from './speakers.ts'

type Actor = AgentPrincipal | VisitorPrincipal

export type InterpretationHere = {
  /** The company interprets. */
  offered: boolean
  /** And here it is not switched off. */
  on: boolean
  engine: TranslationEngine
  mine: Speaker
  /** For staff all who take part; visitors hear of nobody's language. */
  speakers: readonly Speaker[]
  /** To choose from; null is any. */
  languages: readonly string[] | null
}

/** How a conversation that the asker may see is interpreted. */
export const readInterpretation = async (app: App, actor: Actor, conversationId: string): Promise<InterpretationHere> =>
  interpretationOf(app, actor, await visibleConversation(app, actor, conversationId))

const interpretationOf = async (app: App, actor: Actor, conversation: Conversation): Promise<InterpretationHere> => {
  const directory = await app.directory.of(actor.accountId)
  const { interpretation } = directory
  const said = await app.store.account(actor.accountId).interpretations.of(conversation.id)
  return {
    offered: conversation.kind !== 'internal' && isInterpreting(interpretation),
    on: said.on,
    engine: interpretation.engine,
    mine: await speakerOf(app, directory, actor.accountId, partyOf(actor), said),
    speakers: actor.kind === 'agent' ? await speakersOf(app, directory, conversation, said) : [],
    languages: interpretation.pairs === null ? null : languagesIn(interpretation.pairs),
  }
}

const languagesIn = (pairs: readonly LanguagePair[]): string[] => [
  ...new Set(pairs.flatMap(({ from, to }) => [from, to])),
]

/**
 * Says what somebody reads and writes in this conversation: one's own language, or staff a visitor's. Null is: to be left as it
 * is written. What was said last is then put into it.
 */
export const chooseLanguage = async (
  app: App,
  actor: Actor,
  {
    conversationId,
    language,
    contactId,
  }: { conversationId: string; language: string | null; contactId: string | null },
): Promise<InterpretationHere> => {
  const conversation = await visibleConversation(app, actor, conversationId)
  await allow(app, 'interpretation', partyOf(actor).id)
  const whose = contactId === null ? partyOf(actor) : visitorIn(conversation, actor, contactId)
  const known = language === null ? null : languageOf(language)
  if (language !== null && known === null) throw new Fault('request.invalid', 'language is no BCP 47 tag.')
  await app.store
    .account(actor.accountId)
    .interpretations.speak(conversationId, whose.id, { language: known, by: 'chosen' })
  app.interpreter.look(actor.accountId, conversationId)
  app.live.interpretationChanged(conversationId)
  return interpretationOf(app, actor, conversation)
}

const visitorIn = (conversation: Conversation, actor: Actor, contactId: string): Party => {
  const isIn =
    conversation.kind === 'service'
      ? conversation.contactId === contactId
      : conversation.room.members.some(({ party }) => party.kind === 'contact' && party.id === contactId)
  if (!isIn || actor.kind !== 'agent') throw notFound()
  return { kind: 'contact', id: contactId }
}

/** Switches it off, or on again, in one conversation, for all who are in it. */
export const switchInterpretation = async (
  app: App,
  agent: AgentPrincipal,
  conversationId: string,
  on: boolean,
): Promise<InterpretationHere> => {
  const conversation = await visibleConversation(app, agent, conversationId)
  await app.store.account(agent.accountId).interpretations.switch(conversationId, on)
  if (on) app.interpreter.look(agent.accountId, conversationId)
  app.live.interpretationChanged(conversationId)
  return interpretationOf(app, agent, conversation)
}

/** Asks the engine once more for one message; `seq` in the asker's own count. */
export const translateAgain = async (app: App, actor: Actor, conversationId: string, seq: number): Promise<void> => {
  const entry = await entryToAskFor(app, actor, conversationId, seq)
  app.interpreter.again(actor.accountId, conversationId, entry.seq)
}

/** An entry that the actor sees and may ask an engine for; `seq` in its own count. @throws Fault not_found, rate.limited */
export const entryToAskFor = async (app: App, actor: Actor, conversationId: string, seq: number): Promise<Entry> => {
  const conversation = await visibleConversation(app, actor, conversationId)
  await allow(app, 'interpretation', partyOf(actor).id)
  const view = actor.kind === 'agent' ? 'staff' : 'public'
  const { entries } = await app.store.account(actor.accountId).conversations.before(conversationId, view, seq + 1, 1)
  const [entry] = seenSince(seesAfter(partyOf(actor), conversation), entries)
  if (entry === undefined || (view === 'staff' ? entry.seq : entry.publicSeq) !== seq) throw notFound()
  return entry
}
