import type { ServiceSettings } from '../service-settings.ts'
import type { AssignmentPolicy, Overflow, Team } from '../team.ts'

/** How conversations of one team, or of no team, find their agents. */
export type Serving = {
  policy: AssignmentPolicy
  /** 0 gives without asking. */
  acceptWithinMs: number
  overflow: Overflow | null
  /** Conversations that the team has at once; null has no bound. */
  capacity: number | null
  /** Who serves; null is everybody. */
  memberIds: ReadonlySet<string> | null
}

/** What the team decides, and else the account. A team that is gone binds nobody. */
export const servingOf = (settings: ServiceSettings, team: Team | null): Serving => ({
  policy: team?.policy ?? settings.policy,
  acceptWithinMs: team?.acceptWithinMs ?? settings.acceptWithinMs,
  overflow: team?.overflow ?? settings.overflow,
  capacity: team?.capacity ?? null,
  memberIds: team === null ? null : new Set(team.memberIds),
})
