import { Fault } from '../fault.ts'
import type { Jobs } from '../ports/jobs.ts'
import type { Texter } from '../ports/texter.ts'

/** What sends text messages; an installation without a gateway has none of it. */
export type Texts = { readonly texter: Texter; readonly jobs: Jobs }

/** @throws Fault sms.off */
export const needTexts = (app: { readonly texts: Texts | null }): Texts => {
  if (app.texts === null) throw new Fault('sms.off', 'No gateway for text messages is set for this installation.')
  return app.texts
}
