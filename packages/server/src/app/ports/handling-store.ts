import type { HandlingRule, OwnRole } from '@frontdesk/domain'

/** The company's own roles. */
export interface Roles {
  byId(id: string): Promise<OwnRole | null>
  /** With the number of agents who have each, oldest first. */
  list(): Promise<(OwnRole & { agents: number })[]>
  /** False when another role has the name. */
  create(role: OwnRole, nowMs: number): Promise<boolean>
  /** False also when there is none. */
  update(id: string, change: Omit<OwnRole, 'id'>): Promise<boolean>
  /** False while agents have it, or when there is none. */
  remove(id: string): Promise<boolean>
}

export type HandlingRuleDraft = Pick<HandlingRule, 'name' | 'conditions' | 'agentId' | 'teamId' | 'priority'>

/** Rules that make contacts special. Two who change their order at once have it one after the other. */
export interface HandlingRules {
  /** In the order in which they are asked. */
  list(): Promise<HandlingRule[]>
  /** `at` counts from 0; null is the end. False when it names an agent or team that is not there. */
  create(rule: HandlingRule, at: number | null): Promise<boolean>
  /** What is not said stays. Null also when it names an agent or team that is not there. */
  update(id: string, change: Partial<HandlingRuleDraft>): Promise<HandlingRule | null>
  remove(id: string): Promise<boolean>
  /** These first, in this order; what is not named follows as it was. False when one is not there. */
  order(ids: readonly string[]): Promise<boolean>
}
