import { contactLabel, type Facts } from '@frontdesk/domain'
import type { AuditSubject } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import type { AccountDirectory } from '../directory.ts'

/** A thing as the audit log knows it: what it is called, and its fields. Secrets, passwords and keys are not among them. */
export type Known = { label: string | null; facts: Facts }
export type SubjectPlace = { accountId: string; id: string; agentId: string | null }
type Reader = (app: App, place: SubjectPlace) => Promise<Known | null>

/** A login is named as it is signed in with, beside the person's name. */
export const loginLabel = ({ name, login }: { name: string; login: string }): string =>
  name === login ? name : `${name} (${login})`

const agent: Reader = async (app, { accountId, id }) => {
  const found = await app.store.account(accountId).agents.byId(id)
  if (found === null) return null
  const { name, number, email, phone, role, ownRole, capacity, skills, languages, language, theme, passwordChangeDue } =
    found
  return {
    label: loginLabel(found),
    facts: {
      name,
      number,
      email,
      phone,
      role: ownRole?.name ?? role,
      capacity,
      skills,
      languages,
      language,
      theme,
      passwordChangeDue,
      invited: found.invitedAtMs !== null,
      disabled: found.disabledAtMs !== null,
    },
  }
}

const account: Reader = async (app, { accountId }) => {
  const found = await app.store.account(accountId).read()
  if (found === null) return null
  const { name, agentLabel, auditDays, service } = found
  return { label: name, facts: { name, agentLabel, auditDays, ...service } }
}

const role: Reader = async (app, { accountId, id }) => {
  const found = await app.store.account(accountId).roles.byId(id)
  return found && { label: found.name, facts: { name: found.name, rights: found.rights } }
}

const team: Reader = async (app, { accountId, id }) => {
  const found = await app.store.account(accountId).teams.byId(id)
  if (found === null) return null
  const { name, policy, capacity, acceptWithinMs, overflow, hoursId, memberIds } = found
  return {
    label: name,
    facts: { name, policy, capacity, acceptWithinMs, overflow, hours: hoursId, members: memberIds },
  }
}

const hours: Reader = async (app, { accountId, id }) => {
  const found = await app.store.account(accountId).hours.byId(id)
  if (found === null) return null
  const { name, timeZone, week, holidays } = found
  return { label: name, facts: { name, timeZone, week, holidays } }
}

const site: Reader = async (app, { accountId, id }) => {
  const found = await app.store.account(accountId).sites.byId(id)
  if (found === null) return null
  // The key is no secret, but says nothing to a reader and never changes.
  const { accountId: _account, id: _id, key: _key, teamId, hoursId, ...facts } = found
  return { label: found.name, facts: { ...facts, team: teamId, hours: hoursId } }
}

/** Of the asking agent's own. */
const session: Reader = async (app, { accountId, id, agentId }) => {
  if (agentId === null) return null
  const all = await app.store.account(accountId).sessions.ofAgent(agentId, app.clock.now())
  const found = all.find((one) => one.id === id)
  if (found === undefined) return null
  const { browser, system } = app.devices.read(found.userAgent)
  return { label: [browser, system].filter((part) => part !== '').join(' · '), facts: { ip: found.ip } }
}

/** Only how it is served: what it says of itself stays with it, and goes with it. */
const contact: Reader = async (app, { accountId, id }) => {
  const found = await app.store.account(accountId).contacts.byId(id)
  return found && { label: null, facts: found.handling === null ? {} : { ...found.handling } }
}

const handlingRule: Reader = async (app, { accountId, id }) => {
  const found = (await app.store.account(accountId).handlingRules.list()).find((rule) => rule.id === id)
  if (found === undefined) return null
  const { name, conditions, agentId, teamId, priority } = found
  return { label: name, facts: { name, conditions, agent: agentId, team: teamId, priority } }
}

/** What an agent keeps ready for itself stays with it. */
const cannedResponse: Reader = async (app, { accountId, id }) => {
  const found = await app.store.account(accountId).cannedResponses.byId(id)
  if (found === null) return null
  const { owner, code, title, texts } = found
  const files = found.files.map(({ name }) => name)
  if (owner.kind === 'agent') return { label: code, facts: { code } }
  return {
    label: code,
    facts: { code, name: title, texts, files, ...(owner.kind === 'team' && { team: owner.teamId }) },
  }
}

/** A visitor by the tag of its id only: what it says of itself goes with it. */
const block: Reader = async (app, { accountId, id }) => {
  const found = await app.store.account(accountId).blocks.byId(id)
  if (found === null) return null
  const { target, reason, untilMs } = found.block
  const whom = target.kind === 'address' ? target.range : contactLabel({ id: target.contactId, name: null })
  return {
    label: whom,
    facts: { [target.kind]: whom, reason, until: untilMs === null ? null : new Date(untilMs).toISOString() },
  }
}

const trigger: Reader = async (app, { accountId, id }) => {
  const found = (await app.store.account(accountId).triggers.list()).find((one) => one.id === id)
  if (found === undefined) return null
  const { name, mode, siteId, conditions, texts } = found
  return { label: name, facts: { name, mode, site: siteId, conditions, texts } }
}

const invitations: Reader = async (app, { accountId }) => ({
  label: null,
  facts: { ...(await app.store.account(accountId).invitations.settings()) },
})

const tag: Reader = async (app, { accountId, id }) => {
  const found = (await app.store.account(accountId).tags.list()).find((one) => one.id === id)
  return found === undefined ? null : { label: found.name, facts: { name: found.name, color: found.color } }
}

/** Of the keys only whether there is one. */
const interpretation: Reader = async (app, { accountId }) => {
  const { keySealed, speech, ...facts } = await app.store.account(accountId).interpretations.settings()
  const spoken = {
    speechEngine: speech.engine,
    speechUrl: speech.url,
    speechModel: speech.model,
    speechKey: speech.keySealed !== null,
  }
  return { label: null, facts: { ...facts, key: keySealed !== null, ...spoken } }
}

const nothing: Reader = async () => null

const readers: { readonly [S in AuditSubject]: Reader } = {
  account,
  agent,
  role,
  team,
  hours,
  site,
  session,
  contact,
  'handling-rule': handlingRule,
  'canned-response': cannedResponse,
  block,
  tag,
  trigger,
  invitations,
  interpretation,
  // Of these, what was asked and came of it says all.
  audit: nothing,
  company: nothing,
  'identity-key': nothing,
  mail: nothing,
  revisits: nothing,
}

/** How the thing is now; null where it is not there. */
export const readSubject = async (app: App, kind: AuditSubject, place: SubjectPlace): Promise<Known | null> => {
  const known = await readers[kind](app, place)
  if (known === null) return null
  return { ...known, facts: inWords(await app.directory.of(place.accountId), known.facts) }
}

/** Ids of agents, teams, hours and sites become their names, so that a row can be read when they are gone. */
export const inWords = (directory: AccountDirectory, facts: Facts): Facts => {
  const wordFor = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const { agents, teams, hours, sites } = directory
      const person = agents.get(value)
      return person === undefined
        ? ((teams.get(value) ?? hours.get(value) ?? sites.get(value))?.name ?? value)
        : loginLabel(person)
    }
    if (Array.isArray(value)) return value.map(wordFor)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, wordFor(one)]))
    return value
  }
  return Object.fromEntries(Object.entries(facts).map(([field, value]) => [field, wordFor(value)]))
}
