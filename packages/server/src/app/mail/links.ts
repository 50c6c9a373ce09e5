import type { Agent } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import type { MailToken } from '../ports/store.ts'

/** People read an invitation when they begin to work, not when it comes. */
export const invitationLifeMs = 3 * 86_400_000

/** The same words for a link that is used, replaced, out of date or never was. */
export const spentLink = (): Fault =>
  new Fault('mail_link.spent', 'This link has been used, was replaced or has expired.')

/**
 * A fresh link for an agent to choose a password; it ends the one before. The token stands behind `#`, which browsers
 * send to nobody, and leads to the configured address, whatever a request has said of its host.
 */
export const issuePasswordLink = async (app: App, agent: Agent, kind: 'invitation' | 'reset'): Promise<string> => {
  const token = app.ids.secret()
  await app.store.account(agent.accountId).mailTokens.issue({
    accountId: agent.accountId,
    id: app.ids.next(),
    kind,
    agentId: agent.id,
    address: agent.email ?? '',
    tokenHash: app.hashSecret(token),
    expiresAtMs: app.clock.now() + (kind === 'invitation' ? invitationLifeMs : limits.mailLinkLifeMs),
  })
  return `${app.settings.publicUrl}/console/password#${token}`
}

/** A fresh link for a visitor to confirm an address. */
export const issueAddressLink = async (
  app: App,
  subject: { accountId: string; siteId: string; contactId: string; address: string },
): Promise<string> => {
  const token = app.ids.secret()
  await app.store.account(subject.accountId).mailTokens.issue({
    ...subject,
    id: app.ids.next(),
    kind: 'address',
    tokenHash: app.hashSecret(token),
    expiresAtMs: app.clock.now() + limits.mailLinkLifeMs,
  })
  return `${app.settings.publicUrl}/verify#${token}`
}

/** What a link may do. @throws Fault mail_link.spent */
export const readLink = async (app: App, token: string): Promise<MailToken> => {
  const link = await app.store.credentials.mailToken(app.hashSecret(token), app.clock.now())
  if (link === null) throw spentLink()
  return link
}

/** Uses a link up; of two who come at once, one gets it. @throws Fault mail_link.spent */
export const spendLink = async (app: App, link: MailToken): Promise<void> => {
  if (!(await app.store.credentials.spendMailToken(link.tokenHash, app.clock.now()))) throw spentLink()
}
