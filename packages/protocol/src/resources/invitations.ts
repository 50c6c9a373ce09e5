import { limits } from '../limits.ts'
import { Exact, Id, Name, Nullable, OneOf, type Static, TimeMs, Type } from '../schema.ts'
import { AgentCard } from './agents.ts'
import { AttributeKey, ContactCard } from './contacts.ts'

/** Words of an invitation: few, for a small box. */
export const InvitationText = Type.String({ minLength: 1, maxLength: limits.invitationCharacters })

export const InvitationState = OneOf('pending', 'accepted', 'declined', 'lapsed', 'withdrawn')
export type InvitationState = Static<typeof InvitationState>

/** What it is to: to talk with its agent, or into a session of several. A client passes over a kind that it does not know. */
export const InvitationKind = OneOf('chat', 'session')
export type InvitationKind = Static<typeof InvitationKind>

/** An invitation on the page, as staff see it. */
export const Invitation = Exact({
  id: Id,
  kind: InvitationKind,
  state: InvitationState,
  contact: ContactCard,
  siteId: Id,
  agent: AgentCard,
  /** The rule that invited by itself. */
  trigger: Nullable(Exact({ id: Id, name: Type.String() })),
  text: Type.String(),
  createdAtMs: TimeMs,
  /** Until when the box waits for an answer. */
  expiresAtMs: TimeMs,
  endedAtMs: Nullable(TimeMs),
  /** Until when its visitor is left alone, because it declined or did not answer. */
  quietUntilMs: Nullable(TimeMs),
  /** Where an accepted one has led. */
  conversationId: Nullable(Id),
  /** Into which session it is. */
  sessionId: Nullable(Id),
})
export type Invitation = Static<typeof Invitation>

/** The same for the visitor: what the box shows, and no more than that it is over once it is. */
export const VisitorInvitation = Type.Union([
  Exact({
    id: Id,
    kind: InvitationKind,
    state: Type.Literal('pending'),
    agent: AgentCard,
    text: Type.String(),
    expiresAtMs: TimeMs,
    /** Into which session it is; null for one to talk with its agent. */
    sessionId: Nullable(Id),
  }),
  Exact({ id: Id, kind: InvitationKind, state: OneOf('accepted', 'declined', 'lapsed', 'withdrawn') }),
])
export type VisitorInvitation = Static<typeof VisitorInvitation>

const InvitationTexts = Type.Array(InvitationText, { minItems: 1, maxItems: limits.invitationTexts })
const times = { minimum: 1, maximum: limits.invitationsPerVisitor } as const

export const invitationSettings = {
  lifeMs: Type.Integer({ minimum: 10_000, maximum: limits.invitationLifeMs }),
  /** Whoever declined or did not answer is left alone for so long. */
  quietMs: Type.Integer({ minimum: 0, maximum: limits.invitationQuietMs }),
  /** How often rules invite one visitor, at most. */
  perVisit: Type.Integer(times),
  perDay: Type.Integer(times),
  /** What agents choose from; the first of each language is what rules say. */
  texts: Exact({ en: InvitationTexts, 'zh-CN': InvitationTexts }),
  /** Whether visitors who come into a session see what was said before. */
  earlierText: Type.Boolean(),
}
export const InvitationSettings = Exact(invitationSettings)
export type InvitationSettings = Static<typeof InvitationSettings>

/** What a rule asks; all of its conditions must hold. */
export const TriggerCondition = Type.Union([
  /** The page's address: `*` is anything, and one that begins with `/` is looked for behind the host. */
  Exact({
    kind: Type.Literal('page'),
    pattern: Type.String({ minLength: 1, maxLength: limits.patternCharacters }),
  }),
  Exact({
    kind: Type.Literal('time'),
    atLeastMs: Type.Integer({ minimum: 1_000, maximum: limits.timeOnPageMs }),
  }),
  Exact({ kind: Type.Literal('pages'), atLeast: Type.Integer({ minimum: 1, maximum: 1_000 }) }),
  Exact({ kind: Type.Literal('returning'), returning: Type.Boolean() }),
  Exact({
    kind: Type.Literal('attribute'),
    key: AttributeKey,
    is: OneOf('set', 'equal', 'least', 'contains'),
    /** Not read for `set`. */
    value: Type.String({ maxLength: limits.attributeCharacters }),
  }),
  Exact({ kind: Type.Literal('language'), language: OneOf('en', 'zh-CN', 'other') }),
  Exact({ kind: Type.Literal('hours'), open: Type.Boolean() }),
  Exact({ kind: Type.Literal('agents'), atLeast: Type.Integer({ minimum: 1, maximum: 1_000 }) }),
])
export type TriggerCondition = Static<typeof TriggerCondition>

const OwnText = Type.String({ maxLength: limits.invitationCharacters })

export const triggerSettings = {
  name: Name,
  /** Test notes who would be invited, and invites nobody. */
  mode: OneOf('off', 'test', 'on'),
  /** Null is every site. */
  siteId: Nullable(Id),
  conditions: Type.Array(TriggerCondition, { maxItems: limits.triggerConditions }),
  /** Empty is the company's first text of the language. */
  texts: Exact({ en: OwnText, 'zh-CN': OwnText }),
}

/** A rule that invites by itself. Without a condition it never does. */
export const Trigger = Exact({ id: Id, ...triggerSettings, createdAtMs: TimeMs })
export type Trigger = Static<typeof Trigger>

/** Somebody whom a rule in test would have invited. */
export const TriggerHit = Exact({
  id: Id,
  trigger: Exact({ id: Id, name: Type.String() }),
  contact: ContactCard,
  siteId: Id,
  /** Null: nobody could have. */
  agent: Nullable(AgentCard),
  pageUrl: Nullable(Type.String()),
  pageTitle: Nullable(Type.String()),
  atMs: TimeMs,
})
export type TriggerHit = Static<typeof TriggerHit>
