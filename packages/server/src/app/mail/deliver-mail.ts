import type { Account, Agent, Language } from '@frontdesk/domain'
import { limits } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { writeWords } from '../offline/letters.ts'
import type { Job } from '../ports/jobs.ts'
import type { Log } from '../ports/log.ts'
import { MailRefused } from '../ports/mailer.ts'
import { TextRefused } from '../ports/texter.ts'
import { deliverNotice } from '../rooms/deliver-notice.ts'
import { writeTranscript } from '../transcripts/mail-transcript.ts'
import { invitationLifeMs, issueAddressLink, issuePasswordLink } from './links.ts'
import { needMail } from './mail.ts'

const dayMs = 86_400_000
const minuteMs = 60_000

/**
 * Carries out one job of the queue. Who is gone, disabled or has another address by now gets nothing. What the mail
 * server refuses for good is told to the operator and done with; anything else is thrown, so that it is tried again.
 */
export const deliverMail = async (app: App, log: Log, job: Job): Promise<void> => {
  try {
    await write(app, job)
  } catch (error) {
    if (error instanceof TextRefused) {
      log.warn({ reason: error.reason, isForGood: error.isForGood }, 'A text message could not be sent.')
      if (!error.isForGood) throw error
      return
    }
    if (!(error instanceof MailRefused)) throw error
    const reason = error.reason.replaceAll(/\S+@\S+/g, '[address]')
    log.warn({ mail: job.kind, reason, isForGood: error.isForGood }, 'A mail could not be sent.')
    if (!error.isForGood) throw error
  }
}

const write = async (app: App, job: Job): Promise<void> => {
  switch (job.kind) {
    case 'invitation':
    case 'registration': {
      const agent = await app.store.account(job.accountId).agents.byId(job.agentId)
      return agent === null ? undefined : inviteByMail(app, agent, job.kind)
    }
    case 'reset':
      return writeReset(app, job.company, job.login)
    case 'words':
    case 'transcript': {
      const written = job.kind === 'words' ? await writeWords(app, job) : await writeTranscript(app, job)
      if (written === null) return
      return needMail(app).mailer.send(written.to, languageOf(written.language), written.letter)
    }
    case 'notice':
      return deliverNotice(app, job)
    case 'address':
      return writeAddress(app, job)
  }
}

const inviteByMail = async (app: App, agent: Agent, kind: 'invitation' | 'registration'): Promise<void> => {
  const account = await app.store.account(agent.accountId).read()
  if (account === null || agent.email === null || agent.disabledAtMs !== null) return
  const link = await issuePasswordLink(app, agent, 'invitation')
  const { login, name } = agent
  const lifeDays = invitationLifeMs / dayMs
  await needMail(app).mailer.send(
    agent.email,
    agent.language,
    kind === 'invitation' ? { kind, company: account.name, name, login, link, lifeDays } : { kind, link, lifeDays },
  )
}

const writeReset = async (app: App, company: string | null, login: string): Promise<void> => {
  const account = await companyOf(app, company)
  const agent = account === null ? null : await app.store.account(account.id).agents.byLogin(login)
  if (account === null || agent === null || agent.email === null || agent.disabledAtMs !== null) return
  const link = await issuePasswordLink(app, agent, 'reset')
  const lifeMinutes = limits.mailLinkLifeMs / minuteMs
  const letter = {
    kind: 'reset',
    company: account.name,
    name: agent.name,
    login: agent.login,
    link,
    lifeMinutes,
  } as const
  await needMail(app).mailer.send(agent.email, agent.language, letter)
}

const companyOf = async (app: App, slug: string | null): Promise<Account | null> => {
  if (slug !== null) return app.store.accounts.bySlug(slug)
  const accounts = await app.store.accounts.list()
  return accounts.length === 1 ? (accounts[0] ?? null) : null
}

const writeAddress = async (app: App, job: Extract<Job, { kind: 'address' }>): Promise<void> => {
  const scope = app.store.account(job.accountId)
  const [contact, site, visit] = await Promise.all([
    scope.contacts.byId(job.contactId),
    scope.sites.byId(job.siteId),
    scope.contacts.lastVisit(job.contactId),
  ])
  if (contact === null || site === null || contact.email !== job.address || contact.emailVerified) return
  const { accountId, siteId, contactId, address } = job
  const link = await issueAddressLink(app, { accountId, siteId, contactId, address })
  const here = app.presence.visitor(accountId, contactId)?.visit
  const language = languageOf(contact.language ?? here?.language ?? visit?.language ?? null)
  const lifeMinutes = limits.mailLinkLifeMs / minuteMs
  await needMail(app).mailer.send(address, language, { kind: 'address', siteName: site.name, link, lifeMinutes })
}

const languageOf = (tag: string | null): Language => (tag !== null && /^zh\b/i.test(tag) ? 'zh-CN' : 'en')
