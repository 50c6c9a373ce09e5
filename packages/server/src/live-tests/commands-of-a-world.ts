import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { type CannedResponse, newCallback, type PendingInvitation } from '@frontdesk/domain'
import type { CommandName, Params, Right, Role } from '@frontdesk/protocol'
import {
  aRole,
  type Company,
  enterVisitor,
  firstCompany,
  foundCompany,
  hireAgent,
  openSession,
  type Person,
  type TestServer,
  type TestVisitor,
} from '@frontdesk/testkit'
import { sendMessage } from '../app/conversations/send-message.ts'
import { startConversation } from '../app/conversations/start-conversation.ts'
import { createUpload } from '../app/files/create-upload.ts'
import { receivePart } from '../app/files/receive-part.ts'
import { createRule } from '../app/handling-rules/create-rule.ts'
import { createHours } from '../app/hours/create-hours.ts'
import { createTrigger } from '../app/invitations/change-rules.ts'
import type { VisitorPrincipal } from '../app/principal.ts'
import { principalOfVisitor } from '../app/sessions/authenticate.ts'
import { createKey } from '../app/sites/identity-keys.ts'
import { createTag } from '../app/tags/change-tags.ts'
import { createTeam } from '../app/teams/create-team.ts'
import { newClientId } from './testing.ts'

/** What commands are asked about. Every id belongs to somebody, or to nobody in `nothingOf`. */
export type Things = {
  conversationId: string
  contactId: string
  /** Nobody asks anything else about this one, so it may go. */
  spareContactId: string
  agentId: string
  sessionId: string
  siteKey: string
  siteId: string
  keyId: string
  callbackId: string
  /** Nobody asks anything else about these. */
  spareCallbackId: string
  removedCallbackId: string
  teamId: string
  /** Of others. */
  roomId: string
  hoursId: string
  roleId: string
  ruleId: string
  /** The company's, and the file of another one. */
  responseId: string
  cannedFileId: string
  blockId: string
  spareBlockId: string
  /** Waits for the visitor's answer. */
  invitationId: string
  triggerId: string
  spareTriggerId: string
  tagId: string
  spareTagId: string
  /** The visitor's, carried by no message; nobody asks anything else about the second. */
  fileId: string
  spareFileId: string
}

/** Ids of the right form that name nothing. */
export const nothing: Things = {
  conversationId: '01890a5d-ac96-774b-bcce-b302099a8057',
  contactId: '01890a5d-ac96-774b-bcce-b302099a8058',
  agentId: '01890a5d-ac96-774b-bcce-b302099a8059',
  sessionId: '01890a5d-ac96-774b-bcce-b302099a805a',
  siteKey: 'no-such-site',
  spareContactId: '01890a5d-ac96-774b-bcce-b302099a805d',
  siteId: '01890a5d-ac96-774b-bcce-b302099a805b',
  keyId: '01890a5d-ac96-774b-bcce-b302099a805c',
  callbackId: '01890a5d-ac96-774b-bcce-b302099a805e',
  spareCallbackId: '01890a5d-ac96-774b-bcce-b302099a805f',
  removedCallbackId: '01890a5d-ac96-774b-bcce-b302099a8060',
  teamId: '01890a5d-ac96-774b-bcce-b302099a8061',
  roomId: '01890a5d-ac96-774b-bcce-b302099a8064',
  hoursId: '01890a5d-ac96-774b-bcce-b302099a8062',
  roleId: '01890a5d-ac96-774b-bcce-b302099a8063',
  responseId: '01890a5d-ac96-774b-bcce-b302099a8067',
  cannedFileId: '01890a5d-ac96-774b-bcce-b302099a806b',
  ruleId: '01890a5d-ac96-774b-bcce-b302099a8064',
  blockId: '01890a5d-ac96-774b-bcce-b302099a8065',
  spareBlockId: '01890a5d-ac96-774b-bcce-b302099a8066',
  invitationId: '01890a5d-ac96-774b-bcce-b302099a8064',
  triggerId: '01890a5d-ac96-774b-bcce-b302099a8065',
  spareTriggerId: '01890a5d-ac96-774b-bcce-b302099a8066',
  tagId: '01890a5d-ac96-774b-bcce-b302099a8067',
  spareTagId: '01890a5d-ac96-774b-bcce-b302099a8068',
  fileId: '01890a5d-ac96-774b-bcce-b302099a8069',
  spareFileId: '01890a5d-ac96-774b-bcce-b302099a806a',
}

const officeHours = {
  name: 'Office',
  timeZone: 'Asia/Shanghai',
  week: Array.from({ length: 7 }, () => [{ fromMinute: 540, untilMinute: 1_080 }]),
  holidays: [],
}

const bigSpenders: Params<'handling-rule.create'> = {
  name: 'Spends much',
  conditions: [{ attribute: 'spend', operator: 'at-least', value: 10_000 }],
  agentId: null,
  teamId: null,
  priority: true,
}

const someWords = (code: string): Omit<Params<'canned-response.create'>, 'owner'> => ({
  code,
  title: 'Greeting',
  texts: [{ language: 'en', text: 'Good day {{contact.name|there}}' }],
})

/**
 * Valid parameters for every command there is: a command that is added to the protocol does not compile without an entry
 * here, so none can be left out of the tests of rights.
 */
export const paramsOf: { readonly [N in CommandName]: (about: Things) => Params<N> } = {
  'session.create': () => ({ account: 'main', login: 'nobody-of-that-name', password: 'wrong words' }),
  'installation.greet': () => ({}),
  'password.request': () => ({ account: 'main', login: 'nobody-of-that-name' }),
  'password.set': () => ({ token: 'a-token-that-nobody-has', next: 'correct horse battery' }),
  'session.end': () => ({}),
  'session.list': () => ({}),
  'session.revoke': ({ sessionId }) => ({ sessionId }),
  'socket.admit': () => ({}),
  'link.poll': () => ({
    version: 1,
    lease: 'lease-of-a-test',
    first: true,
    waitMs: 0,
    watching: [],
    feed: null,
    digest: null,
  }),
  'link.request': ({ conversationId }) => ({
    lease: 'lease-of-a-test',
    command: 'conversation.unwatch',
    params: { conversationId },
  }),
  'link.leave': () => ({ lease: 'lease-of-a-test' }),
  'profile.read': () => ({}),
  'profile.update': () => ({ theme: 'dark' }),
  'password.change': () => ({ current: 'wrong words', next: 'correct horse battery' }),
  'picture.remove': () => ({}),
  'account.read': () => ({}),
  'account.update': () => ({ agentLabel: 'name' }),
  'service.update': () => ({ change: { capacity: 4 } }),
  'agent.list': () => ({}),
  'agent.create': () => ({ login: `new-${newClientId()}`, name: 'New', role: 'agent' }),
  'agent.update': ({ agentId }) => ({ agentId, name: 'Renamed' }),
  'agent.reset': ({ agentId }) => ({ agentId }),
  'agent.invite': ({ agentId }) => ({ agentId }),
  'agent.disable': ({ agentId }) => ({ agentId }),
  'agent.enable': ({ agentId }) => ({ agentId }),
  'agent.departure': ({ agentId }) => ({ agentId }),
  'queue.read': () => ({}),
  'offer.accept': ({ conversationId }) => ({ conversationId }),
  'offer.decline': ({ conversationId }) => ({ conversationId }),
  'state.set': () => ({ state: 'available' }),
  'state.ledger': () => ({ from: '2026-11-28', days: 1, timeZone: 'Asia/Shanghai' }),
  'team.list': () => ({}),
  'team.create': () => ({ name: `Team ${newClientId()}` }),
  'team.update': ({ teamId }) => ({ teamId, change: { capacity: 9 } }),
  'team.departure': ({ teamId }) => ({ teamId }),
  'team.remove': ({ teamId }) => ({ teamId }),
  'hours.list': () => ({}),
  'hours.preview': () => {
    const { timeZone, week, holidays } = officeHours
    return { timeZone, week, holidays }
  },
  'hours.create': () => officeHours,
  'hours.update': ({ hoursId }) => ({ hoursId, change: { name: 'Late' } }),
  'hours.remove': ({ hoursId }) => ({ hoursId }),
  'role.list': () => ({}),
  'role.create': () => ({ name: `Role ${newClientId()}`, rights: ['conversations.all'] }),
  'role.update': ({ roleId }) => ({ roleId, rights: ['conversations.all'] }),
  'role.remove': ({ roleId }) => ({ roleId }),
  'company.list': () => ({}),
  'company.create': () => ({ name: 'Another', administrator: { login: 'boss', name: 'Boss' } }),
  'company.register': () => ({
    name: 'Another',
    administrator: { login: 'boss', name: 'Boss', email: 'boss@example.com' },
    password: 'correct horse battery',
  }),
  'installation.read': () => ({}),
  'mail.test': () => ({ to: 'somebody@example.com' }),
  'site.list': () => ({}),
  'site.create': () => ({ name: 'Another shop', allowedOrigins: ['https://another.test'] }),
  'site.update': ({ siteId }) => ({ siteId, change: { name: 'Renamed shop' } }),
  'site.installation': ({ siteId }) => ({ siteId }),
  'identity-key.list': ({ siteId }) => ({ siteId }),
  'identity-key.create': ({ siteId }) => ({ siteId }),
  'identity-key.remove': ({ siteId, keyId }) => ({ siteId, keyId }),
  'visitor.boot': ({ siteKey }) => ({ siteKey }),
  'visitor.enter': ({ siteKey }) => ({ siteKey, ticket: 'no-ticket' }),
  'visitor.end': () => ({}),
  'contact.update': () => ({ name: 'Wang' }),
  'visit.typing': () => ({ text: 'first words' }),
  'visit.update': () => ({ pageUrl: 'http://shop.test/cart', pageTitle: 'Cart' }),
  'address.challenge': () => ({}),
  'address.confirm': () => ({ token: 'a-token-that-nobody-has' }),
  'presence.report': () => ({ online: true }),
  'presence.announce': ({ siteKey }) => ({
    siteKey,
    token: 'no-token-of-theirs',
    people: [{ externalId: 'customer-7', online: true }],
  }),
  'contact.read': ({ contactId }) => ({ contactId }),
  'visitor.list': () => ({}),
  'visitor.read': ({ contactId }) => ({ contactId }),
  'visitor.trail': ({ contactId }) => ({ contactId }),
  'board.read': () => ({}),
  'board.watch': () => ({}),
  'board.unwatch': () => ({}),
  'block.list': () => ({}),
  'block.create': () => ({
    target: { kind: 'address', range: '192.0.2.251' },
    reason: 'Insults',
    untilMs: null,
  }),
  'block.update': ({ blockId }) => ({ blockId, change: { reason: 'Threats' } }),
  'block.remove': ({ spareBlockId }) => ({ blockId: spareBlockId }),
  'block.export': () => ({}),
  'contact.handle': ({ contactId }) => ({ contactId, handling: null }),
  'canned-response.list': () => ({}),
  'canned-response.create': () => ({ owner: { kind: 'personal' }, ...someWords(newClientId()) }),
  'canned-response.update': ({ responseId }) => ({ responseId, change: { title: `Renamed ${newClientId()}` } }),
  'canned-response.remove': ({ responseId }) => ({ responseId }),
  'canned-response.announce': () => ({ name: 'prices.pdf', bytes: 4 }),
  'canned-response.attach': ({ conversationId, cannedFileId }) => ({ conversationId, fileId: cannedFileId }),
  'handling-rule.list': () => ({}),
  'handling-rule.create': ({ agentId }) => ({ ...bigSpenders, agentId }),
  'handling-rule.update': ({ ruleId }) => ({ ruleId, change: { name: 'Renamed' } }),
  'handling-rule.remove': ({ ruleId }) => ({ ruleId }),
  'handling-rule.order': () => ({ ruleIds: [] }),
  'contact.export': ({ contactId }) => ({ contactId }),
  'contact.erase': ({ spareContactId }) => ({ contactId: spareContactId }),
  'erasure.list': () => ({}),
  'retention.list': () => ({}),
  'retention.run': ({ siteId }) => ({ siteId }),
  'conversation.start': () => ({}),
  'conversation.open': ({ contactId, siteId }) => ({ contactId, siteId }),
  'conversation.list': () => ({ tab: 'team' }),
  'conversation.resume': ({ conversationId }) => ({ conversationId, rev: 0 }),
  'conversation.unwatch': ({ conversationId }) => ({ conversationId }),
  'conversation.history': ({ conversationId }) => ({ conversationId, beforeSeq: 2 }),
  'message.send': ({ conversationId }) => ({ conversationId, clientId: newClientId(), text: 'words' }),
  'message.edit': ({ conversationId }) => ({ conversationId, seq: 1, text: 'other words' }),
  'message.recall': ({ conversationId }) => ({ conversationId, seq: 1 }),
  'message.react': ({ conversationId }) => ({ conversationId, seq: 1, emoji: '👍', on: true }),
  'message.uncard': ({ conversationId }) => ({ conversationId, seq: 1 }),
  'message.versions': ({ conversationId }) => ({ conversationId, seq: 1 }),
  'file.create': ({ conversationId }) => ({ conversationId, name: 'receipt.pdf', bytes: 4 }),
  'file.read': ({ fileId }) => ({ fileId }),
  'file.finish': ({ fileId }) => ({ fileId }),
  'file.cancel': ({ spareFileId }) => ({ fileId: spareFileId }),
  'file.pass': () => ({}),
  'conversation.reach': ({ conversationId }) => ({ conversationId }),
  'conversation.take': ({ conversationId }) => ({ conversationId, from: null }),
  'conversation.join': ({ conversationId }) => ({ conversationId }),
  'conversation.leave': ({ conversationId }) => ({ conversationId }),
  'conversation.transfer': ({ conversationId }) => ({ conversationId, to: { kind: 'queue' } }),
  'conversation.snooze': ({ conversationId }) => ({ conversationId, untilMs: Date.now() + 60_000 }),
  'conversation.close': ({ conversationId }) => ({ conversationId }),
  'conversation.reopen': ({ conversationId }) => ({ conversationId }),
  'receipt.update': ({ conversationId }) => ({ conversationId, readSeq: 1 }),
  'typing.set': ({ conversationId }) => ({ conversationId, active: true }),
  'viewing.set': ({ conversationId }) => ({ conversationId }),
  'callback.list': () => ({}),
  'callback.read': ({ callbackId }) => ({ callbackId }),
  'callback.create': () => ({ name: 'Wang', reason: 'Refund' }),
  'callback.update': ({ callbackId }) => ({ callbackId, rev: 1, change: { reason: 'Changed' } }),
  'callback.claim': ({ callbackId }) => ({ callbackId, rev: 1, claim: true }),
  'callback.remove': ({ spareCallbackId }) => ({ callbackId: spareCallbackId }),
  'callback.restore': ({ removedCallbackId }) => ({ callbackId: removedCallbackId }),
  'callback.serve': ({ callbackId }) => ({ callbackId, clientId: newClientId(), text: 'It is solved' }),
  'callback.export': () => ({}),
  'callback.import': () => ({ csv: 'name\nWang' }),
  'audit.list': () => ({}),
  'audit.export': () => ({ columns: ['time', 'command'] }),
  'invitation.list': () => ({}),
  'invitation.create': ({ contactId, siteId }) => ({ contactId, siteId, text: 'Can I help?' }),
  'invitation.withdraw': ({ invitationId }) => ({ invitationId }),
  'invitation.accept': ({ invitationId }) => ({ invitationId }),
  'invitation.decline': ({ invitationId }) => ({ invitationId }),
  'interpretation-settings.read': () => ({}),
  'interpretation-settings.update': () => ({ change: { glossary: ['Aurora'] } }),
  'interpretation.try': () => ({ text: 'words', from: 'en', to: 'es' }),
  'interpretation.pairs': () => ({}),
  'interpretation.read': ({ conversationId }) => ({ conversationId }),
  'interpretation.switch': ({ conversationId }) => ({ conversationId, on: true }),
  'interpretation.choose': ({ conversationId }) => ({ conversationId, language: 'es' }),
  'message.translate': ({ conversationId }) => ({ conversationId, seq: 1 }),
  'speech.try': () => ({}),
  'message.transcribe': ({ conversationId }) => ({ conversationId, seq: 1 }),
  'invitation-settings.read': () => ({}),
  'invitation-settings.update': () => ({ change: { perDay: 3 } }),
  'trigger.list': () => ({}),
  'trigger.create': () => ({ name: 'Cart' }),
  'trigger.update': ({ triggerId }) => ({ triggerId, change: { mode: 'test' } }),
  'trigger.remove': ({ spareTriggerId }) => ({ triggerId: spareTriggerId }),
  'trigger.hits': () => ({}),
  'feed.resume': () => ({}),
  'room.list': () => ({}),
  'room.direct': ({ agentId }) => ({ agentId }),
  'room.team': ({ teamId }) => ({ teamId }),
  'room.create': ({ agentId }) => ({ title: 'Returns', agentIds: [agentId] }),
  'room.rename': ({ roomId }) => ({ conversationId: roomId, title: 'Renamed' }),
  'room.add': ({ roomId, agentId }) => ({ conversationId: roomId, agentIds: [agentId] }),
  'room.remove': ({ roomId, agentId }) => ({ conversationId: roomId, memberId: agentId }),
  'room.reach': ({ roomId }) => ({ conversationId: roomId }),
  'transcript.read': ({ conversationId }) => ({ conversationId }),
  'transcript.mail': ({ conversationId }) => ({ conversationId }),
  'conversation.export': ({ conversationId }) => ({ conversationId, format: 'text' }),
  'conversation.rate': ({ conversationId }) => ({ conversationId, score: 5 }),
  'rating.read': () => ({ from: '2026-11-28', days: 1, timeZone: 'Asia/Shanghai' }),
  'tag.list': () => ({}),
  'tag.create': () => ({ name: `Tag ${newClientId()}`, color: 'red' }),
  'tag.update': ({ tagId }) => ({ tagId, change: { color: 'blue' } }),
  'tag.remove': ({ spareTagId }) => ({ tagId: spareTagId }),
  'conversation.tag': ({ conversationId, tagId }) => ({ conversationId, add: [tagId] }),
  'conversation.describe': ({ conversationId }) => ({ conversationId, attributes: { order: 'A-1' } }),
  'contact.tag': ({ contactId, tagId }) => ({ contactId, add: [tagId] }),
  'search.messages': () => ({ text: 'words' }),
  'search.conversations': () => ({ text: 'words' }),
  'search.contacts': () => ({ text: 'words' }),
  'room.notices': ({ roomId }) => ({ conversationId: roomId }),
  'room.leave': ({ roomId }) => ({ conversationId: roomId }),
  'room.gather': ({ agentId, contactId, siteId }) => ({
    agentIds: [agentId],
    visitors: [{ contactId, siteId }],
    text: 'Will you join us?',
  }),
  'room.invite': ({ roomId, agentId }) => ({
    conversationId: roomId,
    agentIds: [agentId],
    visitors: [],
    text: 'Will you join us?',
  }),
  'room.invitations': ({ roomId }) => ({ conversationId: roomId }),
  'room.end': ({ roomId }) => ({ conversationId: roomId }),
  'room.name': ({ roomId }) => ({ conversationId: roomId, name: 'Ada' }),
}

type Staff = Person & { agentId: string; sessionId: string }

/** A company with people in it, and what belongs to them. */
export type World = {
  company: Company
  /** Has written; `things` are its own. */
  visitor: TestVisitor
  things: Things
  /** Somebody of the role, freshly signed in, so that what one test ends does not end another's. */
  staff(role: Role): Promise<Staff>
  /** The same for somebody whose own role has just these rights. */
  staffWith(rights: readonly Right[]): Promise<Staff>
}

/** Keeps out an address that nobody comes from. */
const block = async (
  { app }: TestServer,
  { accountId }: Company,
  createdById: string,
  range: string,
): Promise<string> => {
  const id = app.ids.next()
  const target = { kind: 'address', range } as const
  const made = { accountId, id, target, reason: 'Insults', untilMs: null, createdById, createdAtMs: Date.now() }
  await app.store.account(accountId).blocks.create(made, 10, Date.now())
  return id
}

/** Without a socket: nobody is then seen to go while a test counts what is stored. */
const writes = async (
  { app }: TestServer,
  { token }: TestVisitor,
): Promise<{ principal: VisitorPrincipal; conversationId: string }> => {
  const visitor = await principalOfVisitor(app, token)
  if (visitor.kind !== 'visitor') throw new Error('the visitor is not known')
  const ip = '192.0.2.7'
  const { id: conversationId } = await startConversation(app, visitor, ip)
  const message = {
    conversationId,
    clientId: newClientId(),
    text: 'Hello',
    visibility: 'everyone',
    extra: {},
    ip,
  } as const
  await sendMessage(app, visitor, message)
  return { principal: visitor, conversationId }
}

/** All bytes are there, but nobody has said so. */
const upload = async ({ app }: TestServer, by: VisitorPrincipal, conversationId: string): Promise<string> => {
  const { id } = await createUpload(app, by, { conversationId, name: 'receipt.pdf', bytes: 4, voice: false })
  await receivePart(app, by, { fileId: id, offset: 0, bytes: Readable.from([Buffer.from('%PDF')]), ip: '192.0.2.7' })
  return id
}

/** A file that an agent keeps for a canned response. */
const keepFile = async ({ app }: TestServer, accountId: string, agentId: string): Promise<string> => {
  const { files } = app.store.account(accountId)
  const [id, key] = [randomUUID(), `files/${randomUUID()}`]
  const named = { name: 'prices.pdf', bytes: 4, voice: false }
  await app.files.put(key, Buffer.from('%PDF'))
  await files.create({
    ...named,
    accountId,
    id,
    key,
    place: { kind: 'canned', responseId: null },
    uploader: { kind: 'agent', id: agentId },
    state: { kind: 'receiving' },
    createdAtMs: Date.now(),
  })
  await files.process(id)
  const found = { kind: 'file', type: 'application/pdf', thumb: false, playable: false } as const
  await files.settle(id, { card: { ...named, ...found, id } })
  return id
}

/** A visitor with a conversation, and a colleague to act upon. */
export const makeWorld = async (server: TestServer, which: 'first' | 'another'): Promise<World> => {
  const company = which === 'first' ? firstCompany(server) : await foundCompany(server)
  const hired = new Map<string, Promise<{ agentId: string }>>()
  const hire = (draft: { role?: Role; rights?: readonly Right[] }): Promise<{ agentId: string }> => {
    const key = JSON.stringify(draft)
    const known = hired.get(key) ?? hireAgent(server, { company, ...draft })
    hired.set(key, known)
    return known
  }
  const open = async (hiring: Promise<{ agentId: string }>): Promise<Staff> => {
    const { agentId } = await hiring
    return { agentId, ...(await openSession(server, company.accountId, agentId)) }
  }
  const colleague = await hireAgent(server, { company })
  const visitor = await enterVisitor(company)
  const { principal, conversationId } = await writes(server, visitor)
  const siteId = (await server.app.store.credentials.siteByKey(company.siteKey))?.id ?? ''
  const putOnList = async (name: string): Promise<string> => {
    const made = { accountId: company.accountId, id: randomUUID(), by: colleague.agentId, nowMs: Date.now() }
    await server.app.store.account(company.accountId).callbacks.create(newCallback(made, { name }), made.nowMs)
    return made.id
  }
  const { key } = await createKey(server.app, company.accountId, siteId)
  const team = await createTeam(server.app, company.accountId, { name: 'Sales', memberIds: [colleague.agentId] })
  const hours = await createHours(server.app, company.accountId, officeHours)
  const { sessionId } = await openSession(server, company.accountId, colleague.agentId)
  const room = await server.app.store.account(company.accountId).rooms.ensure({
    id: randomUUID(),
    kind: 'internal',
    room: { shape: 'group', title: 'Theirs', teamId: null, members: [] },
    key: null,
    nowMs: Date.now(),
  })
  const scope = server.app.store.account(company.accountId)
  const [trigger, spareTrigger] = [
    await createTrigger(server.app, company.accountId, 'Cart'),
    await createTrigger(server.app, company.accountId, 'Spare'),
  ]
  const invitation: PendingInvitation = {
    accountId: company.accountId,
    id: randomUUID(),
    kind: 'chat',
    siteId,
    contactId: visitor.self.contactId,
    agentId: colleague.agentId,
    triggerId: trigger.id,
    text: 'Can I help?',
    visitStartedAtMs: Date.now(),
    createdAtMs: Date.now(),
    expiresAtMs: Date.now() + 3_600_000,
    state: 'pending',
  }
  await scope.invitations.create(invitation)
  const words: Omit<CannedResponse, 'files'> = {
    id: randomUUID(),
    owner: { kind: 'account' },
    ...someWords('hi'),
    createdAtMs: Date.now(),
  }
  const cannedFileId = await keepFile(server, company.accountId, colleague.agentId)
  await scope.cannedResponses.create(words, [], colleague.agentId)
  // Nobody removes this one.
  await scope.cannedResponses.create({ ...words, id: randomUUID(), code: 'prices' }, [cannedFileId], colleague.agentId)
  return {
    company,
    visitor,
    things: {
      conversationId,
      contactId: visitor.self.contactId,
      agentId: colleague.agentId,
      sessionId,
      siteKey: company.siteKey,
      siteId,
      invitationId: invitation.id,
      fileId: await upload(server, principal, conversationId),
      spareFileId: await upload(server, principal, conversationId),
      triggerId: trigger.id,
      spareTriggerId: spareTrigger.id,
      tagId: (await createTag(server.app, company.accountId, { name: 'Refund', color: 'red' })).id,
      spareTagId: (await createTag(server.app, company.accountId, { name: 'Late', color: 'grey' })).id,
      keyId: key.id,
      teamId: team.id,
      roomId: room.id,
      hoursId: hours.id,
      blockId: await block(server, company, colleague.agentId, '192.0.2.250'),
      spareBlockId: await block(server, company, colleague.agentId, '192.0.2.252'),
      roleId: (await aRole(server, company, ['conversations.all'])).id,
      responseId: words.id,
      cannedFileId,
      ruleId: (await createRule(server.app, company.accountId, bigSpenders, null)).id,
      spareContactId: (await enterVisitor(company)).self.contactId,
      callbackId: await putOnList('Wang'),
      spareCallbackId: await putOnList('Chen'),
      removedCallbackId: await putOnList('Zhao'),
    },
    staff: (role) => open(hire({ role })),
    staffWith: (rights) => open(hire({ rights })),
  }
}
