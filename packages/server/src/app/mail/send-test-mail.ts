import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import { MailRefused } from '../ports/mailer.ts'
import type { AgentPrincipal } from '../principal.ts'
import { needMail } from './mail.ts'

/**
 * Sends a message at once and waits for what the mail server says.
 * @throws Fault mail.off, rate.limited, mail.failed with `details.reason`
 */
export const sendTestMail = async (app: App, principal: AgentPrincipal, to: string): Promise<void> => {
  const { mailer } = needMail(app)
  await allow(app, 'test-mail', principal.agentId)
  const { agents } = await app.directory.of(principal.accountId)
  try {
    await mailer.send(to, agents.get(principal.agentId)?.language ?? 'en', { kind: 'test' })
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error
    throw new Fault('mail.failed', 'The mail server did not take the message.', { details: { reason: error.reason } })
  }
}
