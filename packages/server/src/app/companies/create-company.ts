import {
  type Account,
  type Agent,
  companySlug,
  defaultAuditDays,
  defaultServiceSettings,
  isWeakPassword,
  type Language,
} from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import { createAgent, inviteNewAgent } from '../agents/create-agent.ts'
import { allow } from '../allow.ts'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import { allowMailTo } from '../mail/allow-mail.ts'

type FirstAdministrator = { login: string; name: string; email: string | null; language: Language }

/**
 * The installation's owner makes a company with its first administrator, who is invited by mail where that is possible.
 * @returns the password, to be shown once; null when an invitation went instead
 */
export const createCompany = async (
  app: App,
  name: string,
  administrator: FirstAdministrator,
): Promise<{ account: Account; agent: Agent; password: string | null }> => {
  const account = await addAccount(app, name)
  const draft = { ...administrator, number: null, role: 'administrator' } as const
  if (app.mail !== null && administrator.email !== null)
    return {
      account,
      agent: await inviteNewAgent(app, account.id, { ...draft, email: administrator.email }),
      password: null,
    }
  return { account, ...(await createAgent(app, account.id, { ...draft, passwordChangeDue: true })) }
}

/**
 * A company registers itself. Where mail is set up the administrator chooses the password by a link, which shows that
 * the address is right; else it is given along.
 * @throws Fault registration.off, rate.limited, password.weak, request.invalid
 */
export const registerCompany = async (
  app: App,
  request: { name: string; administrator: FirstAdministrator & { email: string }; password: string | null; ip: string },
): Promise<{ account: Account; agent: Agent }> => {
  const { name, administrator, password, ip } = request
  if (!app.settings.registration) throw new Fault('registration.off', 'This installation takes no registrations.')
  if ((password === null) !== (app.mail !== null))
    throw new Fault('request.invalid', 'A password is given where no mail is set up, and only there.', {
      details: { field: 'password' },
    })
  if (password !== null && isWeakPassword(password, administrator.login, limits.passwordMinimum))
    throw new Fault('password.weak', `Use at least ${limits.passwordMinimum} characters that are hard to guess.`)
  await allow(app, 'registration-by-ip', ip)
  // A stranger's box gets no more of these than of others.
  if (app.mail !== null) await allowMailTo(app, administrator.email)
  const account = await addAccount(app, name)
  const draft = { ...administrator, number: null, role: 'administrator' } as const
  if (password === null) return { account, agent: await inviteNewAgent(app, account.id, draft, 'registration') }
  const { agent } = await createAgent(app, account.id, { ...draft, password, passwordChangeDue: false })
  return { account, agent }
}

const addAccount = async (app: App, name: string): Promise<Account> => {
  const account = {
    id: app.ids.next(),
    slug: companySlug(name, app.ids.secret()),
    name,
    agentLabel: 'name',
    isOwner: false,
    createdAtMs: app.clock.now(),
  } as const
  await app.store.accounts.create(account)
  return { ...account, auditDays: defaultAuditDays, service: defaultServiceSettings }
}
