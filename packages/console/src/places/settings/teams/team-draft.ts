import type { Params, Team } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import type { TextId } from '../../../lib/i18n.ts'
import { differing, pick } from '../editing/pick.ts'
import type { Problems } from '../editing/use-draft.ts'
import { type OverflowDraft, overflowProblem } from '../service/overflow-fields-draft.ts'

/** A team as its page edits it. */
export type TeamDraft = Pick<Team, 'name' | 'policy' | 'capacity' | 'acceptWithinMs' | 'hoursId' | 'memberIds'> & {
  overflow: OverflowDraft
}

export type TeamChange = Omit<Params<'team.update'>, 'teamId'>

export const draftOfTeam = ({ id: _id, createdAtMs: _created, ...team }: Team): TeamDraft => team

const readyToSend = ({ overflow, ...draft }: TeamDraft) => ({
  ...draft,
  name: draft.name.trim(),
  overflow: overflow === null ? null : { ...overflow, afterMs: overflow.afterMs ?? 0 },
})

/** Members are said as who comes and who goes, so that a colleague's change meanwhile stays. */
export const changeOfTeam = (team: Team, draft: TeamDraft): TeamChange | null => {
  const { memberIds: before, ...settings } = readyToSend(draftOfTeam(team))
  const { memberIds: after, ...wanted } = readyToSend(draft)
  const change = differing(settings, wanted)
  const addMemberIds = after.filter((id) => !before.includes(id))
  const removeMemberIds = before.filter((id) => !after.includes(id))
  if (change === null && addMemberIds.length + removeMemberIds.length === 0) return null
  return { ...(change !== null && { change }), addMemberIds, removeMemberIds }
}

export const inverseOfTeam = (
  team: Team,
  { change = {}, addMemberIds = [], removeMemberIds = [] }: TeamChange,
): TeamChange => ({
  change: pick(team, Object.keys(change) as (keyof typeof change)[]),
  addMemberIds: removeMemberIds,
  removeMemberIds: addMemberIds,
})

export const problemsOfTeam = (draft: TeamDraft): Problems => {
  const problems: { [place: string]: TextId } = {}
  const overflow = overflowProblem(draft.overflow)
  if (draft.name.trim() === '') problems['name'] = 'teams.problem.name'
  if ((draft.capacity ?? 0) > limits.teamCapacity) problems['capacity'] = 'teams.problem.capacity'
  if ((draft.acceptWithinMs ?? 0) > limits.acceptWithinMs) problems['acceptWithinMs'] = 'service.problem.accept'
  if (overflow !== null) problems['overflow'] = overflow
  return problems
}
