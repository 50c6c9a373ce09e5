import { randomUUID } from 'node:crypto'
import { changedCallback, type StoredFile } from '@frontdesk/domain'
import { describe, expect, it } from 'vitest'
import type { AssignmentDesk, AssignmentStore } from '../../app/ports/assignment-store.ts'
import type { AuditLog } from '../../app/ports/audit-store.ts'
import type { Blocks } from '../../app/ports/block-store.ts'
import type { Callbacks, ContactPresence } from '../../app/ports/callback-store.ts'
import type { CannedResponses } from '../../app/ports/canned-store.ts'
import type { HandlingRules, Roles } from '../../app/ports/handling-store.ts'
import type { Identities } from '../../app/ports/identity-store.ts'
import type { Interpretations } from '../../app/ports/interpretation-store.ts'
import type { Invitations, Triggers } from '../../app/ports/invitation-store.ts'
import type { Letters } from '../../app/ports/letter-store.ts'
import type { Links } from '../../app/ports/links.ts'
import { firstPage } from '../../app/ports/list-place.ts'
import type { NoticeKey, Notices } from '../../app/ports/notice-store.ts'
import type { Privacy } from '../../app/ports/privacy-store.ts'
import type { QueueStore } from '../../app/ports/queue-store.ts'
import type { Ratings } from '../../app/ports/rating-store.ts'
import type { Rooms } from '../../app/ports/room-store.ts'
import type { SearchFinder, SearchIndex } from '../../app/ports/search-store.ts'
import type { AgentStates } from '../../app/ports/state-store.ts'
import type {
  AccountStore,
  Agents,
  Contacts,
  Conversations,
  MailTokens,
  Sessions,
  Sites,
} from '../../app/ports/store.ts'
import type { StoredFiles } from '../../app/ports/stored-files.ts'
import type { Tags } from '../../app/ports/tag-store.ts'
import type { HoursStore, Teams } from '../../app/ports/team-store.ts'
import type { TimerRows } from '../../app/ports/timer-store.ts'
import type { TrailRows } from '../../app/ports/trail-store.ts'
import { testPostgresKinds } from '../postgres/testing.ts'
import { shareTestStore } from './test-support/open-store.ts'
import { feedOf, whoSeesAll } from './test-support/viewers.ts'
import {
  aBlock,
  aCannedResponse,
  aContact,
  aFullWorld,
  agentParty,
  aHandlingRule,
  aHit,
  aMailToken,
  anAgent,
  anAuditEvent,
  anIdentityKey,
  anInvitation,
  anotherAgent,
  aPass,
  aRun,
  aSession,
  aSite,
  aTeam,
  aTrail,
  aTrigger,
  contactParty,
  leasesOf,
  markAct,
  sameKeys,
  sendAct,
  someHours,
} from './test-support/world.ts'

const nowMs = 1_760_000_000_000
const lateMs = 1_900_000_000_000
const anotherRange = { target: { kind: 'address', range: '198.51.100.0/24' } } as const

/** All that an account has, as its own store tells it. */
const inventory = async ({
  store,
  accountId,
  account,
  agent,
  supervisor,
  contact,
  conversation,
  site,
  known,
  spent,
}: Full) => ({
  account: await account.read(),
  agents: await account.agents.list(),
  roles: await account.roles.list(),
  tags: await account.tags.list(),
  rules: await account.handlingRules.list(),
  words: await account.cannedResponses.list(agent.id),
  sessions: await account.sessions.ofAgent(agent.id, 0),
  sites: await account.sites.list(),
  contact: await account.contacts.byId(contact.id),
  known: await account.contacts.byId(known.id),
  keys: await account.identities.keys(site.id),
  spent: await account.identities.isSpent(spent.hash),
  sightings: await account.sites.sightings(site.id),
  visit: await account.contacts.lastVisit(contact.id),
  service: await account.conversations.serviceOf(site.id, contact.id),
  log: await account.conversations.latest(conversation.id, 'staff', 50),
  listed: await account.conversations.listed(conversation.id),
  joined: await account.conversations.joinedBy(supervisor.id, 50),
  states: await account.states.list(),
  spans: await account.states.spans(agent.id, 0, lateMs),
  callbacks: await account.callbacks.list({}, 50, null, nowMs),
  blocks: await account.blocks.all(),
  standing: await account.contactPresence.of(contact.id, nowMs),
  timers: (await store.timers.until(lateMs, 10_000)).filter((timer) => timer.accountId === accountId),
  teams: await account.teams.list(),
  hours: await account.hours.list(),
  audit: await account.audit.list({}, 50, null),
  invitations: await account.invitations.recent(0, 50),
  settings: await account.invitations.settings(),
  interpretation: await account.interpretations.settings(),
  languages: await account.interpretations.of(conversation.id),
  translated: await account.interpretations.cached(accountId),
  triggers: await account.triggers.list(),
  hits: await account.triggers.hits(50),
  trails: await account.trails.of(contact.id, 50),
})

type Full = Awaited<ReturnType<typeof aFullWorld>>
type Call = (mine: Full, theirs: Full) => Promise<unknown>
type Calls<T> = { [K in keyof T]: Call }

const named = (groups: Record<string, Record<string, Call>>): [string, Call][] =>
  Object.entries(groups).flatMap(([group, calls]) =>
    Object.entries(calls).map(([name, call]): [string, Call] => [`${group}.${name}`, call]),
  )

describe.each(testPostgresKinds)('two accounts on %s', (kind) => {
  const share = shareTestStore(kind)
  const setUp = async () => {
    const { store } = await share()
    return { store, mine: await aFullWorld(store), theirs: await aFullWorld(store) }
  }

  // Every method of every interface of an account is called with the other account's ids; a method without a line here
  // does not compile.
  const ratings: Calls<Ratings> = {
    lastClosing: ({ account }, { conversation }) => account.ratings.lastClosing(conversation.id),
    figures: ({ account }) => account.ratings.figures([{ fromMs: 0, untilMs: Number.MAX_SAFE_INTEGER }]),
    newest: ({ account }) => account.ratings.newest(0, Number.MAX_SAFE_INTEGER, 50),
  }
  const tags: Calls<Tags> = {
    list: async ({ account, tag }) => (await account.tags.list()).filter(({ id }) => id !== tag.id),
    create: async ({ account }, { tag }) => {
      // The same name and id are two tags in two accounts.
      const made = await account.tags.create(tag)
      return made === 'in_use' || made.id === tag.id ? null : made
    },
    update: ({ account }, { tag }) => account.tags.update(tag.id, { name: 'taken over' }),
    remove: ({ account }, { tag }) => account.tags.remove(tag.id),
  }
  const roles: Calls<Roles> = {
    byId: ({ account }, { role }) => account.roles.byId(role.id),
    list: async ({ account, role }) => (await account.roles.list()).filter(({ id }) => id !== role.id),
    create: ({ account }, { role }) => account.roles.create(role, nowMs),
    update: ({ account }, { role }) => account.roles.update(role.id, { name: 'taken over', rights: [] }),
    remove: ({ account }, { role }) => account.roles.remove(role.id),
  }
  const audit: Calls<AuditLog> = {
    begin: ({ account, accountId }) => account.audit.begin(anAuditEvent({ id: accountId })),
    finish: ({ account }, { noted }) => account.audit.finish(noted),
    forget: ({ account }, { noted }) => account.audit.forget(noted.id),
    // A row is always the caller's own, whatever it says.
    add: ({ account }, { agent }) => account.audit.add(anAuditEvent(agent)),
    list: async ({ account, agent }) =>
      (await account.audit.list({}, 50, null)).events.filter(({ actor }) => actor.id !== agent.id),
  }
  const handlingRules: Calls<HandlingRules> = {
    list: async ({ account, rule }) => (await account.handlingRules.list()).filter(({ id }) => id !== rule.id),
    create: async ({ account }, { agent, team }) => {
      const answers = [
        await account.handlingRules.create(aHandlingRule({ agentId: agent.id }), null),
        await account.handlingRules.create(aHandlingRule({ teamId: team.id }), null),
      ]
      return answers.includes(true)
    },
    update: async ({ account, rule: mine }, { rule, agent, team }) => {
      const answers = [
        await account.handlingRules.update(rule.id, { name: 'taken over' }),
        await account.handlingRules.update(mine.id, { agentId: agent.id }),
        await account.handlingRules.update(mine.id, { teamId: team.id }),
      ]
      return answers.filter((answer) => answer !== null)
    },
    remove: ({ account }, { rule }) => account.handlingRules.remove(rule.id),
    order: ({ account, rule: mine }, { rule }) => account.handlingRules.order([rule.id, mine.id]),
  }
  const cannedResponses: Calls<CannedResponses> = {
    list: async ({ account, teamWords }, { agent }) =>
      (await account.cannedResponses.list(agent.id)).filter(({ id }) => id !== teamWords.id),
    byId: ({ account }, { words }) => account.cannedResponses.byId(words.id),
    create: async (mine, { agent, team, keptFile }) => {
      const { create } = mine.account.cannedResponses
      const answers = [
        await create(aCannedResponse({ owner: { kind: 'agent', agentId: agent.id } }), [], mine.agent.id),
        await create(aCannedResponse({ owner: { kind: 'team', teamId: team.id } }), [], mine.agent.id),
        await create(aCannedResponse({ code: 'theirs' }), [keptFile.id], agent.id),
      ]
      return answers.filter((answer) => answer !== 'missing')
    },
    update: async ({ account, agent }, { words }) => {
      const by = { agentId: agent.id, nowMs }
      const answer = await account.cannedResponses.update(words.id, { title: 'taken over', fileIds: [] }, by)
      return answer === 'missing' ? null : answer
    },
    remove: ({ account, agent }, { words }) => account.cannedResponses.remove(words.id, { agentId: agent.id, nowMs }),
  }
  const blocks: Calls<Blocks> = {
    create: async ({ account, accountId, agent }, theirs) => {
      const ofContact = aBlock({ accountId, agent }, { target: { kind: 'contact', contactId: theirs.contact.id } })
      const answers = [await account.blocks.create(ofContact, 10, nowMs)]
      answers.push(await account.blocks.create(aBlock({ accountId, agent: theirs.agent }, anotherRange), 10, nowMs))
      const asTheirs = await account.blocks.create(aBlock(theirs, anotherRange), 10, nowMs).catch(refusal)
      return [...answers, asTheirs].filter((answer) => answer !== null && answer.kind !== 'missing')
    },
    byId: ({ account }, { block }) => account.blocks.byId(block.id),
    update: ({ account }, { block }) => account.blocks.update(block.id, { reason: 'taken over' }),
    remove: ({ account }, { block }) => account.blocks.remove(block.id),
    all: async ({ account, block }) => (await account.blocks.all()).filter(({ id }) => id !== block.id),
    list: async ({ account, block: mine }, { contact }) => {
      const keepsOut = { contactId: contact.id, ip: '198.51.100.7' }
      const { items } = await account.blocks.list({ keepsOut }, 50, null, nowMs)
      return items.filter(({ block }) => block.id !== mine.id)
    },
  }
  const agents: Calls<Agents> = {
    create: ({ account }, { accountId }) => account.agents.create(anAgent(accountId)).catch(refusal),
    byId: ({ account }, { agent }) => account.agents.byId(agent.id),
    byLogin: ({ account }, { agent }) => account.agents.byLogin(agent.login),
    list: async ({ account, agent, supervisor }) =>
      (await account.agents.list()).filter(({ id }) => id !== agent.id && id !== supervisor.id),
    update: ({ account }, { agent }) => account.agents.update(agent.id, { name: 'taken over' }),
    updateKeepingAdministrator: ({ account }, { agent }) =>
      account.agents.updateKeepingAdministrator(agent.id, { passwordHash: 'taken over' }),
  }
  const sessions: Calls<Sessions> = {
    create: ({ account, accountId }, { agent }) =>
      account.sessions.create(aSession(agent, { accountId })).catch(refusal),
    ofAgent: ({ account }, { agent }) => account.sessions.ofAgent(agent.id, 0),
    touch: ({ account }, { session }) => account.sessions.touch(session.id, 1, 1),
    end: ({ account }, { agent, session }) => account.sessions.end(agent.id, session.id),
    endAll: ({ account }, { agent }) => account.sessions.endAll(agent.id, null),
  }
  const links: Calls<Links> = {
    hold: ({ account }, theirs) => account.links.hold(leasesOf(theirs)[0], 1),
    releaseOf: ({ account }, theirs) => account.links.releaseOf(theirs.contact.id, 0),
    release: ({ account }, theirs) => account.links.release(leasesOf(theirs)[1].id, 0),
    keepVisit: async ({ account }, theirs) => {
      const visit = await theirs.account.contacts.lastVisit(theirs.contact.id)
      if (visit !== null) await account.links.keepVisit(leasesOf(theirs)[1].id, visit)
    },
    visitOf: ({ account }, { contact }) => account.links.visitOf(contact.id, 0),
    look: async ({ account }, theirs) => {
      const { holds, conversations, visits } = await account.links.look(
        leasesOf(theirs)[0].principal,
        [theirs.conversation.id],
        null,
        0,
      )
      return holds ? holds : [...conversations, ...visits]
    },
    feedSince: async ({ account }, { conversation }) => {
      const { cursor } = await feedOf(account)(null, 1)
      const since = await account.links.feedSince(cursor.replace(/\.[0-9]+$/, '.1'), 50)
      return since?.items.filter((item) => item.conversation.id === conversation.id)
    },
  }
  const sites: Calls<Sites> = {
    create: ({ account }, { accountId }) => account.sites.create(aSite(accountId)).catch(refusal),
    byId: ({ account }, { site }) => account.sites.byId(site.id),
    list: async ({ account, site }) => (await account.sites.list()).filter(({ id }) => id !== site.id),
    allow: ({ account }, { site }) => account.sites.allow(site.id, ['https://evil.example']),
    change: ({ account }, { site }) => account.sites.change(site.id, { name: 'taken over' }),
    see: ({ account }, { site }) =>
      account.sites
        .see(site.id, { step: 'boot', origin: 'https://evil.example', pageUrl: null, atMs: 1 })
        .catch(refusal),
    sightings: ({ account }, { site }) => account.sites.sightings(site.id),
  }
  const contacts: Calls<Contacts> = {
    create: ({ account }, { accountId }) => account.contacts.create(aContact(accountId)).catch(refusal),
    byId: ({ account }, { contact }) => account.contacts.byId(contact.id),
    update: ({ account }, { contact }) => account.contacts.update(contact.id, { name: 'taken over' }),
    issuePass: ({ account, site, accountId }, { contact }) =>
      account.contacts.issuePass(aPass(site, contact, { accountId })).catch(refusal),
    touchPass: ({ account }, { pass }) => account.contacts.touchPass(pass.id, 1, 1),
    byIds: ({ account }, { contact, known }) => account.contacts.byIds([contact.id, known.id]),
    byExternalId: ({ account }, { known }) => account.contacts.byExternalId(known.externalId ?? ''),
    idsByExternalId: async ({ account }, { known }) => [
      ...(await account.contacts.idsByExternalId([known.externalId ?? ''])),
    ],
    identify: ({ account }, { contact }) => account.contacts.identify(contact.id, 'taken-over', contact),
    tag: ({ account }, { contact }) => account.contacts.tag(contact.id, () => ['taken-over']),
    consent: ({ account }, { contact }) => account.contacts.consent(contact.id, 1),
    confirmEmail: ({ account }, { contact }) => account.contacts.confirmEmail(contact.id, contact.email ?? ''),
    handle: ({ account }, { contact }) =>
      account.contacts.handle(contact.id, { special: true, agentId: null, teamId: null, priority: true }),
    signOut: ({ account }, { known }) => account.contacts.signOut(known.id, 1),
    identifyPass: ({ account }, { pass }) => account.contacts.identifyPass(pass.id, { hash: 'x', expiresAtMs: 1 }),
    holdsPass: ({ account }, { pass }) => account.contacts.holdsPass(pass.id),
    endPass: ({ account }, { knownPass }) => account.contacts.endPass(knownPass.id),
    saveVisit: async ({ account, contact: own, site }, { contact }) => {
      const visit = await account.contacts.lastVisit(own.id)
      if (visit === null) throw new Error('no visit')
      return account.contacts.saveVisit({ ...visit, contactId: contact.id }, site.id).catch(refusal)
    },
    lastVisit: ({ account }, { contact }) => account.contacts.lastVisit(contact.id),
  }
  const identities: Calls<Identities> = {
    keys: ({ account }, { site }) => account.identities.keys(site.id),
    addKey: async ({ account }, { site, accountId }) =>
      (await account.identities.addKey(anIdentityKey(site, { accountId }), 9)) === 'missing' ? null : 'added',
    removeKey: ({ account }, { site, identityKey }) => account.identities.removeKey(site.id, identityKey.id),
    touchKey: ({ account }, { site, identityKey }) => account.identities.touchKey(site.id, identityKey.id, 1),
    isSpent: ({ account }, { spent }) => account.identities.isSpent(spent.hash),
    // A hash spent by one account says nothing to another; nothing of theirs can be named here.
    spend: ({ account }, { spent }) => account.identities.spend(spent.hash, 1),
  }
  const conversations: Calls<Conversations> = {
    ensureService: ({ account }, { site, contact }) =>
      account.conversations
        .ensureService({ id: randomUUID(), siteId: site.id, contactId: contact.id, nowMs })
        .catch(refusal),
    serviceOf: ({ account }, { site, contact }) => account.conversations.serviceOf(site.id, contact.id),
    byId: ({ account }, { conversation }) => account.conversations.byId(conversation.id),
    unfinished: async ({ account, conversation }) =>
      (await account.conversations.unfinished(null, 50)).filter(({ id }) => id !== conversation.id),
    joinedBy: ({ account }, { supervisor }) => account.conversations.joinedBy(supervisor.id, 50),
    ofContact: ({ account }, { contact }) => account.conversations.ofContact(contact.id, 50),
    listed: ({ account }, { conversation }) => account.conversations.listed(conversation.id),
    listedMany: ({ account }, { conversation }) => account.conversations.listedMany([conversation.id]),
    listedServices: ({ account }, { conversation }) => account.conversations.listedServices([conversation.id]),
    serviceById: ({ account }, { conversation }) => account.conversations.serviceById(conversation.id),
    changedSince: ({ account }, { conversation }) =>
      account.conversations.changedSince(conversation.id, 'staff', 0, 50),
    latest: ({ account }, { conversation }) => account.conversations.latest(conversation.id, 'staff', 50),
    before: async ({ account }, { conversation }) =>
      (await account.conversations.before(conversation.id, 'staff', 50, 50)).entries,
    quoting: ({ account }, { conversation }) => account.conversations.quoting(conversation.id, 1),
    versions: ({ account }, { conversation }) => account.conversations.versions(conversation.id, 1),
    list: async ({ account, conversation }, { agent }) => {
      const pages = await Promise.all(
        (['mine', 'queue', 'team', 'closed'] as const).map((tab) =>
          account.conversations.list(tab, whoSeesAll(agent), 50, null),
        ),
      )
      return pages.flatMap(({ items }) => items).filter((item) => item.conversation.id !== conversation.id)
    },
    changedList: async ({ account, conversation, room }) => {
      const start = await feedOf(account)(null, 50)
      const all = await feedOf(account)(start.cursor.replace(/\.[0-9]+$/, '.1'), 50)
      return [...start.items, ...all.items].filter((item) => ![conversation.id, room.id].includes(item.conversation.id))
    },
    readPositions: ({ account }, { agent, conversation }) =>
      account.conversations.readPositions(agent.id, [conversation.id]),
  }
  const rooms: Calls<Rooms> = {
    // The key of theirs makes a room of ours, and never finds theirs.
    ensure: async ({ account }, { agent, room }) => {
      const made = { id: randomUUID(), kind: 'internal', room: room.room, key: `of ${agent.id}`, nowMs } as const
      return (await account.rooms.ensure(made)).id === made.id ? null : 'theirs'
    },
    list: async ({ account }, { agent, team }) => (await account.rooms.list(agent.id, [team.id], 50, null)).items,
    sessionsOf: ({ account }, { known }) => account.rooms.sessionsOf({ kind: 'contact', id: known.id }),
  }
  const mailTokens: Calls<MailTokens> = {
    issue: async (mine, theirs) => {
      const theirAgent = { ...mine, agent: theirs.agent }
      const asMine = await mine.account.mailTokens.issue(aMailToken(theirAgent, 'reset')).catch(refusal)
      const asTheirs = await mine.account.mailTokens.issue(aMailToken(theirs, 'address')).catch(refusal)
      return [asMine, asTheirs].filter((answer) => answer !== null)
    },
    removeOfAgent: ({ account }, { agent }) => account.mailTokens.removeOfAgent(agent.id),
  }
  const timers: Calls<TimerRows> = {
    set: ({ account }, { timer }) => account.timers.set({ ...timer, dueAtMs: 1 }),
    cancel: ({ account }, { timer }) => account.timers.cancel('of theirs', timer.subjectId),
    ensure: ({ account }, { timer }) => account.timers.ensure([{ ...timer, dueAtMs: 1 }]),
    claim: ({ account }, { timer }) => account.timers.claim({ ...timer, kind: 'of theirs' }, 1),
    done: ({ account }, { timer }) => account.timers.done({ ...timer, kind: 'of theirs' }),
  }
  const states: Calls<AgentStates> = {
    list: async ({ account }, { agent }) => (await account.states.list()).filter(({ agentId }) => agentId === agent.id),
    move: ({ account }, { agent }) => account.states.move(agent.id, (standing) => ({ ...standing, chosen: 'busy' })),
    spans: ({ account }, { agent }) => account.states.spans(agent.id, 0, lateMs),
  }
  const messageWith = ({ place, uploader }: StoredFile) => ({
    conversationId: place.kind === 'conversation' ? place.conversationId : '',
    uploader,
    clientId: 'taken-over',
  })
  const files: Calls<StoredFiles> = {
    create: async ({ account }, { file }) =>
      (await account.files.create({ ...file, id: randomUUID() }).catch(refusal)) === true ? 'written' : null,
    byId: ({ account }, { file }) => account.files.byId(file.id),
    carried: ({ account }, { file }) => account.files.carried(file.id),
    announcedSince: ({ account }, { file }) => account.files.announcedSince(file.uploader, 0, 50),
    process: ({ account }, { file }) => account.files.process(file.id),
    settle: ({ account }, { file }) => account.files.settle(file.id, { refusal: 'file.unsafe' }),
    take: ({ account }, { file }) => account.files.take([file.id], messageWith(file), nowMs),
    release: ({ account }, { file }) => account.files.release([file.id], 'taken-over'),
    drop: async ({ account }, { file }) => ((await account.files.drop(messageWith(file))) === 0 ? null : 'dropped'),
    abandon: ({ account }, { file }) => account.files.abandon(file.id),
  }
  const callbacks: Calls<Callbacks> = {
    create: async ({ account, accountId }, { callback }) => {
      const theirs = await account.callbacks.create(callback, nowMs).catch(refusal)
      const pointing = await account.callbacks.create({ ...callback, accountId, id: randomUUID() }, nowMs)
      return theirs ?? (pointing.kind === 'missing' ? null : 'written')
    },
    createMany: ({ account }, { callback }) => account.callbacks.createMany([callback]).catch(refusal),
    byId: ({ account }, { callback }) => account.callbacks.byId(callback.id, nowMs),
    list: async ({ account, callback: own }, { contact }) => {
      const all = await account.callbacks.list({}, 50, null, nowMs)
      const ofContact = await account.callbacks.list({ contactId: contact.id }, 50, null, nowMs)
      return [...all.items, ...ofContact.items].filter(({ callback }) => callback.id !== own.id)
    },
    change: async ({ account, accountId }, { callback }) => {
      const changed = changedCallback({ ...callback, accountId }, { reason: 'taken over' }, callback.createdById, nowMs)
      return changed === null ? 'no change' : (await account.callbacks.change(changed, nowMs)).kind
    },
    remove: ({ account }, { callback }) => account.callbacks.remove(callback.id, nowMs),
    restore: async ({ account }, { callback }) => (await account.callbacks.restore(callback.id, 0, nowMs)).kind,
    remind: ({ account }, { callback }) => account.callbacks.remind(callback.id, lateMs),
    touch: ({ account }, { contact }) => account.callbacks.touch(contact.id),
    rev: async ({ account }) => ((await account.callbacks.rev()) === 2 ? null : 'another'),
    since: async ({ account, callback: own }) => {
      const { changed, removedIds } = await account.callbacks.since(0, nowMs)
      return [...changed.map(({ callback }) => callback.id), ...removedIds].filter((id) => id !== own.id)
    },
  }
  const invitations: Calls<Invitations> = {
    settings: async ({ account }) => ((await account.invitations.settings()).perDay === 7 ? null : 'another'),
    settle: async ({ account }) =>
      (await account.invitations.settle({ perVisit: 9 })).perDay === 7 ? null : 'another',
    create: async (mine, theirs) => {
      const pointing = await mine.account.invitations.create(anInvitation({ ...theirs, accountId: mine.accountId }))
      const ours = await mine.account.invitations.create(anInvitation(theirs)).catch(refusal)
      return ours ?? (pointing === 'gone' ? null : pointing)
    },
    byId: ({ account }, { invitation }) => account.invitations.byId(invitation.id),
    end: ({ account }, { invitation }) =>
      account.invitations.end({ ...invitation, state: 'declined', endedAtMs: nowMs }),
    pendingOf: async ({ account }, { contact }) => [...(await account.invitations.pendingOf([contact.id], 0))],
    latestOf: ({ account }, { contact }) => account.invitations.latestOf(contact.id),
    byRules: ({ account }, { contact }) => account.invitations.byRules(contact.id, 0),
    intoSession: ({ account }, { gathering }) => account.invitations.intoSession(gathering.id),
    recent: async ({ account, accountId }) =>
      (await account.invitations.recent(0, 50)).filter(({ invitation }) => invitation.accountId !== accountId),
  }
  const interpretations: Calls<Interpretations> = {
    settings: async ({ account, accountId }) =>
      (await account.interpretations.settings()).model === accountId ? null : 'another',
    settle: async ({ account, accountId }) =>
      (await account.interpretations.settle({ glossary: ['Ours'] })).model === accountId ? null : 'another',
    of: async ({ account }, { conversation }) =>
      Object.keys((await account.interpretations.of(conversation.id)).languages),
    current: async ({ account, conversation, session, gathering }) =>
      (await account.interpretations.current(0, 100)).filter(
        (id) => ![conversation.id, gathering.id, session.id].includes(id),
      ),
    switch: ({ account }, { conversation }) => account.interpretations.switch(conversation.id, false).catch(refusal),
    speak: ({ account }, { conversation, contact }) =>
      account.interpretations.speak(conversation.id, contact.id, { language: 'fr', by: 'chosen' }).catch(refusal),
    cached: ({ account }, { accountId }) => account.interpretations.cached(accountId),
    cache: ({ account }, { conversation }) =>
      account.interpretations.cache('ours', conversation.id, { text: 'Hola', from: null }, nowMs),
  }
  const triggers: Calls<Triggers> = {
    list: async ({ account, accountId }) =>
      (await account.triggers.list()).filter((one) => one.accountId !== accountId),
    create: (mine, theirs) => mine.account.triggers.create(aTrigger({ ...theirs, accountId: mine.accountId }), 10),
    update: ({ account }, { trigger }) => account.triggers.update(trigger.id, { name: 'Taken over' }),
    remove: ({ account }, { trigger }) => account.triggers.remove(trigger.id),
    hit: (mine, theirs) => mine.account.triggers.hit({ ...aHit(theirs, theirs.trigger.id), accountId: mine.accountId }),
    hits: async ({ account, accountId }) =>
      (await account.triggers.hits(50)).filter(({ hit }) => hit.accountId !== accountId),
  }
  const contactPresence: Calls<ContactPresence> = {
    come: async ({ account }, { contact }) => {
      const until = { expiresAtMs: lateMs, nowMs, listedOnly: false }
      return (await account.contactPresence.come([contact.id], 'app', until)).listedIds
    },
    go: ({ account }, { contact }) => account.contactPresence.go([contact.id], 'app', nowMs),
    of: async ({ account }, { contact }) => {
      const standing = await account.contactPresence.of(contact.id, nowMs)
      return standing === 'away' ? null : standing
    },
  }
  const trails: Calls<TrailRows> = {
    keep: async ({ account, contact: own, site: ours }, { contact, site }) => {
      await account.trails.keep([aTrail(contact, ours), aTrail(contact, site), aTrail(own, site)])
      return account.trails.of(own.id, 50).then((all) => all.filter(({ siteId }) => siteId !== ours.id))
    },
    of: ({ account }, { contact }) => account.trails.of(contact.id, 50),
    visitedBefore: async ({ account }, { contact }) => [...(await account.trails.visitedBefore([contact.id]))],
    removeBefore: async ({ account }, { site }) => (await account.trails.removeBefore(site.id, lateMs, 9)) > 0,
  }
  const letters: Calls<Letters> = {
    want: ({ account }, { conversation }) => account.letters.want(conversation.id, 1, 1).catch(refusal),
    take: ({ account }, { conversation }) => account.letters.take(conversation.id),
  }
  const noticeOf = ({ conversation, agent }: { conversation: { id: string }; agent: { id: string } }): NoticeKey => ({
    conversationId: conversation.id,
    seq: 1,
    agentId: agent.id,
    way: 'e-mail',
  })
  const notices: Calls<Notices> = {
    plan: ({ account }, other) => account.notices.plan(noticeOf(other), [noticeOf(other)], 1).catch(refusal),
    claim: ({ account }, other) => account.notices.claim(noticeOf(other), 2, 1),
    settle: ({ account }, other) => account.notices.settle(noticeOf(other), 'failed', 2),
    latest: ({ account }, { conversation }) => account.notices.latest(conversation.id, 10),
  }
  const queue: Calls<QueueStore> = {
    line: ({ account }) => account.queue.line(50),
    words: ({ account }) => account.queue.words(50),
    pace: ({ account }) => account.queue.pace(),
    loads: async ({ account }, { agent }) => (await account.queue.loads()).get(agent.id),
  }
  const assignment: Calls<AssignmentStore & AssignmentDesk> = {
    exclusively: ({ account }) => account.assignment.exclusively(async () => null),
    anybodyWaits: ({ account }) => account.assignment.exclusively((desk) => desk.anybodyWaits()),
    atWork: async ({ account }, { agent }) =>
      (await account.assignment.exclusively((desk) => desk.atWork(5))).filter(({ agentId }) => agentId === agent.id),
    loadOf: async ({ account }, { agent }) =>
      (await account.assignment.exclusively((desk) => desk.loadOf(agent.id))) === 0 ? null : 'known',
    heads: ({ account }, { agent, team }) =>
      account.assignment.exclusively((desk) => desk.heads([null, team.id], [agent.id], 50)),
    teamLoads: async ({ account }, { team }) => [
      ...(await account.assignment.exclusively((desk) => desk.teamLoads([team.id]))),
    ],
    heldBy: ({ account }, { agent }) => account.assignment.exclusively((desk) => desk.heldBy(agent.id, 50)),
    ofTeam: ({ account }, { team }) => account.assignment.exclusively((desk) => desk.ofTeam(team.id, 50)),
    offersTo: ({ account }, { agent }) => account.assignment.exclusively((desk) => desk.offersTo(agent.id)),
    isOut: async ({ account }, { agent }) =>
      (await account.assignment.exclusively((desk) => desk.isOut(agent.id))) === 'disabled' ? null : 'known',
    keepPace: ({ account }) => account.assignment.exclusively((desk) => desk.keepPace(1, 1)),
    keepTurns: ({ account }, { agent }) =>
      account.assignment.exclusively((desk) => desk.keepTurns([{ agentId: agent.id, atMs: 1 }])).catch(refusal),
  }
  const privacy: Calls<Privacy> = {
    idleConversations: ({ account }, { site }) => account.privacy.idleConversations(site.id, lateMs, null, 50),
    conversationsOf: ({ account }, { contact }) => account.privacy.conversationsOf(contact.id, null, 50),
    removeConversations: async ({ account }, { conversation }) =>
      (await account.privacy.removeConversations([conversation.id], null)).ids,
    removeEntries: async ({ account }, { conversation }) =>
      (await account.privacy.removeEntries(conversation.id, 50)) === 0 ? null : 'removed',
    removeContact: ({ account, agent }, { contact }) =>
      account.privacy.removeContact(
        { id: randomUUID(), contactId: contact.id, agentId: agent.id, atMs: 1, conversations: 0, entries: 0, files: 0 },
        50,
      ),
    removeFiles: async ({ account }, { site }) =>
      (await account.privacy.removeFiles(site.id, lateMs, 50)) === 0 ? null : 'removed',
    staleContacts: ({ account }, { site }) => account.privacy.staleContacts(site.id, lateMs, null, 50),
    removeVisits: async ({ account, site }, { contact, site: theirs }) => {
      const mine = await account.privacy.removeVisits(site.id, [contact.id], lateMs, [contact.id])
      const other = await account.privacy.removeVisits(theirs.id, [contact.id], lateMs, [contact.id])
      return mine.visits + mine.contacts + other.visits + other.contacts === 0 ? null : 'removed'
    },
    writtenSince: ({ account }, { site }) => account.privacy.writtenSince(site.id, 0, null, 50),
    stripEntries: async ({ account }, { conversation }) =>
      (await account.privacy.stripEntries('ip-addresses', [conversation.id], 0, lateMs)) === 0 ? null : 'stripped',
    stripVisits: async ({ account }, { site }) =>
      (await account.privacy.stripVisits(site.id, lateMs)) === 0 ? null : 'stripped',
    strippedUntil: async ({ account }, { site }) =>
      (await account.privacy.strippedUntil(site.id)).pagesMs === 0 ? null : 'known',
    keepStrippedUntil: ({ account }, { site }) =>
      account.privacy.keepStrippedUntil(site.id, { pagesMs: 1, ipAddressesMs: 1 }).catch(refusal),
    keepRun: ({ account }, { site }) => account.privacy.keepRun(aRun(site)).catch(refusal),
    runs: async ({ account }, { site }) => (await account.privacy.runs(50)).filter(({ siteId }) => siteId === site.id),
    erasures: async ({ account }, { agent }) =>
      (await account.privacy.erasures(50)).filter(({ agentId }) => agentId === agent.id),
  }
  const teams: Calls<Teams> = {
    create: async ({ account, accountId, agent }, theirs) => {
      const withTheirAgent = aTeam(accountId, { memberIds: [theirs.agent.id] })
      const withTheirHours = aTeam(accountId, { memberIds: [agent.id], hoursId: theirs.hours.id })
      const answers = [await account.teams.create(withTheirAgent), await account.teams.create(withTheirHours)]
      answers.push(await account.teams.create(aTeam(theirs.accountId)).catch(() => 'missing'))
      return answers.filter((answer) => answer !== 'missing')
    },
    byId: ({ account }, { team }) => account.teams.byId(team.id),
    list: async ({ account, team }) => (await account.teams.list()).filter(({ id }) => id !== team.id),
    update: async ({ account, team: mine }, { team, agent, hours }) => {
      const nobody = { add: [], remove: [] }
      const answers = [
        await account.teams.update(team.id, { name: 'taken over' }, nobody),
        await account.teams.update(team.id, {}, { add: [], remove: [agent.id] }),
        await account.teams.update(mine.id, {}, { add: [agent.id], remove: [] }),
        await account.teams.update(mine.id, { hoursId: hours.id }, nobody),
      ]
      return answers.filter((answer) => answer !== 'missing')
    },
    remove: ({ account }, { team }) => account.teams.remove(team.id),
  }
  const hours: Calls<HoursStore> = {
    create: ({ account }, { accountId }) => account.hours.create(someHours(accountId)).catch(refusal),
    byId: ({ account }, { hours }) => account.hours.byId(hours.id),
    list: async ({ account, hours: mine }) => (await account.hours.list()).filter(({ id }) => id !== mine.id),
    update: ({ account }, { hours }) => account.hours.update(hours.id, { name: 'taken over' }),
    remove: ({ account }, { hours }) => account.hours.remove(hours.id),
  }
  const own: Calls<Pick<AccountStore, 'read' | 'update' | 'issueTicket'>> = {
    read: async ({ account, accountId }) => ((await account.read())?.id === accountId ? null : 'another'),
    update: async ({ account, accountId }) =>
      (await account.update({ name: 'Mine' })).id === accountId ? null : 'another',
    issueTicket: async ({ account, accountId }, { agent, session, accountId: theirId }) => {
      const ticket = {
        tokenHash: randomUUID(),
        expiresAtMs: 1,
        kind: 'agent-socket',
        agentId: agent.id,
        sessionId: session.id,
      } as const
      const asMine = await account.issueTicket({ ...ticket, accountId }).catch(refusal)
      const asTheirs = await account.issueTicket({ ...ticket, accountId: theirId }).catch(refusal)
      return [asMine, asTheirs].filter((answer) => answer !== null)
    },
  }

  // Of all worlds everything is found by this one key.
  const everything = ({ agent }: Full) =>
    ({
      kind: 'visitors',
      viewer: { kind: 'agent', id: agent.id, scope: 'all', teamIds: [] },
      sight: null,
      agentId: null,
      teamId: null,
      siteId: null,
      tagId: null,
      limit: 100,
    }) as const
  const search: Calls<SearchFinder> = {
    find: async ({ account, conversation, room }, theirs) => {
      const before = { atMs: Number.MAX_SAFE_INTEGER, conversationId: firstPage.id, seq: 1e9 }
      const found = await account.search.find({ ...everything(theirs), keys: [[1]], before, fromMs: 0 })
      expect(found.length).toBeGreaterThan(0)
      return found.filter(({ conversationId }) => ![conversation.id, room.id].includes(conversationId))
    },
    conversations: async ({ account, conversation, room }, theirs) => {
      const asked = { ...everything(theirs), keys: [1], before: firstPage, fromMs: 0, toMs: Number.MAX_SAFE_INTEGER }
      const found = await account.search.conversations(asked)
      expect(found.length).toBeGreaterThan(0)
      return found.filter(({ id }) => ![conversation.id, room.id].includes(id))
    },
    contacts: async ({ account, accountId }, theirs) => {
      const asked = { ...everything(theirs), keys: [1], ofConversations: [1], before: firstPage }
      const found = await account.search.contacts(asked)
      expect(found.length).toBeGreaterThan(0)
      return found.filter((one) => one.accountId !== accountId)
    },
    roomIds: ({ account }, theirs) => account.search.roomIds(everything(theirs).viewer),
  }
  const searchIndex: Calls<SearchIndex> = {
    advance: async (mine, theirs) => {
      const before = await theirs.account.searchIndex.behind()
      await mine.account.searchIndex.advance(sameKeys(2))
      return (await theirs.account.searchIndex.behind()) === before ? null : 'indexed'
    },
    behind: async ({ account }) => {
      while ((await account.searchIndex.advance(sameKeys(1))).more);
      return (await account.searchIndex.behind()) === 0 ? null : 'theirs'
    },
    subjectsBehind: async ({ account }) => {
      while ((await account.searchIndex.advance(sameKeys(1))).more);
      return (await account.searchIndex.subjectsBehind()) === 0 ? null : 'theirs'
    },
    slices: async ({ account }) => ((await account.searchIndex.slices())?.last === 1 ? null : 'theirs'),
  }

  /** A refusal shows nothing of the other account, however it is worded. */
  function refusal(error: unknown): null {
    expect(String(error)).toMatch(/another account|violates foreign key constraint/)
    return null
  }
  const nothing = [null, undefined, false, 'missing', []]

  it.each(
    named({
      agents,
      roles,
      tags,
      ratings,
      handlingRules,
      cannedResponses,
      blocks,
      sessions,
      sites,
      contacts,
      identities,
      conversations,
      rooms,
      links,
      mailTokens,
      timers,
      states,
      assignment,
      queue,
      privacy,
      teams,
      hours,
      files,
      callbacks,
      contactPresence,
      letters,
      trails,
      notices,
      audit,
      invitations,
      interpretations,
      triggers,
      search,
      searchIndex,
      own,
    }),
  )('[ACC1] %s shows and changes nothing of another account', async (_name, call) => {
    const { mine, theirs } = await setUp()
    const before = await inventory(theirs)
    const answer = await call(mine, theirs)
    expect(nothing).toContainEqual(answer)
    expect(await inventory(theirs)).toEqual(before)
  })

  it('[ACC1][LOG11] the log refuses acts on, and of, another account', async () => {
    const { store, mine, theirs } = await setUp()
    const before = await inventory(theirs)
    const beforeMine = await inventory(mine)
    const absent = { kind: 'refused', refusal: { code: 'not_found' } }
    const theirConversation = { accountId: mine.accountId, conversation: theirs.conversation }
    for (const target of [theirConversation, { accountId: theirs.accountId, conversation: mine.conversation }])
      for (const actor of [agentParty(mine.agent), agentParty(theirs.agent), contactParty(theirs.contact)]) {
        expect(await store.log.submit(sendAct(target, actor, 'x'))).toEqual(absent)
        expect(await store.log.submit(markAct(target, actor, 1, 1))).toEqual(absent)
      }
    expect(await store.log.submit(sendAct(mine, agentParty(theirs.agent), 'x'))).toEqual(absent)
    expect(await store.log.submit(markAct(mine, agentParty(theirs.agent), 1, 1))).toEqual(absent)
    expect(await inventory(theirs)).toEqual(before)
    expect(await inventory(mine)).toEqual(beforeMine)
  })

  it('[ACC1] logins, numbers and the ids of rows may be the same in two accounts', async () => {
    const { mine, theirs } = await setUp()
    const ada = { login: 'ada', number: '7', id: randomUUID() }
    const fellow = await anotherAgent(mine, ada)
    expect(await theirs.account.agents.create(anAgent(theirs.accountId, { ...ada, name: 'Theirs' }))).toBe(true)
    await theirs.account.agents.update(ada.id, { passwordHash: 'changed' })
    expect(await mine.account.agents.byLogin('ADA')).toEqual(fellow)
    const twin = { id: mine.conversation.id, siteId: theirs.site.id, nowMs }
    const contact = aContact(theirs.accountId, { id: mine.contact.id })
    await theirs.account.contacts.create(contact)
    const conversation = await theirs.account.conversations.ensureService({ ...twin, contactId: contact.id })
    if (conversation === null) throw new Error('no conversation')
    expect(conversation).toMatchObject({ id: mine.conversation.id, seq: 0 })
    const before = await inventory(mine)
    const outcomes = await Promise.all(
      [mine, { ...theirs, contact, conversation }].map((world) =>
        world.store.log.submit(sendAct(world, contactParty(world.contact), 'to one only', { clientId: 'the-same' })),
      ),
    )
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(['done', 'done'])
    expect((await mine.account.conversations.byId(conversation.id))?.seq).toBe((before.log?.conversation.seq ?? 0) + 1)
    expect((await theirs.account.conversations.byId(conversation.id))?.seq).toBe(1)
  })

  it('[ACC7][SEC-B5] a secret or id that is empty or malformed matches nothing', async () => {
    const { store, mine } = await setUp()
    const { credentials } = store
    for (const nobody of ['', ' ', 'null', '0', '%', '{}', "' or true --"]) {
      expect(await credentials.session(nobody, 0)).toBeNull()
      expect(await credentials.visitor(nobody, 0)).toBeNull()
      expect(await credentials.redeemTicket(nobody, 0)).toBeNull()
      expect(await credentials.siteByKey(nobody)).toBeNull()
      expect(await store.accounts.bySlug(nobody)).toBeNull()
      expect(await mine.account.agents.byLogin(nobody)).toBeNull()
      const act = { accountId: nobody, conversation: { id: nobody } }
      expect(await store.log.submit(markAct(act, { kind: 'agent', id: nobody }, 1, 1))).toMatchObject({
        kind: 'refused',
      })
      await expect(store.account(nobody).read()).rejects.toThrow('invalid input syntax')
    }
  })
})
