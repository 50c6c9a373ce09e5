import { limits, type Params, type ServerFrame } from '@frontdesk/protocol'
import type { App } from '../../app/app.ts'
import { compareDigest } from '../../app/link/digest.ts'
import type { Glance } from '../../app/ports/links.ts'
import type { AgentPrincipal, VisitorPrincipal } from '../../app/principal.ts'
import { viewerFor, visibleTo } from '../../app/viewer.ts'
import type { By } from '../handler.ts'
import { presentList, resume } from '../handlers/conversations.ts'
import { topicsOf, valuesOf } from './topics.ts'

type Actor = AgentPrincipal | VisitorPrincipal
type Told = Pick<Params<'link.poll'>, 'watching' | 'feed' | 'digest'>
/** What a look shows to who may see it, and which rooms are there and out of its sight. */
export type Sight = Glance & { outOfSight: readonly string[] }
export type News = { frames: ServerFrame[]; feed: string | null; digest: string }

/**
 * Everything that changed after what the client was told, by the same code as a resume; empty frames when nothing did.
 * @param glance what one look has shown: only what differs is read
 */
export const newsFor = async (app: App, asking: By<Actor>, told: Told, glance: Sight): Promise<News> => {
  const { principal } = asking
  const topics = await topicsOf(app, principal, glance)
  const { digest, changed } = compareDigest(told.digest ?? '', valuesOf(topics))
  const log = await logNews(app, asking, told, glance)
  const list = await feedNews(app, principal, told.feed, glance)
  return {
    frames: [...log, ...list.frames, ...[...changed].flatMap((topic) => topics.get(topic)?.frame ?? [])],
    feed: list.cursor,
    digest,
  }
}

const logNews = async (app: App, asking: By<Actor>, { watching }: Told, glance: Sight): Promise<ServerFrame[]> => {
  // Whether it is gone or only out of sight is not for those to know who do not see all.
  const mayComeBack = asking.principal.kind === 'agent' && !asking.principal.rights.has('conversations.all')
  const now = new Map(glance.conversations.map((one) => [one.id, one]))
  const frames: ServerFrame[] = []
  for (const { conversationId, rev } of watching) {
    const row = now.get(conversationId)
    if (row === undefined) {
      // Into a room that is still there its reader may come again.
      const isHidden = mayComeBack || glance.outOfSight.includes(conversationId)
      frames.push({ type: isHidden ? 'conversation.hidden' : 'conversation.removed', conversationId })
    } else if ((asking.principal.kind === 'agent' ? row.rev : row.publicRev) !== rev)
      frames.push(...(await changesOf(app, asking, conversationId, rev)))
  }
  // Somebody else has written first, or this is another of the visitor's pages.
  const { own } = glance
  if (own !== null && watching.every(({ conversationId }) => conversationId !== own.id))
    frames.push(...(await changesOf(app, asking, own.id, 0)))
  return frames
}

const changesOf = async (app: App, asking: By<Actor>, conversationId: string, rev: number): Promise<ServerFrame[]> => {
  const { principal } = asking
  const changes = await resume(app, asking, { conversationId, rev })
  const frame: ServerFrame = { type: 'conversation.changed', changes }
  if (principal.kind === 'visitor') return [frame]
  // The agent may have read on with another device; sockets are told so by a frame of its own.
  const reads = await app.store
    .account(principal.accountId)
    .conversations.readPositions(principal.agentId, [conversationId])
  return [frame, ...reads.map((read): ServerFrame => ({ type: 'read.changed', read }))]
}

/** The cursor becomes null where it can't be followed; the client then begins anew. */
const feedNews = async (
  app: App,
  principal: Actor,
  cursor: string | null,
  glance: Glance,
): Promise<{ frames: ServerFrame[]; cursor: string | null }> => {
  if (principal.kind === 'visitor' || cursor === null || !glance.feed) return { frames: [], cursor }
  const page = await app.store.account(principal.accountId).links.feedSince(cursor, limits.feedItems)
  if (page === null) return { frames: [], cursor: null }
  const visible = visibleTo(await viewerFor(app, principal), page.items)
  // What went out of its sight can't be told as a change: the list begins again.
  if (visible.length < page.items.length) return { frames: [], cursor: null }
  const { items, reads } = await presentList(app, principal, visible)
  return {
    frames: [{ type: 'feed.changed', items }, ...reads.map((read): ServerFrame => ({ type: 'read.changed', read }))],
    cursor: page.cursor,
  }
}
