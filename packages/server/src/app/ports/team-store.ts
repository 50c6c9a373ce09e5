import type { BusinessHours, Team } from '@frontdesk/domain'

export type TeamChange = Partial<Omit<Team, 'accountId' | 'id' | 'memberIds' | 'createdAtMs'>>

/** Who comes to a team and who goes; two who change it at once both have their way. */
export type MemberChange = { add: readonly string[]; remove: readonly string[] }

/** 'in_use': another one has the name. 'missing': it is not there, or names an agent or hours that are not. */
export type TeamRefusal = 'in_use' | 'missing'

export interface Teams {
  create(team: Team): Promise<'created' | TeamRefusal>
  byId(id: string): Promise<Team | null>
  /** By name. */
  list(): Promise<Team[]>
  update(id: string, change: TeamChange, members: MemberChange): Promise<Team | TeamRefusal>
  /** Sites, other teams and the account lead to it no more. False when it was not there. */
  remove(id: string): Promise<boolean>
}

export type HoursChange = Partial<Omit<BusinessHours, 'accountId' | 'id'>>

export interface HoursStore {
  create(hours: BusinessHours): Promise<void>
  byId(id: string): Promise<BusinessHours | null>
  /** By name. */
  list(): Promise<BusinessHours[]>
  /** Null when they are not there. */
  update(id: string, change: HoursChange): Promise<BusinessHours | null>
  /** Sites and teams that had them serve always. False when they were not there. */
  remove(id: string): Promise<boolean>
}
