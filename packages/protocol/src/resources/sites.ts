import { limits } from '../limits.ts'
import { Count, Exact, Id, Nullable, OneOf, type Static, TimeMs, Type, Url } from '../schema.ts'
import { Theme } from './agents.ts'
import { AttributeKey } from './contacts.ts'

const SiteText = Type.String({ maxLength: limits.siteTextCharacters })

/** A site's own words in one language; an empty one stands for the product's. */
export const SiteTexts = Exact({ title: SiteText, greeting: SiteText, privacy: SiteText, consent: SiteText })
export type SiteTexts = Static<typeof SiteTexts>

export const SiteTextsByLanguage = Exact({ en: SiteTexts, 'zh-CN': SiteTexts })
export type SiteTextsByLanguage = Static<typeof SiteTextsByLanguage>

/** The form before the chat. Answers to questions become attributes of the contact, under the question's key. */
export const PreChat = Exact({
  enabled: Type.Boolean(),
  fields: Type.Array(Exact({ field: OneOf('name', 'email', 'phone'), required: Type.Boolean() }), { maxItems: 3 }),
  questions: Type.Array(
    Exact({
      key: AttributeKey,
      label: Exact({ en: Type.String({ maxLength: 120 }), 'zh-CN': Type.String({ maxLength: 120 }) }),
      required: Type.Boolean(),
    }),
    { maxItems: limits.preChatQuestions },
  ),
})
export type PreChat = Static<typeof PreChat>

/** When a visitor is asked to agree: never, with the form before the chat, or before anything at all begins (presence too). */
export const Consent = OneOf('none', 'before-chat', 'before-presence')
export type Consent = Static<typeof Consent>

const Days = Nullable(Type.Integer({ minimum: 1, maximum: limits.retentionDays }))

/** How many days each is kept; null keeps it. Conversations count from their last entry, once closed. */
export const Retention = Exact({ conversations: Days, files: Days, visits: Days, ipAddresses: Days })
export type Retention = Static<typeof Retention>

const look = { accent: Type.String({ pattern: '^#[0-9a-f]{6}$' }), position: OneOf('end', 'start'), theme: Theme }

const terms = {
  texts: SiteTextsByLanguage,
  preChat: PreChat,
  consent: Consent,
  /** Pages of visitors who ask not to be tracked (DNT, Global Privacy Control) start nothing until the visitor opens the chat. */
  respectsDoNotTrack: Type.Boolean(),
  /** The company's privacy page. */
  privacyUrl: Nullable(Url),
  /** The page keeps a handle of its own that brings the visitor back where the frame's storage does not last. */
  keepsHandle: Type.Boolean(),
  /** Staff see what a visitor is typing before it is sent; the panel has to say so. */
  typingPreview: Type.Boolean(),
  /** How visitors are asked when a conversation was closed. */
  rating: OneOf('off', 'thumbs', 'stars'),
}

export const siteSettings = {
  ...look,
  ...terms,
  retention: Retention,
  /** The team that serves its visitors; null is everybody. */
  teamId: Nullable(Id),
  /** When it serves; null is as its team does, or always. */
  hoursId: Nullable(Id),
}

export const Site = Exact({
  id: Id,
  name: Type.String(),
  key: Type.String(),
  enabled: Type.Boolean(),
  allowedOrigins: Type.Array(Type.String()),
  snippet: Type.String(),
  /** The chat as a page of its own, for apps, WebViews and links. */
  chatUrl: Type.String(),
  ...siteSettings,
})
export type Site = Static<typeof Site>

/** How far a site's snippet has come, judged from what the server was asked for. Newest first decides. */
export const Installation = Type.Union([
  Exact({ state: Type.Literal('unseen') }),
  /** A page asked whose address is not allowed. */
  Exact({ state: Type.Literal('refused'), origin: Type.String(), atMs: TimeMs }),
  /** The script came, and then nothing: the page's policy lacks `connect-src`, or after that `frame-src`. */
  Exact({ state: Type.Literal('blocked'), step: OneOf('connect', 'frame'), origin: Type.String(), atMs: TimeMs }),
  Exact({ state: Type.Literal('connected'), pageUrl: Type.String(), atMs: TimeMs }),
])
export type Installation = Static<typeof Installation>

/** A key with which the site's server signs identities. Its secret is shown once, when it is made. */
export const IdentityKey = Exact({ id: Id, createdAtMs: TimeMs, lastUsedAtMs: Nullable(TimeMs) })
export type IdentityKey = Static<typeof IdentityKey>

/** What the page's icon and frame need before anything else is known. */
export const Appearance = Exact({ siteName: Type.String(), ...look, ...terms })
export type Appearance = Static<typeof Appearance>

/** What one run of the retention rules removed from a site. `ipAddresses` counts messages and visits that no longer say theirs. */
export const RetentionRun = Exact({
  id: Id,
  siteId: Id,
  siteName: Type.String(),
  atMs: TimeMs,
  conversations: Count,
  entries: Count,
  files: Count,
  visits: Count,
  /** Messages that no longer say on which page they were written. */
  pages: Count,
  ipAddresses: Count,
  /** People of whom nothing was left: never verified, without a conversation, not seen for as long as visits are kept. */
  contacts: Count,
})
export type RetentionRun = Static<typeof RetentionRun>
