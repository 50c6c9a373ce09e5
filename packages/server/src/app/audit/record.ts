import { changesOf, type Facts } from '@frontdesk/domain'
import type { Audit, CommandName, ErrorCode } from '@frontdesk/protocol'
import type { App } from '../app.ts'
import { Fault } from '../fault.ts'
import type { AuditEvent } from '../ports/audit-store.ts'
import type { AgentPrincipal } from '../principal.ts'
import { inWords, type Known, loginLabel, readSubject, type SubjectPlace } from './subjects.ts'

export type AuditedAct<R> = {
  command: CommandName
  audit: Audit
  params: unknown
  ip: string
  run: () => Promise<R>
}

/** Of these a company has one, which has no id. */
const only: ReadonlySet<Audit['of']> = new Set<Audit['of']>(['interpretation', 'invitations'])

/** What was only pushed away at the door leaves no row: a flood must not fill the log. */
const unlooked: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['rate.limited', 'auth.required'])

/** The value at a path such as `result.agent.id`. */
export const valueAt = (said: { params: unknown; result: unknown }, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null ? (value as { [name: string]: unknown })[part] : undefined,
      said,
    )

const textAt = (said: { params: unknown; result: unknown }, path: string): string | null => {
  const value = valueAt(said, path)
  return typeof value === 'string' ? value : null
}

const kept = (said: { params: unknown; result: unknown }, { keep = [] }: Audit): Facts =>
  Object.fromEntries(
    keep.flatMap((path) => {
      const value = valueAt(said, path)
      return value === undefined ? [] : [[path.split('.').at(-1) ?? path, value]]
    }),
  )

const endingOf = (fault: unknown): Pick<AuditEvent, 'outcome' | 'code'> =>
  fault instanceof Fault ? { outcome: 'refused', code: fault.code } : { outcome: 'unknown', code: 'server.error' }

const isUnlooked = (fault: unknown): boolean => fault instanceof Fault && unlooked.has(fault.code)

const actorOf = async (app: App, { accountId, agentId }: AgentPrincipal): Promise<AuditEvent['actor']> => {
  const { agents } = await app.directory.of(accountId)
  const agent = agents.get(agentId)
  return { kind: 'agent', id: agentId, label: agent === undefined ? '' : loginLabel(agent) }
}

/**
 * Runs an act of an agent, and writes its one row before the answer goes out. A note is made first: should the server go
 * away in between, the act is still told of, with an outcome that nobody knows. Without the note nothing is done.
 */
export const recorded = async <R>(app: App, principal: AgentPrincipal, act: AuditedAct<R>): Promise<R> => {
  const { accountId, agentId } = principal
  const { command, audit, params, ip } = act
  const log = app.store.account(accountId).audit
  const placeOf = (result: unknown): SubjectPlace | null => {
    if (audit.of === 'account') return { accountId, agentId, id: accountId }
    const id = audit.id === 'asker' ? agentId : textAt({ params, result }, audit.id ?? '')
    return id === null ? null : { accountId, agentId, id }
  }
  const read = async (place: SubjectPlace | null): Promise<Known | null> => {
    if (only.has(audit.of)) return readSubject(app, audit.of, { accountId, agentId, id: accountId })
    return place === null ? null : readSubject(app, audit.of, place)
  }

  const place = placeOf(null)
  const [actor, was] = await Promise.all([actorOf(app, principal), read(place)])
  const noted: AuditEvent = {
    id: app.ids.next(),
    atMs: app.clock.now(),
    actor,
    ip,
    command,
    subject: { kind: audit.of, id: place?.id ?? null, label: was?.label ?? null },
    before: {},
    after: {},
    outcome: 'unknown',
    code: null,
  }
  await log.begin(noted)

  let result: R
  try {
    result = await act.run()
  } catch (fault) {
    await (isUnlooked(fault) ? log.forget(noted.id) : log.finish({ ...noted, ...endingOf(fault) }))
    throw fault
  }
  const ended = placeOf(result)
  const is = await read(ended)
  const { before, after } = changesOf(was?.facts ?? null, is?.facts ?? null)
  const more = inWords(await app.directory.of(accountId), kept({ params, result }, audit))
  await log.finish({
    ...noted,
    subject: { kind: audit.of, id: ended?.id ?? null, label: is?.label ?? was?.label ?? null },
    before,
    after: { ...after, ...more },
    outcome: 'done',
  })
  return result
}

/** An agent asked for what it may not do. */
export const recordDenied = async (
  app: App,
  principal: AgentPrincipal,
  { command, audit, ip }: Pick<AuditedAct<unknown>, 'command' | 'audit' | 'ip'>,
  fault: Fault,
): Promise<void> => {
  await app.store.account(principal.accountId).audit.add({
    id: app.ids.next(),
    atMs: app.clock.now(),
    actor: await actorOf(app, principal),
    ip,
    command,
    subject: { kind: audit.of, id: null, label: null },
    before: {},
    after: {},
    ...endingOf(fault),
  })
}

/**
 * Runs an act of somebody who has not signed in. It is written in the account that the words name, and only once it has
 * been looked at. Where there is no such account the same is asked of the store, so that the time tells nothing.
 */
export const recordedOfNobody = async <R>(app: App, act: AuditedAct<R>): Promise<R> => {
  const atMs = app.clock.now()
  let result: R
  try {
    result = await act.run()
  } catch (fault) {
    if (!isUnlooked(fault)) await write(app, act, null, { atMs, ...endingOf(fault) })
    throw fault
  }
  await write(app, act, result, { atMs, outcome: 'done', code: null })
  return result
}

const write = async (
  app: App,
  { command, audit, params, ip }: AuditedAct<unknown>,
  result: unknown,
  ending: Pick<AuditEvent, 'atMs' | 'outcome' | 'code'>,
): Promise<void> => {
  const said = { params, result }
  const slug = ['result.account.slug', 'result.account', 'result.slug', 'params.account']
    .map((path) => textAt(said, path))
    .find((text) => text !== null)
  const login = textAt(said, 'result.login') ?? textAt(said, 'params.login')
  const known = await namedAccount(app, slug, login)
  const scope = app.store.account(known?.id ?? app.ids.next())
  const agent = await scope.agents.byLogin(login ?? '')
  // Of those who ask without signing in, these alone have shown who they are.
  const isShown = ending.outcome === 'done' && agent !== null && command !== 'password.request'
  await scope.audit.add({
    ...ending,
    id: app.ids.next(),
    actor: isShown
      ? { kind: 'agent', id: agent.id, label: loginLabel(agent) }
      : { kind: 'nobody', id: null, label: login ?? '' },
    ip,
    command,
    subject:
      audit.of === 'agent'
        ? { kind: 'agent', id: agent?.id ?? null, label: agent === null ? null : loginLabel(agent) }
        : { kind: audit.of, id: known?.id ?? null, label: known?.name ?? null },
    before: {},
    after: kept(said, audit),
  })
}

/** What the product did by itself, or an operator at the machine. Nobody's address stands beside it. */
export const recordOfSystem = async (
  app: Pick<App, 'store' | 'ids' | 'clock'>,
  accountId: string,
  { after = {}, ...act }: Pick<AuditEvent, 'command' | 'subject'> & { after?: Facts },
): Promise<void> => {
  await app.store.account(accountId).audit.add({
    ...act,
    id: app.ids.next(),
    atMs: app.clock.now(),
    actor: { kind: 'system', id: null, label: '' },
    ip: null,
    before: {},
    after,
    outcome: 'done',
    code: null,
  })
}

/** Where one company uses the installation it need not be named by who gives a login. */
const namedAccount = async (app: App, slug: string | undefined | null, login: string | null) => {
  if (slug != null) return app.store.accounts.bySlug(slug.trim().toLowerCase())
  if (login === null) return null
  const [first, ...others] = await app.store.accounts.list()
  return others.length === 0 ? (first ?? null) : null
}
