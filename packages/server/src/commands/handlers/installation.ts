import { createCompany, registerCompany } from '../../app/companies/create-company.ts'
import { needOwner } from '../../app/companies/owner.ts'
import { presentCompany, presentInstallation } from '../../presenters/installation.ts'
import type { OpenHandler, StaffHandler } from '../handler.ts'

export const greet: OpenHandler<'installation.greet'> = async (app) => ({
  registration: app.settings.registration,
  mail: app.mail !== null,
})

export const read: StaffHandler<'installation.read'> = async (app, { principal }) => {
  await needOwner(app, principal)
  return presentInstallation(app.settings, app.mail?.from ?? null, app.proxies.unlisted())
}

export const listCompanies: StaffHandler<'company.list'> = async (app, { principal }) => {
  await needOwner(app, principal)
  return { companies: (await app.store.accounts.list()).map(presentCompany) }
}

export const makeCompany: StaffHandler<'company.create'> = async (app, { principal }, { name, administrator }) => {
  await needOwner(app, principal)
  const { agents } = await app.directory.of(principal.accountId)
  const { login, name: personName, email, language } = administrator
  const { account, agent, password } = await createCompany(app, name, {
    login,
    name: personName,
    email: email ?? null,
    language: language ?? agents.get(principal.agentId)?.language ?? 'en',
  })
  return { company: presentCompany(account), login: agent.login, password }
}

export const register: OpenHandler<'company.register'> = async (app, { ip }, { name, administrator, password }) => {
  const { language, ...person } = administrator
  const { account, agent } = await registerCompany(app, {
    name,
    administrator: { ...person, language: language ?? 'en' },
    password: password ?? null,
    ip,
  })
  return { slug: account.slug, login: agent.login }
}
