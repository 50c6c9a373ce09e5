import type { HandlingRule } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'

export const presentHandlingRule = (rule: HandlingRule): Wire.HandlingRule => ({
  id: rule.id,
  name: rule.name,
  conditions: rule.conditions.map((condition) => ({ ...condition })),
  agentId: rule.agentId,
  teamId: rule.teamId,
  priority: rule.priority,
  teamGone: rule.teamGone,
  createdAtMs: rule.createdAtMs,
})
