import type { OwnRole } from '@frontdesk/domain'

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
