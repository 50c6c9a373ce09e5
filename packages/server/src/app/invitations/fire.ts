import {
  type InvitedBefore,
  invitedIn,
  inviterOf,
  type KnownVisitor,
  mayFire,
  quietUntil,
  type Seat,
  type Trigger,
  type TriggerCircumstances,
  triggerFor,
  type Visit,
  whyNotInvited,
} from '@frontdesk/domain'
import type { App } from '../app.ts'
import { seatsOf } from '../assignment/seats.ts'
import { membersOf } from './circumstances.ts'
import { invite, isInSessionHere } from './invite.ts'

const dayMs = 86_400_000

type Whose = { visit: Visit; siteId: string }

/**
 * Rules that hold as far as is known here are held against what the store knows, too: the first that still holds invites, and
 * those in test are noted. @returns the rules that are done with in this visit
 */
export const fire = async (
  app: App,
  accountId: string,
  whose: Whose,
  due: readonly Trigger[],
  now: TriggerCircumstances,
): Promise<string[]> => {
  const history = await historyOf(app, accountId, whose)
  if (history === null) return []
  const { known, invited } = history
  const { invitations: settings } = await app.directory.of(accountId)
  const first = (triggers: readonly Trigger[]): Trigger | null =>
    triggerFor(triggers, now, known, invited, settings, app.clock.now())
  const tested = due.flatMap((trigger) => (trigger.mode === 'test' ? (first([trigger]) ?? []) : []))
  const trigger = first(due.filter(({ mode }) => mode === 'on'))
  for (const one of tested) await note(app, accountId, whose, one)
  const isInvited = trigger !== null && (await inviteBy(app, accountId, whose, trigger, now))
  return [...tested, ...(isInvited ? [trigger] : [])].map(({ id }) => id)
}

/** What is known of the visitor and of earlier invitations; null where nobody may invite it now at all. */
const historyOf = async (
  app: App,
  accountId: string,
  { visit, siteId }: Whose,
): Promise<{ known: KnownVisitor; invited: InvitedBefore } | null> => {
  const { contacts, conversations, invitations } = app.store.account(accountId)
  const { contactId, startedAtMs } = visit
  const nowMs = app.clock.now()
  const [contact, before, conversation, latest, byRules] = await Promise.all([
    contacts.byId(contactId),
    contacts.lastVisit(contactId),
    conversations.serviceOf(siteId, contactId),
    invitations.latestOf(contactId),
    invitations.byRules(contactId, Math.min(nowMs - dayMs, startedAtMs)),
  ])
  const { quietMs } = (await app.directory.of(accountId)).invitations
  const agent = { state: 'available', hasSeat: true } as const
  const isInSession = isInSessionHere(app, accountId, contactId)
  const why = whyNotInvited(
    { isHere: true, isInSession, conversation, latest, quietMs, agent, beyondCapacity: false },
    nowMs,
  )
  if (contact === null || why !== null) return null
  return {
    known: { attributes: contact.attributes, wasHereBefore: before !== null && before.startedAtMs < startedAtMs },
    invited: {
      inVisit: byRules.filter(({ visitStartedAtMs }) => visitStartedAtMs === startedAtMs).length,
      inDay: byRules.filter(({ createdAtMs }) => createdAtMs > nowMs - dayMs).length,
      quietUntilMs: latest === null ? null : quietUntil(latest, quietMs),
    },
  }
}

/** Agents who could invite, and who of them would. To be asked while nobody else gives seats away. */
const inviterFor = async (
  app: App,
  accountId: string,
  { visit, siteId }: Whose,
  atWork: Parameters<typeof seatsOf>[0],
): Promise<{ free: Seat[]; agentId: string | null }> => {
  const directory = await app.directory.of(accountId)
  const free = membersOf(directory, siteId, seatsOf(atWork, directory)).filter(({ load, capacity }) => load < capacity)
  return { free, agentId: inviterOf(free, app.picks.of(accountId, siteId)(visit)) }
}

/** False where no agent has a seat free by now, or somebody else has invited meanwhile. */
const inviteBy = async (
  app: App,
  accountId: string,
  whose: Whose,
  trigger: Trigger,
  now: TriggerCircumstances,
): Promise<boolean> => {
  const { account, invitations: settings } = await app.directory.of(accountId)
  const language = invitedIn(whose.visit.language)
  const text = trigger.texts[language] || (settings.texts[language][0] ?? '')
  return app.store.account(accountId).assignment.exclusively(async (desk) => {
    const { free, agentId } = await inviterFor(app, accountId, whose, await desk.atWork(account.service.capacity))
    if (agentId === null || !mayFire(trigger, { ...now, agentsFree: free.length }, app.clock.now())) return false
    const { siteId, visit } = whose
    const whom = { accountId, siteId, contactId: visit.contactId, agentId, triggerId: trigger.id, text }
    const made = await invite(app, whom, { state: 'available', hasSeat: true, beyondCapacity: false })
    return 'state' in made
  })
}

const note = async (app: App, accountId: string, whose: Whose, trigger: Trigger): Promise<void> => {
  const scope = app.store.account(accountId)
  const { account } = await app.directory.of(accountId)
  const { agentId } = await scope.assignment.exclusively(async (desk) =>
    inviterFor(app, accountId, whose, await desk.atWork(account.service.capacity)),
  )
  const { contactId, pageUrl, pageTitle, startedAtMs } = whose.visit
  await scope.triggers.hit({
    accountId,
    id: app.ids.next(),
    triggerId: trigger.id,
    siteId: whose.siteId,
    contactId,
    agentId,
    pageUrl,
    pageTitle,
    visitStartedAtMs: startedAtMs,
    atMs: app.clock.now(),
  })
}
