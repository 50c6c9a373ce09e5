import type { Params, ServiceSettings } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import type { TextId } from '../../../lib/i18n.ts'
import { differing, pick } from '../editing/pick.ts'
import type { Problems } from '../editing/use-draft.ts'
import { type OverflowDraft, overflowProblem } from './overflow-fields-draft.ts'

/** How the account serves, as its page edits it: a field may be empty for a while. */
export type ServiceDraft = Pick<
  ServiceSettings,
  'policy' | 'ownAgentWaitMs' | 'idle' | 'toOffline' | 'linkCards' | 'fileKinds' | 'breakReasons'
> & {
  capacity: number | null
  acceptWithinMs: number | null
  graceMs: number | null
  returnWithinMs: number | null
  giveBackAfterMs: number | null
  editWithinMs: number | null
  fileBytes: number | null
  filesPerHour: number | null
  overflow: OverflowDraft
}

export type ServiceChange = Params<'service.update'>['change']

export const draftOfService = (service: ServiceSettings): ServiceDraft => ({ ...service })

const minuteMs = 60_000
/** A colleague needs a moment to take it. */
const leastGiveBackMs = 10_000

/** What is typed as it would be sent. An empty number is nothing: no offer to accept, no time to wait. */
const readyToSend = ({ overflow, ...draft }: ServiceDraft): ServiceSettings => ({
  ...draft,
  capacity: draft.capacity ?? 0,
  acceptWithinMs: draft.acceptWithinMs ?? 0,
  graceMs: draft.graceMs ?? 0,
  returnWithinMs: draft.returnWithinMs ?? 0,
  giveBackAfterMs: draft.giveBackAfterMs ?? 0,
  editWithinMs: draft.editWithinMs ?? 0,
  fileBytes: draft.fileBytes ?? 0,
  filesPerHour: draft.filesPerHour ?? 0,
  overflow: overflow === null ? null : { ...overflow, afterMs: overflow.afterMs ?? 0 },
  breakReasons: draft.breakReasons.map((reason) => reason.trim()).filter((reason) => reason !== ''),
})

export const changeOfService = (service: ServiceSettings, draft: ServiceDraft): ServiceChange | null =>
  differing(service, readyToSend(draft))

export const inverseOfService = (service: ServiceSettings, change: ServiceChange): ServiceChange =>
  pick(service, Object.keys(change) as (keyof ServiceSettings)[])

const isWithin = (value: number, least: number, most: number): boolean => value >= least && value <= most

export const problemsOfService = (draft: ServiceDraft): Problems => {
  const problems: { [place: string]: TextId } = {}
  const wanted = readyToSend(draft)
  const overflow = overflowProblem(draft.overflow)
  if (!isWithin(wanted.capacity, 1, limits.agentCapacity)) problems['capacity'] = 'service.problem.capacity'
  if (wanted.acceptWithinMs > limits.acceptWithinMs) problems['acceptWithinMs'] = 'service.problem.accept'
  if (wanted.graceMs > limits.graceMs) problems['graceMs'] = 'service.problem.grace'
  if (wanted.returnWithinMs > limits.returnWithinMs) problems['returnWithinMs'] = 'service.problem.day'
  if ((wanted.ownAgentWaitMs ?? 0) > limits.ownAgentWaitMs) problems['ownAgentWaitMs'] = 'service.problem.day'
  if (!isWithin(wanted.giveBackAfterMs, leastGiveBackMs, limits.giveBackAfterMs))
    problems['giveBackAfterMs'] = 'service.problem.giveBack'
  if (wanted.editWithinMs > limits.editWithinMs) problems['editWithinMs'] = 'service.problem.edit'
  if (!isWithin(wanted.fileBytes, 1_024, limits.fileBytes)) problems['fileBytes'] = 'service.problem.fileBytes'
  if (!isWithin(wanted.filesPerHour, 1, limits.filesPerHour)) problems['filesPerHour'] = 'service.problem.filesPerHour'
  if (overflow !== null) problems['overflow'] = overflow
  const { remindAfterMs, releaseAfterMs, closeAfterMs } = wanted.idle
  const steps = [remindAfterMs, releaseAfterMs, closeAfterMs].filter((step) => step !== null)
  if (steps.some((step, index) => step <= (steps[index - 1] ?? 0))) problems['idle'] = 'service.problem.idle'
  else if (steps.some((step) => !isWithin(step, minuteMs, limits.idleMs)))
    problems['idle'] = 'service.problem.idle.long'
  if (new Set(wanted.breakReasons).size < wanted.breakReasons.length)
    problems['breakReasons'] = 'service.problem.reasons'
  return problems
}

/** The setting that a refusal of the server names. */
export const placeOfServiceRefusal = ({ field, path }: { [key: string]: unknown }): string | null => {
  const [, first] = typeof path === 'string' ? (/^\/change\/(\w+)/.exec(path) ?? []) : []
  return first ?? (typeof field === 'string' ? field : null)
}
