import type { CannedResponse } from '@frontdesk/domain'

export type CannedChange = Partial<Pick<CannedResponse, 'code' | 'title' | 'texts'>>

/** `in_use`: another one of the same owner has the code. `missing`: it, or its owner, is not there. */
export type CannedRefusal = 'in_use' | 'missing'

/** Words kept ready. A team's go with the team. */
export interface CannedResponses {
  /** The company's, every team's and this agent's own, by code. */
  list(agentId: string): Promise<CannedResponse[]>
  byId(id: string): Promise<CannedResponse | null>
  create(response: CannedResponse): Promise<'created' | CannedRefusal>
  /** What is not said stays. */
  update(id: string, change: CannedChange): Promise<CannedResponse | CannedRefusal>
  remove(id: string): Promise<boolean>
}
