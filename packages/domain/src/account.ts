import type { ServiceSettings } from './service-settings.ts'

export type AgentLabelMode = 'name' | 'login' | 'number'

/** What an account is made with. */
export const defaultAuditDays = 365

/** A registered company. `slug` tells companies apart at sign-in. */
export type Account = {
  id: string
  slug: string
  name: string
  agentLabel: AgentLabelMode
  /** Its administrators look after the whole installation: the first company. */
  isOwner: boolean
  createdAtMs: number
  /** The audit log keeps its rows for so many days. */
  auditDays: number
  service: ServiceSettings
}
