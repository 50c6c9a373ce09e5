import { allow } from '../allow.ts'
import type { App } from '../app.ts'

/**
 * For mails that a stranger can have sent to an address that may be somebody else's: one in ten minutes, five a day, on all
 * sites and companies together [SEC-I5].
 * @throws Fault rate.limited
 */
export const allowMailTo = async (app: Pick<App, 'limiter'>, address: string): Promise<void> => {
  await allow(app, 'mail-by-address', address.toLowerCase())
  await allow(app, 'mail-by-address-a-day', address.toLowerCase())
}
