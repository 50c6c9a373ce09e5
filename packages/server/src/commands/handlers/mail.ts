import { needOwner } from '../../app/companies/owner.ts'
import { challengeAddress, confirmAddress } from '../../app/mail/address.ts'
import { inviteAgent, requestPassword, setPasswordByLink } from '../../app/mail/password.ts'
import { sendTestMail } from '../../app/mail/send-test-mail.ts'
import { mustCoverAgent } from '../../app/roles/covers.ts'
import type { OpenHandler, StaffHandler, VisitorHandler } from '../handler.ts'

export const askForPassword: OpenHandler<'password.request'> = async (app, { ip }, { account, login }) => {
  await requestPassword(app, { company: account ?? null, login, ip })
  return {}
}

export const setPassword: OpenHandler<'password.set'> = (app, { ip }, { token, next }) =>
  setPasswordByLink(app, token, next, ip)

export const invite: StaffHandler<'agent.invite'> = async (app, { principal }, { agentId }) => {
  await mustCoverAgent(app, principal, agentId)
  return { sentTo: await inviteAgent(app, principal.accountId, agentId) }
}

export const challenge: VisitorHandler<'address.challenge'> = async (app, { principal, ip }) => {
  await challengeAddress(app, principal, ip)
  return {}
}

export const confirm: OpenHandler<'address.confirm'> = async (app, { ip }, { token }) => {
  const { email, site } = await confirmAddress(app, token, ip)
  return { email, siteName: site.name }
}

export const testMail: StaffHandler<'mail.test'> = async (app, { principal }, { to }) => {
  await needOwner(app, principal)
  await sendTestMail(app, principal, to)
  return {}
}
