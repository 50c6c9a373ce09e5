import { type AgentViewer, maySeeConversation, type Seen, type Viewer } from '@frontdesk/domain'
import type { App } from './app.ts'
import { type AgentPrincipal, agentViewerOf, type VisitorPrincipal, viewerOf } from './principal.ts'

/** What the asker sees, by its rights and the teams it is in now. */
export const viewerFor = async (
  app: Pick<App, 'directory'>,
  actor: AgentPrincipal | VisitorPrincipal,
): Promise<Viewer> => viewerOf(actor, await app.directory.of(actor.accountId))

export const agentViewerFor = async (app: Pick<App, 'directory'>, agent: AgentPrincipal): Promise<AgentViewer> =>
  agentViewerOf(agent, await app.directory.of(agent.accountId))

/** Whether it sees everything that its company has. */
export const seesAll = (viewer: Viewer): boolean => viewer.kind === 'agent' && viewer.scope === 'all'

/** Those of a list that the viewer may see. */
export const visibleTo = <Item extends { conversation: Seen }>(viewer: Viewer, items: readonly Item[]): Item[] =>
  items.filter(({ conversation }) => maySeeConversation(viewer, conversation))
