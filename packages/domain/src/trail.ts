import type { Visit } from './contact.ts'

/** One page of a visitor's way through the site. */
export type TrailPage = { url: string; title: string; atMs: number }

/** The pages of one visit in order of time, all tabs together: the last ones, and how many there were in all. */
export type Trail = { readonly pages: readonly TrailPage[]; readonly count: number }

/** Pages that one visit keeps; of a longer one the first go. */
export const trailPages = 30

/**
 * The visitor is on a page. The page it is on already, told again by a reload, another connection or a new title, is no new
 * page; its time goes on.
 */
export const extendTrail = (trail: Trail | null, page: TrailPage): Trail => {
  const last = trail?.pages.at(-1)
  if (trail === null || last === undefined) return { pages: [page], count: 1 }
  if (last.url === page.url) {
    if (last.title === page.title) return trail
    return { pages: [...trail.pages.slice(0, -1), { ...last, title: page.title }], count: trail.count }
  }
  return { pages: [...trail.pages, page].slice(-trailPages), count: trail.count + 1 }
}

/** The trail with the page that a visit is on now. */
export const walkOn = (trail: Trail | null, { pageUrl, pageTitle, lastSeenAtMs }: Visit): Trail | null =>
  pageUrl === null ? trail : extendTrail(trail, { url: pageUrl, title: pageTitle ?? '', atMs: lastSeenAtMs })

/** What goes on with a visitor who is here. */
export type VisitorState = 'browsing' | 'invited' | 'waiting' | 'serving'

/** Service that has begun, or is waited for, counts before an invitation. A snoozed conversation is nobody's at the moment. */
export const visitorState = (
  conversation: { status: 'queued' | 'open' | 'snoozed' | 'closed'; publicSeq: number } | null,
  isInvited: boolean,
  isInSession: boolean,
): VisitorState => {
  if (conversation?.status === 'open' || isInSession) return 'serving'
  if (conversation?.status === 'queued' && conversation.publicSeq > 0) return 'waiting'
  return isInvited ? 'invited' : 'browsing'
}
