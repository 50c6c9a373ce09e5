import { maySeeConversation, type Viewer } from '@frontdesk/domain'
import {
  type CommandName,
  closeCodes,
  commands,
  limits,
  type Params,
  protocolVersion,
  type Result,
  type ServerFrame,
} from '@frontdesk/protocol'
import type { App } from '../../app/app.ts'
import { refuseBlocked, visitorBlocked } from '../../app/blocks/refuse-blocked.ts'
import { Fault } from '../../app/fault.ts'
import type { Poll } from '../../app/link/polls.ts'
import type { Glance } from '../../app/ports/links.ts'
import { comesBackWithinMs } from '../../app/presence/stand-ins.ts'
import type { AgentPrincipal, VisitorPrincipal } from '../../app/principal.ts'
import { viewerFor } from '../../app/viewer.ts'
import { presentAvailability } from '../../presenters/visitor.ts'
import type { By, EveryoneHandler } from '../handler.ts'
import { leaseId } from '../lease-id.ts'
import { newsFor, type Sight } from '../poll/news.ts'
import { directoryAt, greetingDigest } from '../poll/topics.ts'
import { welcome } from '../welcome.ts'

type Actor = AgentPrincipal | VisitorPrincipal
type Answer = Result<'link.poll'>

/** How often a waiting poll looks into the database for what another node has committed, or ended. Within the second of promise 10. */
const lookEveryMs = 800

const over = (): Fault => new Fault('auth.required', 'The session or right behind this poll has ended.')

export const poll: EveryoneHandler<'link.poll'> = async (app, asking, params) => {
  const { principal } = asking
  if (params.version !== protocolVersion)
    throw new Fault('version.unsupported', `This server speaks version ${protocolVersion}.`)
  const id = leaseId(principal, params.lease)
  const opened = app.polls.open({ id, principal, ip: asking.ip })
  asking.whenGone?.(() => opened.end('left'))
  try {
    await renewLease(app, principal, id)
    return params.first ? await greet(app, principal) : await listen(app, asking, params, opened)
  } finally {
    app.live.leave(opened.connection)
    opened.close()
  }
}

const renewLease = async (app: App, principal: Actor, id: string): Promise<void> => {
  const lease = { id, principal, node: null }
  const expiresAtMs = app.clock.now() + limits.leaseLifeMs
  if (!(await app.store.account(principal.accountId).links.hold(lease, expiresAtMs))) throw over()
  await app.standIns.put({ ...lease, visit: null, conversationId: null })
}

const greet = async (app: App, principal: Actor): Promise<Answer> => {
  const you = await welcome(app, principal)
  if (you.kind === 'visitor' && principal.kind === 'visitor') {
    // As the next poll will read it, whichever node answers that.
    const glance = await app.store.account(principal.accountId).links.look(principal, [], null, app.clock.now())
    you.availability = presentAvailability(
      await directoryAt(app, principal.accountId, glance),
      principal.siteId,
      app.clock.now(),
    )
  }
  // A visitor has just been told who is available; an agent has been told nothing, and gets all states with the next answer.
  const digest = you.kind === 'visitor' ? greetingDigest(you.availability, you.sessionId) : ''
  return { you, frames: [], feed: null, digest, serverTimeMs: app.clock.now() }
}

/** Attends first and looks then, so that what commits in between wakes it. */
const listen = async (app: App, asking: By<Actor>, params: Params<'link.poll'>, opened: Poll): Promise<Answer> => {
  const { principal } = asking
  const { links } = app.store.account(principal.accountId)
  const ids = params.watching.map(({ conversationId }) => conversationId)
  const untilMs = app.clock.now() + Math.min(params.waitMs, limits.pollWithinMs)
  await app.live.attend(opened.connection, ids)
  for (;;) {
    const looked = await links.look(principal, ids, params.feed, app.clock.now())
    if (opened.ended === closeCodes.blocked) throw visitorBlocked()
    if (principal.kind === 'visitor')
      await refuseBlocked(app, principal.accountId, { contactId: principal.contactId, ip: asking.ip })
    const glance = seenBy(await viewerFor(app, principal), looked)
    if (!glance.holds || hasLostRight(opened)) throw over()
    const news = await newsFor(app, asking, params, glance)
    const frames = [...news.frames, ...opened.frames.map((text) => JSON.parse(text) as ServerFrame)]
    const nowMs = app.clock.now()
    const isNews = frames.length > 0 || news.feed !== params.feed
    if (isNews || opened.ended !== null || nowMs >= untilMs) {
      // Reading took time: what has ended meanwhile is not answered [LIV9].
      if (isNews && !(await links.look(principal, [], null, nowMs)).holds) throw over()
      if (opened.ended === 'draining') frames.push({ type: 'server.draining', withinMs: 2_000 })
      return { ...news, frames, serverTimeMs: nowMs }
    }
    await opened.wait(Math.min(lookEveryMs, untilMs - nowMs))
  }
}

/** What may not be seen is as if it were not there [LIV5]. */
const seenBy = (viewer: Viewer, glance: Glance): Sight => {
  const maySee = (one: Glance['conversations'][number]): boolean => maySeeConversation(viewer, one)
  const outOfSight = glance.conversations.filter((one) => one.kind !== 'service' && !maySee(one)).map(({ id }) => id)
  return { ...glance, conversations: glance.conversations.filter(maySee), outOfSight }
}

const hasLostRight = ({ ended }: Poll): boolean => ended === closeCodes.revoked || ended === closeCodes.unauthenticated

/** Carries the commands of the WebSocket, and no other. */
export const request: EveryoneHandler<'link.request'> = async (_app, { carry }, { lease, command, params }) => {
  if (carry === undefined || !isSocketCommand(command))
    throw new Fault('request.invalid', 'There is no such command here.')
  return carry(command, params, lease)
}

const isSocketCommand = (name: string): name is CommandName =>
  Object.hasOwn(commands, name) && commands[name as CommandName].socket

export const leave: EveryoneHandler<'link.leave'> = async (app, { principal }, { lease }) => {
  const id = leaseId(principal, lease)
  await app.store.account(principal.accountId).links.release(id, app.clock.now() + comesBackWithinMs)
  return {}
}
