import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import type { VisitorPrincipal } from '../principal.ts'

/** Only where the visitor's site says so is anything told before it is sent. */
export const previews = async (app: App, { accountId, siteId }: VisitorPrincipal): Promise<boolean> =>
  (await app.directory.of(accountId)).sites.get(siteId)?.typingPreview === true

/**
 * What a visitor types before there is a conversation, told to those who look at the board. It ends by itself, and is kept in
 * the memory of this node only. An empty text takes it back.
 */
export const tellFirstWords = async (app: App, visitor: VisitorPrincipal, text: string): Promise<void> => {
  const here = app.presence.visitor(visitor.accountId, visitor.contactId)
  if (here === undefined || !(await previews(app, visitor))) return
  here.typing = text.trim() === '' ? null : { text, untilMs: app.clock.now() + limits.typingLifeMs }
  app.live.boardChanged(visitor.accountId, visitor.contactId)
}
