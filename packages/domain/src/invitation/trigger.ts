import type { Attributes, Contact } from '../contact.ts'
import type { InvitationSettings } from './model.ts'

/** What a rule asks. All of its conditions must hold; which there are is closed. */
export type TriggerCondition =
  /** The page's address, with `*` for anything; one that begins with `/` is looked for behind the host. */
  | { kind: 'page'; pattern: string }
  /** So long on this page. */
  | { kind: 'time'; atLeastMs: number }
  /** So many pages in this visit. */
  | { kind: 'pages'; atLeast: number }
  /** Was on the site before this visit, or was not. */
  | { kind: 'returning'; returning: boolean }
  /** What the site tells of the visitor, for example of its cart. `least` compares numbers. */
  | { kind: 'attribute'; key: string; is: 'set' | 'equal' | 'least' | 'contains'; value: string }
  | { kind: 'language'; language: 'en' | 'zh-CN' | 'other' }
  | { kind: 'hours'; open: boolean }
  /** So many agents are available and have a seat free. */
  | { kind: 'agents'; atLeast: number }

/** Off; test notes who would be invited; on invites. */
export type TriggerMode = 'off' | 'test' | 'on'

/** A rule that invites by itself. */
export type Trigger = {
  accountId: string
  id: string
  name: string
  mode: TriggerMode
  /** Null is every site. */
  siteId: string | null
  conditions: readonly TriggerCondition[]
  /** Empty is the company's first text. */
  texts: { readonly en: string; readonly 'zh-CN': string }
  createdAtMs: number
}

/** What a rule is held against. */
export type TriggerCircumstances = {
  siteId: string
  pageUrl: string | null
  pageSinceMs: number
  pages: number
  language: 'en' | 'zh-CN' | 'other'
  isOpen: boolean
  /** Agents who could invite now. */
  agentsFree: number
}

/** What is known of the person, read only where the rest holds. */
export type KnownVisitor = Pick<Contact, 'attributes'> & { wasHereBefore: boolean }

/** What earlier invitations leave of the limits. */
export type InvitedBefore = { inVisit: number; inDay: number; quietUntilMs: number | null }

/** Path and query of an address; null where it is none. */
const addressParts = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*([^?#]*)(\?[^#]*)?/i

/**
 * Whether an address fits a pattern: `*` stands for anything, the rest for itself, without case. `/cart` is the page whatever
 * its query says; a pattern with a query, or with a host, is held against those, too.
 */
export const fitsPage = (pattern: string, pageUrl: string): boolean => {
  const [, path = '/', query = ''] = addressParts.exec(pageUrl) ?? []
  const wanted = pattern.trim().toLowerCase()
  const isPath = wanted.startsWith('/')
  const target = (isPath ? (path || '/') + (wanted.includes('?') ? query : '') : pageUrl).toLowerCase()
  return wanted.includes('*') ? fitsParts(wanted.split('*'), target) : withoutSlash(target) === withoutSlash(wanted)
}

const withoutSlash = (text: string): string => (text.length > 1 && text.endsWith('/') ? text.slice(0, -1) : text)

/** By hand: what people write becomes no regular expression that a machine could suffer from. */
const fitsParts = (parts: readonly string[], target: string): boolean => {
  const [first = ''] = parts
  const last = parts.at(-1) ?? ''
  if (!target.startsWith(first)) return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const found = target.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return target.length - last.length >= at && target.endsWith(last)
}

const holdsHere = (condition: TriggerCondition, now: TriggerCircumstances, nowMs: number): boolean => {
  switch (condition.kind) {
    case 'page':
      return now.pageUrl !== null && fitsPage(condition.pattern, now.pageUrl)
    case 'time':
      return nowMs - now.pageSinceMs >= condition.atLeastMs
    case 'pages':
      return now.pages >= condition.atLeast
    case 'language':
      return now.language === condition.language
    case 'hours':
      return now.isOpen === condition.open
    case 'agents':
      return now.agentsFree >= condition.atLeast
    // Of the person: asked once the rest holds.
    case 'returning':
    case 'attribute':
      return true
  }
}

const holdsOf = (condition: TriggerCondition, known: KnownVisitor): boolean => {
  switch (condition.kind) {
    case 'returning':
      return known.wasHereBefore === condition.returning
    case 'attribute':
      return attributeHolds(condition, known.attributes)
    default:
      return true
  }
}

const attributeHolds = (
  { key, is, value }: Extract<TriggerCondition, { kind: 'attribute' }>,
  attributes: Attributes,
): boolean => {
  const told = Object.hasOwn(attributes, key) ? attributes[key] : undefined
  if (told === undefined) return false
  const text = String(told).trim().toLowerCase()
  const wanted = value.trim().toLowerCase()
  switch (is) {
    case 'set':
      return text !== '' && told !== false
    case 'equal':
      return text === wanted
    case 'contains':
      return wanted !== '' && text.includes(wanted)
    case 'least':
      return text !== '' && wanted !== '' && Number(text) >= Number(wanted)
  }
}

/** Whether all that is known without asking the store lets the rule invite. One without conditions never does. */
export const mayFire = (trigger: Trigger, now: TriggerCircumstances, nowMs: number): boolean =>
  trigger.mode !== 'off' &&
  trigger.conditions.length > 0 &&
  (trigger.siteId === null || trigger.siteId === now.siteId) &&
  trigger.conditions.every((condition) => holdsHere(condition, now, nowMs))

/**
 * The first of the rules that invites this visitor now, within the limits. Those in test are asked apart from those that are
 * on, against the same limits: so the list of tests shows what would be.
 */
export const triggerFor = (
  triggers: readonly Trigger[],
  now: TriggerCircumstances,
  known: KnownVisitor,
  invited: InvitedBefore,
  settings: Pick<InvitationSettings, 'perVisit' | 'perDay'>,
  nowMs: number,
): Trigger | null => {
  if (invited.inVisit >= settings.perVisit || invited.inDay >= settings.perDay) return null
  if (invited.quietUntilMs !== null && invited.quietUntilMs > nowMs) return null
  return (
    triggers.find(
      (trigger) => mayFire(trigger, now, nowMs) && trigger.conditions.every((condition) => holdsOf(condition, known)),
    ) ?? null
  )
}

/** Which agent a rule invites for: who is picked for the visitor where that one has a seat, else who has most free. */
export const inviterOf = (
  free: readonly { agentId: string; load: number; capacity: number }[],
  pickedAgentId: string | null,
): string | null => {
  if (free.some(({ agentId }) => agentId === pickedAgentId)) return pickedAgentId
  const [most] = [...free].sort(
    (a, b) => b.capacity - b.load - (a.capacity - a.load) || (a.agentId < b.agentId ? -1 : 1),
  )
  return most?.agentId ?? null
}
