/** What an invitation is to: to talk with the agent, or into a session of several (mark B4). Both have the same life. */
export type InvitationPurpose = { kind: 'chat' } | { kind: 'session'; sessionId: string }

/** Of one visitor on one site, by an agent; `triggerId` is the rule that invited in its place. */
type About = {
  accountId: string
  id: string
  siteId: string
  contactId: string
  agentId: string
  triggerId: string | null
  text: string
  /** When the visit began in which it was shown. */
  visitStartedAtMs: number
  createdAtMs: number
  expiresAtMs: number
}

export type PendingInvitation = About & InvitationPurpose & { state: 'pending' }
export type EndedInvitation = About &
  InvitationPurpose & { endedAtMs: number } & (
    | {
        state: 'accepted'
        /** Where it has led: of one into a session, the session. Null once that is no longer kept. */
        conversationId: string | null
      }
    | { state: 'declined' | 'lapsed' | 'withdrawn' }
  )

/** An interaction invitation on the page (mark E4). It ends once, whoever ends it. */
export type Invitation = PendingInvitation | EndedInvitation
export type InvitationState = Invitation['state']
export type InvitationEnd = EndedInvitation['state']

/** How a company invites. Times in milliseconds. */
export type InvitationSettings = {
  /** How long the box waits for an answer. */
  lifeMs: number
  /** Whoever has declined, or not answered, is left alone for so long. */
  quietMs: number
  /** How often rules may invite one visitor, in one visit and in a day. */
  perVisit: number
  perDay: number
  /** What agents choose from; the first of each language is what rules say. */
  texts: { readonly en: readonly string[]; readonly 'zh-CN': readonly string[] }
  /** Whether visitors who come into a session see what was said before. */
  earlierText: boolean
}

export const defaultInvitationSettings: InvitationSettings = {
  lifeMs: 60_000,
  quietMs: 3_600_000,
  perVisit: 1,
  perDay: 2,
  texts: {
    en: ['Can I help you with anything?', 'Looking for something? I know the range well.'],
    'zh-CN': ['您好，有什么可以帮您？', '您在找什么吗？我可以帮您看看。'],
  },
  earlierText: false,
}

/** The language in which a visitor is addressed, by the language of its browser. */
export const invitedIn = (language: string | null): keyof InvitationSettings['texts'] =>
  language?.toLowerCase().startsWith('zh') === true ? 'zh-CN' : 'en'
