import { Fault } from '../fault.ts'
import type { Jobs } from '../ports/jobs.ts'
import type { Mailer } from '../ports/mailer.ts'

/** What sends mail; an installation without a mail server has none of it. */
export type Mail = { readonly mailer: Mailer; readonly jobs: Jobs /** The sender's address. */; readonly from: string }

/** @throws Fault mail.off */
export const needMail = (app: { readonly mail: Mail | null }): Mail => {
  if (app.mail === null) throw new Fault('mail.off', 'No mail server is set for this installation.')
  return app.mail
}
