import { Count, Exact, Id, Nullable, OneOf, type Static, TimeMs, Type } from '../schema.ts'
import { AgentCard } from './agents.ts'
import { ContactCard } from './contacts.ts'
import { ServiceItem } from './conversations.ts'

/** A visitor's visit: the one going on, or the last one when `online` is false. Staff only. */
export const Visit = Exact({
  contactId: Id,
  online: Type.Boolean(),
  /** Null once it is no longer kept. */
  ip: Nullable(Type.String()),
  country: Nullable(Type.String()),
  pageUrl: Nullable(Type.String()),
  pageTitle: Nullable(Type.String()),
  referrer: Nullable(Type.String()),
  browser: Type.String(),
  system: Type.String(),
  device: OneOf('desktop', 'phone', 'tablet', 'other'),
  language: Nullable(Type.String()),
  timeZone: Nullable(Type.String()),
  startedAtMs: TimeMs,
  lastSeenAtMs: TimeMs,
  /** The available agent who is picked for the visitor while it is here and nobody has it; at no cost to that agent. */
  pickedAgent: Nullable(AgentCard),
})
export type Visit = Static<typeof Visit>

/** Service that has begun, or is waited for, counts before an invitation. */
export const VisitorState = OneOf('browsing', 'invited', 'waiting', 'serving')
export type VisitorState = Static<typeof VisitorState>

/** A page of a visitor's way, and since when it was there. */
export const TrailPage = Exact({ url: Type.String(), title: Type.String(), atMs: TimeMs })
export type TrailPage = Static<typeof TrailPage>

/** The way through one visit, all tabs together, in order of time. */
export const VisitTrail = Exact({
  site: Exact({ id: Id, name: Type.String() }),
  startedAtMs: TimeMs,
  /** Of the newest page. */
  lastAtMs: TimeMs,
  /** Going on now. */
  online: Type.Boolean(),
  /** The last pages, oldest first. */
  pages: Type.Array(TrailPage),
  /** How many there were in all. */
  count: Count,
})
export type VisitTrail = Static<typeof VisitTrail>

/** A visitor who is on a page of one of the sites now. Staff only. */
export const VisitorHere = Exact({
  visit: Visit,
  contact: ContactCard,
  site: Exact({ id: Id, name: Type.String() }),
  /** Its conversation on the site, once something was written in it. */
  conversation: Nullable(ServiceItem),
  state: VisitorState,
  /** What it is typing before its first message, where the site previews; until then, or until it is told anew. */
  typing: Nullable(Exact({ text: Type.String(), untilMs: TimeMs })),
  /** Since when it is on this page. */
  pageSinceMs: TimeMs,
  /** Pages of this visit. */
  pages: Count,
  /** It has been here before, as far as that is kept; null until that is known, moments after it came. */
  returning: Nullable(Type.Boolean()),
})
export type VisitorHere = Static<typeof VisitorHere>

/** On a site now, in the host app or game as that reports, or neither. */
export const Standing = OneOf('here', 'app', 'away')
export type Standing = Static<typeof Standing>

/** How a visitor is reached (mark A9). `lacks` says why words are kept though they were to be mailed. */
export const Reach = Exact({
  standing: Standing,
  way: OneOf('refuse', 'keep', 'e-mail'),
  lacks: Nullable(OneOf('mail', 'address')),
})
export type Reach = Static<typeof Reach>

/** Whether somebody of the site is there to answer, and a few faces. */
export const Availability = Exact({
  /** Somebody is there to answer. */
  online: Type.Boolean(),
  agents: Type.Array(AgentCard),
  /** When service begins again, outside business hours; null within them, and where they never begin. */
  opensAtMs: Nullable(TimeMs),
})
export type Availability = Static<typeof Availability>

/** The visitor's own record. */
export const VisitorSelf = Exact({
  contactId: Id,
  name: Nullable(Type.String()),
  email: Nullable(Type.String()),
  phone: Nullable(Type.String()),
  /** A signed identity has shown who it is: its record changes by such identities only. */
  verified: Type.Boolean(),
  emailVerified: Type.Boolean(),
  /** Its service conversation on this site; null until it first writes. */
  conversationId: Nullable(Id),
})
export type VisitorSelf = Static<typeof VisitorSelf>
