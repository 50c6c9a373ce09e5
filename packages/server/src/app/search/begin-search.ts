import { lookedUp, termsOf } from '@frontdesk/domain'
import type { App } from '../app.ts'
import { firstPage, readPlace } from '../ports/list-place.ts'
import type { AgentPrincipal } from '../principal.ts'
import { agentViewerFor } from '../viewer.ts'
import { anySubject } from './subject-keys.ts'

/** What a search for contacts or conversations begins with; `start` is null where it can find nothing. */
export const beginSearch = async (
  app: Pick<App, 'store' | 'directory'>,
  agent: AgentPrincipal,
  { text, before }: { text: string; before: string | null },
) => {
  const store = app.store.account(agent.accountId)
  const terms = termsOf(text)
  const [behind, viewer] = await Promise.all([store.searchIndex.subjectsBehind(), agentViewerFor(app, agent)])
  // Words without a term are only marks; no words at all narrow nothing down.
  const isEmpty = terms.length === 0 && text !== ''
  const start = isEmpty ? null : before === null ? firstPage : readPlace(before)
  return { store, terms, tokens: [anySubject, ...lookedUp(terms)], behind, viewer, start }
}
