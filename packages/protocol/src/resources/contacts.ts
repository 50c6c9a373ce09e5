import { limits } from '../limits.ts'
import { Count, Exact, Id, Nullable, OneOf, type Static, TimeMs, Type } from '../schema.ts'
import { AgentCard } from './agents.ts'
import { TagIds } from './tags.ts'

/** The pattern bounds it, too: of a name of a property nothing else is asked. */
export const AttributeKey = Type.String({
  pattern: `^[A-Za-z][A-Za-z0-9_.-]{0,${limits.attributeKeyCharacters - 1}}$`,
  maxLength: limits.attributeKeyCharacters,
})

/** A custom attribute: what a site or the form before the chat tells of a contact. */
export const AttributeValue = Type.Union([
  Type.String({ maxLength: limits.attributeCharacters }),
  Type.Number(),
  Type.Boolean(),
])

export const Attributes = Type.Record(AttributeKey, AttributeValue, {
  maxProperties: limits.attributes,
  additionalProperties: false,
})
export type Attributes = Static<typeof Attributes>

export const ContactCard = Exact({
  id: Id,
  /** The name that was given, or a short tag made from the id (`#3F2A`), which is the same in every language. */
  label: Type.String(),
  name: Nullable(Type.String()),
  email: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  verified: Type.Boolean(),
  /** Served in a way of its own. */
  special: Type.Boolean(),
  tagIds: TagIds,
})
export type ContactCard = Static<typeof ContactCard>

/** How a contact is served, as somebody has decided by hand. */
export const Handling = Exact({
  special: Type.Boolean(),
  agentId: Nullable(Id),
  teamId: Nullable(Id),
  /** Ahead of the normal lane. */
  priority: Type.Boolean(),
})
export type Handling = Static<typeof Handling>

/** How a contact is served as of now, and why. */
export const ContactHandling = Exact({
  special: Type.Boolean(),
  agent: Nullable(AgentCard),
  team: Nullable(Exact({ id: Id, name: Type.String() })),
  priority: Type.Boolean(),
  /** Somebody has decided so by hand, a rule did, or nobody: then it takes the normal way. */
  by: OneOf('hand', 'rule', 'nobody'),
  rule: Nullable(Exact({ id: Id, name: Type.String() })),
})
export type ContactHandling = Static<typeof ContactHandling>

/** All that is known of a contact. Staff only. */
export const ContactDetail = Exact({
  id: Id,
  label: Type.String(),
  name: Nullable(Type.String()),
  email: Nullable(Type.String()),
  /** The visitor answered a link sent to this address, or a signed identity named it. */
  emailVerified: Type.Boolean(),
  phone: Nullable(Type.String()),
  /** A signed identity has shown who it is. */
  verified: Type.Boolean(),
  /** The contact's id in the company's own system, from the signed identity. */
  externalId: Nullable(Type.String()),
  attributes: Attributes,
  language: Nullable(Type.String()),
  consentedAtMs: Nullable(TimeMs),
  createdAtMs: TimeMs,
  handling: ContactHandling,
})
export type ContactDetail = Static<typeof ContactDetail>

/** The record that a contact was erased; nothing of the contact is in it but the id. */
export const Erasure = Exact({
  id: Id,
  contactId: Id,
  by: AgentCard,
  atMs: TimeMs,
  conversations: Count,
  entries: Count,
  files: Count,
})
export type Erasure = Static<typeof Erasure>
