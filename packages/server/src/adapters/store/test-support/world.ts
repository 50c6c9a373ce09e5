import { randomUUID } from 'node:crypto'
import {
  type Agent,
  type Block,
  type BusinessHours,
  type Callback,
  type CannedResponse,
  type Contact,
  type Conversation,
  type Decision,
  decideClose,
  decideEdit,
  decideJoin,
  decideReact,
  decideReopen,
  decideSay,
  decideSend,
  decideTake,
  defaultSiteSettings,
  type FilePlace,
  forService,
  forShared,
  type HandlingRule,
  type Member,
  newCallback,
  type Party,
  type PendingInvitation,
  type ServiceConversation,
  type SharedConversation,
  type Site,
  type StoredFile,
  type Team,
  type Trigger,
  type Visibility,
} from '@frontdesk/domain'
import type { AuditEvent } from '../../../app/ports/audit-store.ts'
import type { LogAct, LogOutcome } from '../../../app/ports/conversation-log.ts'
import type { IdentityKey } from '../../../app/ports/identity-store.ts'
import type { TriggerHit } from '../../../app/ports/invitation-store.ts'
import type { RetentionRun } from '../../../app/ports/privacy-store.ts'
import type { KeyMaker } from '../../../app/ports/search-store.ts'
import type { AccountStore, AgentSession, MailToken, Store, VisitorPass } from '../../../app/ports/store.ts'
import type { VisitTrail } from '../../../app/ports/trail-store.ts'
import { agentPrincipal } from '../../../app/principal.ts'

const nowMs = 1_760_000_000_000

/** Builders of what tests need; everything can be overridden. */
export const anAgent = (accountId: string, overrides: Partial<Agent> = {}): Agent => ({
  accountId,
  id: randomUUID(),
  login: `agent-${randomUUID()}`,
  name: 'Ada',
  email: null,
  number: null,
  role: 'agent',
  language: 'en',
  theme: 'auto',
  passwordHash: 'hash',
  passwordChangeDue: false,
  invitedAtMs: null,
  pictureKey: null,
  disabledAtMs: null,
  createdAtMs: nowMs,
  capacity: null,
  skills: [],
  ownRole: null,
  languages: [],
  phone: null,
  ...overrides,
})

export const aSite = (accountId: string, overrides: Partial<Site> = {}): Site => ({
  accountId,
  id: randomUUID(),
  name: 'Shop',
  key: randomUUID(),
  allowedOrigins: ['https://shop.example'],
  enabled: true,
  ...defaultSiteSettings,
  ...overrides,
})

export const aTeam = (accountId: string, overrides: Partial<Team> = {}): Team => ({
  accountId,
  id: randomUUID(),
  name: `Team ${randomUUID()}`,
  policy: null,
  capacity: null,
  acceptWithinMs: null,
  overflow: null,
  hoursId: null,
  memberIds: [],
  createdAtMs: nowMs,
  ...overrides,
})

/** Workdays from nine to half past five, in Shanghai. */
export const someHours = (accountId: string, overrides: Partial<BusinessHours> = {}): BusinessHours => ({
  accountId,
  id: randomUUID(),
  name: 'Office',
  timeZone: 'Asia/Shanghai',
  week: Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ fromMinute: 540, untilMinute: 1_050 }] : [])),
  holidays: [{ date: '2026-10-01', name: 'National Day', spans: [] }],
  ...overrides,
})

/** Spends much, and waits for nobody in particular. */
export const aCannedResponse = (
  overrides: Partial<Omit<CannedResponse, 'files'>> = {},
): Omit<CannedResponse, 'files'> => ({
  id: randomUUID(),
  owner: { kind: 'account' },
  code: 'hi',
  title: 'Greeting',
  texts: [{ language: 'en', text: 'Hello' }],
  createdAtMs: nowMs,
  ...overrides,
})

export const aHandlingRule = (overrides: Partial<HandlingRule> = {}): HandlingRule => ({
  id: randomUUID(),
  name: 'Spends much',
  conditions: [{ attribute: 'spend', operator: 'at-least', value: 10_000 }],
  agentId: null,
  teamId: null,
  priority: true,
  teamGone: false,
  createdAtMs: nowMs,
  ...overrides,
})

export const aContact = (accountId: string, overrides: Partial<Contact> = {}): Contact => ({
  accountId,
  id: randomUUID(),
  name: null,
  email: null,
  emailVerified: false,
  phone: null,
  verified: false,
  externalId: null,
  attributes: {},
  language: 'zh-CN',
  consentedAtMs: null,
  signedOutAtMs: null,
  createdAtMs: nowMs,
  handling: null,
  tagIds: [],
  ...overrides,
})

export const aSession = (agent: Agent, overrides: Partial<AgentSession> = {}): AgentSession => ({
  accountId: agent.accountId,
  id: randomUUID(),
  agentId: agent.id,
  tokenHash: randomUUID(),
  createdAtMs: nowMs,
  lastSeenAtMs: nowMs,
  expiresAtMs: nowMs + 1_000,
  ip: '198.51.100.7',
  userAgent: 'Browser',
  ...overrides,
})

export const anIdentityKey = (site: Site, overrides: Partial<IdentityKey> = {}): IdentityKey => ({
  accountId: site.accountId,
  siteId: site.id,
  id: randomUUID(),
  secretSealed: 'sealed',
  createdAtMs: nowMs,
  lastUsedAtMs: null,
  ...overrides,
})

export const aPass = (site: Site, contact: Contact, overrides: Partial<VisitorPass> = {}): VisitorPass => ({
  accountId: contact.accountId,
  id: randomUUID(),
  siteId: site.id,
  contactId: contact.id,
  tokenHash: randomUUID(),
  createdAtMs: nowMs,
  lastSeenAtMs: nowMs,
  expiresAtMs: nowMs + 1_000,
  identity: null,
  ...overrides,
})

export type World = {
  store: Store
  accountId: string
  account: AccountStore
  site: Site
  agent: Agent
  contact: Contact
  conversation: Conversation
}

/** A company with a site, an administrator, and a visitor whose conversation is empty. */
export const aWorld = async (store: Store): Promise<World> => {
  const accountId = randomUUID()
  await store.accounts.create({
    id: accountId,
    slug: accountId,
    name: 'Company',
    agentLabel: 'name',
    isOwner: false,
    createdAtMs: nowMs,
  })
  const account = store.account(accountId)
  const site = aSite(accountId)
  const agent = anAgent(accountId, { role: 'administrator' })
  await account.sites.create(site)
  await account.agents.create(agent)
  const { contact, conversation } = await aVisitor({ account, accountId, site })
  return { store, accountId, account, site, agent, contact, conversation }
}

/** The world's visitor on the revisit list. */
export const aCallback = (
  { accountId, agent, contact, conversation }: Pick<World, 'accountId' | 'agent' | 'contact' | 'conversation'>,
  overrides: Partial<Callback> = {},
): Callback => ({
  ...newCallback(
    { accountId, id: randomUUID(), by: agent.id, nowMs },
    { contactId: contact.id, conversationId: conversation.id, ownerId: agent.id, reason: 'secret reason' },
  ),
  ...overrides,
})

/** An invitation of the world's visitor, by its agent. */
export const anInvitation = (
  { accountId, agent, contact, site }: Pick<World, 'accountId' | 'agent' | 'contact' | 'site'>,
  overrides: Partial<PendingInvitation & { kind: 'chat' }> = {},
): PendingInvitation & { kind: 'chat' } => ({
  accountId,
  id: randomUUID(),
  kind: 'chat',
  siteId: site.id,
  contactId: contact.id,
  agentId: agent.id,
  triggerId: null,
  text: 'secret invitation',
  visitStartedAtMs: nowMs,
  createdAtMs: nowMs,
  expiresAtMs: nowMs + 60_000,
  state: 'pending',
  ...overrides,
})

export const aTrigger = (
  { accountId, site }: Pick<World, 'accountId' | 'site'>,
  overrides: Partial<Trigger> = {},
): Trigger => ({
  accountId,
  id: randomUUID(),
  name: 'Cart',
  mode: 'test',
  siteId: site.id,
  conditions: [{ kind: 'page', pattern: '/cart' }],
  texts: { en: '', 'zh-CN': '' },
  createdAtMs: nowMs,
  ...overrides,
})

/** Somebody whom a rule in test would have invited. */
export const aHit = (
  { accountId, agent, contact, site }: Pick<World, 'accountId' | 'agent' | 'contact' | 'site'>,
  triggerId: string,
): TriggerHit => ({
  accountId,
  id: randomUUID(),
  triggerId,
  siteId: site.id,
  contactId: contact.id,
  agentId: agent.id,
  pageUrl: 'https://shop.example/cart',
  pageTitle: 'Cart',
  visitStartedAtMs: nowMs,
  atMs: nowMs,
})

/** A link that was sent to the world's agent or visitor. */
export const aMailToken = (
  { accountId, agent, contact, site }: Pick<World, 'accountId' | 'agent' | 'contact' | 'site'>,
  kind: 'reset' | 'address',
  overrides: { tokenHash?: string; expiresAtMs?: number } = {},
): MailToken => ({
  accountId,
  id: randomUUID(),
  address: 'ada@example.com',
  tokenHash: randomUUID(),
  expiresAtMs: nowMs + 1_000,
  ...overrides,
  ...(kind === 'reset' ? { kind, agentId: agent.id } : { kind, contactId: contact.id, siteId: site.id }),
})

/** Another visitor with a conversation. */
export const aVisitor = async ({
  account,
  accountId,
  site,
}: Pick<World, 'account' | 'accountId' | 'site'>): Promise<{ contact: Contact; conversation: Conversation }> => {
  const contact = aContact(accountId)
  await account.contacts.create(contact)
  const conversation = await account.conversations.ensureService({
    id: randomUUID(),
    siteId: site.id,
    contactId: contact.id,
    nowMs,
  })
  if (conversation === null) throw new Error('no contact')
  return { contact, conversation }
}

export const anotherAgent = async (world: World, overrides: Partial<Agent> = {}): Promise<Agent> => {
  const agent = anAgent(world.accountId, overrides)
  await world.account.agents.create(agent)
  return agent
}

type Target = { accountId: string; conversation: Pick<Conversation, 'id'> }
export const agentParty = (agent: Pick<Agent, 'id'>): Party => ({ kind: 'agent', id: agent.id })
export const contactParty = (contact: Pick<Contact, 'id'>): Party => ({ kind: 'contact', id: contact.id })

const decideAct = (
  target: Target,
  actor: Party,
  clientId: string | null,
  decide: (conversation: ServiceConversation, nowMs: number) => Decision,
): LogAct => ({
  kind: 'decide',
  accountId: target.accountId,
  conversationId: target.conversation.id,
  actor,
  clientId,
  decide: forService(decide),
})

export const sendAct = (
  target: Target,
  author: Party,
  text: string,
  { clientId = randomUUID(), visibility = 'everyone' }: { clientId?: string; visibility?: Visibility } = {},
): LogAct =>
  decideAct(target, author, clientId, (conversation, now) =>
    decideSend(
      conversation,
      {
        author,
        text,
        clientId,
        visibility,
        origin:
          author.kind === 'contact'
            ? { ip: '203.0.113.9', country: 'CN', pageUrl: 'https://shop.example/', pageTitle: null }
            : null,
      },
      now,
      randomUUID,
    ),
  )

/** Changes a message of the author's own, or with null puts an emoji on anybody's. */
export const amendAct = (target: Target, actor: Party, seq: number, text: string | null): LogAct => ({
  kind: 'amend',
  accountId: target.accountId,
  conversationId: target.conversation.id,
  actor,
  seq,
  amend: (_, entry, nowMs) =>
    text === null
      ? decideReact(entry, { party: actor, emoji: '👍', on: true })
      : decideEdit(entry, { author: actor, text, withinMs: 60_000 }, nowMs),
})

export const noteAct = (target: Target, author: Party, text: string): LogAct =>
  sendAct(target, author, text, { visibility: 'staff' })
export const takeAct = (target: Target, agent: Party, fromId: string | null = null): LogAct =>
  decideAct(target, agent, null, (conversation) => decideTake(conversation, agent, fromId, randomUUID))
export const joinAct = (target: Target, agent: Party): LogAct =>
  decideAct(target, agent, null, (conversation) => decideJoin(conversation, agent, randomUUID))
export const closeAct = (target: Target, by: Party): LogAct =>
  decideAct(target, by, null, (conversation) => decideClose(conversation, by, randomUUID))
export const reopenAct = (target: Target, by: Party): LogAct =>
  decideAct(target, by, null, (conversation) => decideReopen(conversation, by, randomUUID))
export const markAct = (
  target: Target,
  actor: Party,
  deliveredSeq: number | null,
  readSeq: number | null = null,
): Extract<LogAct, { kind: 'mark' }> => ({
  kind: 'mark',
  accountId: target.accountId,
  conversationId: target.conversation.id,
  actor,
  deliveredSeq,
  readSeq,
  mayAct: () => true,
})

/** The entries that an act wrote; fails on any other outcome. */
export const entriesOf = (outcome: LogOutcome) => {
  if (outcome.kind !== 'done') throw new Error(`expected done, got ${JSON.stringify(outcome)}`)
  return outcome.entries
}

export const aRun = (site: Pick<Site, 'id'>): Omit<RetentionRun, 'siteName'> => ({
  id: randomUUID(),
  siteId: site.id,
  atMs: nowMs,
  conversations: 0,
  entries: 0,
  files: 0,
  visits: 0,
  pages: 0,
  ipAddresses: 0,
  contacts: 0,
})

/** Leaves the records of a site's rules, and of somebody who was erased. */
const removeSomething = async ({ account, site, agent, accountId }: World): Promise<void> => {
  const erased = aContact(accountId)
  await account.contacts.create(erased)
  const record = {
    id: randomUUID(),
    contactId: erased.id,
    agentId: agent.id,
    atMs: nowMs,
    conversations: 0,
    entries: 0,
    files: 0,
  }
  await account.privacy.removeContact(record, 0)
  await account.privacy.keepRun(aRun(site))
  await account.privacy.keepStrippedUntil(site.id, { pagesMs: 0, ipAddressesMs: 0 })
}

/** Presence of an agent and of a visitor without a socket. */
export const leasesOf = ({ session, pass, agent }: { session: AgentSession; pass: VisitorPass; agent: Agent }) => {
  const { accountId } = agent
  const shared = { accountId, node: null }
  return [
    {
      ...shared,
      id: `${session.id} lease`,
      principal: agentPrincipal(agent, session.id),
    },
    {
      ...shared,
      id: `${pass.id} lease`,
      principal: { kind: 'visitor', accountId, siteId: pass.siteId, contactId: pass.contactId, passId: pass.id },
    },
  ] as const
}

/** Somebody has renamed a team. */
export const anAuditEvent = (agent: Pick<Agent, 'id'>, overrides: Partial<AuditEvent> = {}): AuditEvent => ({
  id: randomUUID(),
  atMs: nowMs,
  actor: { kind: 'agent', id: agent.id, label: 'Ada (ada)' },
  ip: '198.51.100.7',
  command: 'team.update',
  subject: { kind: 'team', id: randomUUID(), label: 'Sales' },
  before: { name: 'Sale' },
  after: { name: 'Sales' },
  outcome: 'done',
  code: null,
  ...overrides,
})

export const aBlock = (
  { accountId, agent }: { accountId: string; agent: Pick<Agent, 'id'> },
  overrides: Partial<Block> = {},
): Block => ({
  accountId,
  id: randomUUID(),
  target: { kind: 'address', range: '198.51.100.7' },
  reason: 'Insults',
  untilMs: null,
  createdById: agent.id,
  createdAtMs: nowMs,
  ...overrides,
})

/** A company in which every kind of row is there. */
/** A group of the world's agent alone, in which something was said. */
export const aRoom = async ({
  store,
  account,
  accountId,
  agent,
}: Pick<World, 'store' | 'account' | 'accountId' | 'agent'>): Promise<SharedConversation> => {
  const party = agentParty(agent)
  const owner: Member = {
    party,
    role: 'owner',
    name: null,
    number: 1,
    joinedAtMs: nowMs,
    afterPublicSeq: 0,
    leftAtMs: null,
  }
  const made = await account.rooms.ensure({
    id: randomUUID(),
    kind: 'internal',
    room: { shape: 'group', title: 'secret room', teamId: null, members: [owner] },
    key: `of ${agent.id}`,
    nowMs,
  })
  const clientId = randomUUID()
  await store.log.submit({
    kind: 'decide',
    accountId,
    conversationId: made.id,
    actor: party,
    clientId,
    decide: forShared((room) =>
      decideSay(room, { author: party, text: 'secret talk', clientId, extra: {} }, randomUUID),
    ),
  })
  return made
}

/** A session of several in which nothing was said yet, that a contact is in, and its invitation into it. */
const aGathering = async (world: World & { known: Contact }): Promise<SharedConversation> => {
  const { account, known, site } = world
  const member: Member = {
    party: contactParty(known),
    role: 'member',
    name: null,
    number: 1,
    joinedAtMs: nowMs,
    afterPublicSeq: 0,
    leftAtMs: null,
  }
  const room = { shape: 'session', title: null, teamId: null, siteId: site.id, members: [member] } as const
  const made = await account.rooms.ensure({ id: randomUUID(), kind: 'multi', room, key: null, nowMs })
  const asked = { ...anInvitation({ ...world, contact: known }), kind: 'session', sessionId: made.id } as const
  await account.invitations.create(asked)
  await account.invitations.end({ ...asked, state: 'accepted', endedAtMs: nowMs, conversationId: made.id })
  return made
}

const aFile = ({ accountId, agent }: Pick<World, 'accountId' | 'agent'>, place: FilePlace): StoredFile => ({
  accountId,
  id: randomUUID(),
  place,
  uploader: { kind: 'agent', id: agent.id },
  name: 'receipt.pdf',
  bytes: 4,
  voice: false,
  key: `files/${randomUUID()}`,
  state: { kind: 'receiving' },
  createdAtMs: nowMs,
})

/** A ready file that the agent keeps for a canned response. */
const aKeptFile = async (world: Pick<World, 'account' | 'accountId' | 'agent'>): Promise<StoredFile> => {
  const file = aFile(world, { kind: 'canned', responseId: null })
  const { id, name, bytes, voice } = file
  const { files } = world.account
  await files.create(file)
  await files.process(id)
  const found = { kind: 'file', type: 'application/pdf', thumb: false, playable: false } as const
  await files.settle(id, { card: { id, name, bytes, voice, ...found } })
  return file
}

export const aFullWorld = async (store: World['store']) => {
  const world = await aWorld(store)
  const { account, agent, contact, site } = world
  const session = aSession(agent)
  const pass = aPass(site, contact)
  await account.sessions.create(session)
  await account.contacts.issuePass(pass)
  const known = aContact(world.accountId, { verified: true, externalId: randomUUID(), email: 'known@shop.example' })
  const spent = { hash: randomUUID(), expiresAtMs: nowMs + 1_000 }
  const knownPass = aPass(site, known, { identity: spent })
  const identityKey = anIdentityKey(site)
  await account.contacts.create(known)
  await account.contacts.issuePass(knownPass)
  await account.identities.addKey(identityKey, 2)
  await account.identities.spend(spent.hash, spent.expiresAtMs)
  await account.sites.see(site.id, { step: 'visit', origin: 'https://shop.example', pageUrl: null, atMs: nowMs })
  const [byAgent, byVisitor] = leasesOf({ session, pass, agent })
  await account.links.hold(byAgent, nowMs)
  await account.links.hold(byVisitor, nowMs)
  const [ofAgent, ofContact] = [aMailToken(world, 'reset'), aMailToken(world, 'address')]
  await account.mailTokens.issue(ofAgent)
  await account.mailTokens.issue(ofContact)
  await account.states.move(agent.id, (standing) => ({ ...standing, presence: 'here', sinceMs: nowMs }))
  const role = { id: randomUUID(), name: 'Night shift', rights: ['conversations.team'] } as const
  await account.roles.create(role, nowMs)
  const tag = { id: randomUUID(), name: 'Refund', color: 'red', createdAtMs: nowMs } as const
  await account.tags.create(tag)
  const noted = anAuditEvent(agent)
  await account.audit.begin(noted)
  await account.audit.add(anAuditEvent(agent))
  const block = aBlock(world, { target: { kind: 'contact', contactId: contact.id } })
  await account.blocks.create(block, 10, nowMs)
  const timer = { kind: 'of theirs', subjectId: world.conversation.id, dueAtMs: nowMs }
  await account.timers.set(timer)
  const hours = someHours(world.accountId)
  const team = aTeam(world.accountId, { hoursId: hours.id, memberIds: [agent.id] })
  await account.hours.create(hours)
  await account.teams.create(team)
  const rule = aHandlingRule({ agentId: agent.id, teamId: team.id })
  await account.handlingRules.create(rule, null)
  const words = aCannedResponse({ owner: { kind: 'agent', agentId: agent.id } })
  const teamWords = aCannedResponse({ owner: { kind: 'team', teamId: team.id } })
  const keptFile = await aKeptFile(world)
  await account.cannedResponses.create(words, [keptFile.id], agent.id)
  await account.cannedResponses.create(teamWords, [], agent.id)
  await account.contacts.saveVisit(
    {
      contactId: contact.id,
      ip: '203.0.113.1',
      country: null,
      pageUrl: null,
      pageTitle: null,
      referrer: null,
      browser: 'Firefox',
      system: 'Linux',
      device: 'desktop',
      language: null,
      timeZone: null,
      startedAtMs: nowMs,
      lastSeenAtMs: nowMs,
    },
    site.id,
  )
  const supervisor = await anotherAgent(world, { role: 'supervisor' })
  for (const act of [
    sendAct(world, contactParty(contact), 'secret words'),
    takeAct(world, agentParty(agent)),
    noteAct(world, agentParty(agent), 'secret note'),
    markAct(world, agentParty(agent), 2, 2),
    joinAct(world, agentParty(supervisor)),
  ])
    await store.log.submit(act)
  const room = await aRoom(world)
  const callback = aCallback(world)
  await account.callbacks.create(callback, nowMs)
  await account.contactPresence.come([contact.id], 'app', { expiresAtMs: nowMs + 1_000, nowMs, listedOnly: false })
  await account.trails.keep([aTrail(contact, site)])
  await account.letters.want(world.conversation.id, 1, nowMs)
  await account.notices.plan({ conversationId: room.id, seq: 1 }, [{ agentId: agent.id, way: 'e-mail' }], nowMs)
  const trigger = aTrigger(world)
  const file = aFile(world, { kind: 'conversation', conversationId: world.conversation.id, clientId: null })
  await account.files.create(file)
  await account.triggers.create(trigger, 10)
  await account.triggers.hit(aHit(world, trigger.id))
  const invitation = anInvitation(world, { triggerId: trigger.id })
  await account.invitations.create(invitation)
  const accepted = anInvitation({ ...world, contact: known })
  await account.invitations.create(accepted)
  await account.invitations.end({
    ...accepted,
    state: 'accepted',
    endedAtMs: nowMs,
    conversationId: world.conversation.id,
  })
  const gathering = await aGathering({ ...world, known })
  await account.invitations.settle({ perDay: 7 })
  await account.interpretations.settle({ model: world.accountId })
  await account.interpretations.speak(world.conversation.id, contact.id, { language: 'es', by: 'chosen' })
  await account.interpretations.cache(world.accountId, world.conversation.id, { text: 'Hola', from: 'en' }, nowMs)
  await removeSomething(world)
  await account.searchIndex.advance(sameKeys(1))
  const mailTokens = [ofAgent, ofContact] as const
  return {
    ...world,
    supervisor,
    file,
    callback,
    trigger,
    invitation,
    session,
    pass,
    known,
    knownPass,
    identityKey,
    spent,
    timer,
    role,
    tag,
    block,
    hours,
    team,
    rule,
    words,
    teamWords,
    keptFile,
    room,
    gathering,
    mailTokens,
    noted,
  }
}

/** Two pages of a visit. */
export const aTrail = (
  { id }: Pick<Contact, 'id'>,
  site: Pick<Site, 'id'>,
  change: Partial<VisitTrail> = {},
): VisitTrail => ({
  contactId: id,
  siteId: site.id,
  startedAtMs: 1_750_000_000_000,
  lastAtMs: 1_750_000_060_000,
  count: 2,
  pages: [
    { url: 'https://shop.example/', title: 'Shop', atMs: 1_750_000_000_000 },
    { url: 'https://shop.example/tea', title: 'Tea', atMs: 1_750_000_060_000 },
  ],
  ...change,
})

/** Everything is found by this one key. */
export const sameKeys = (key: number): KeyMaker => ({
  message: () => ({ keys: [key], slice: key }),
  subject: () => [key],
})
