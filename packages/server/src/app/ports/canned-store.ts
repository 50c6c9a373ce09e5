import type { CannedResponse } from '@frontdesk/domain'

export type CannedChange = Partial<Pick<CannedResponse, 'code' | 'title' | 'texts'> & { fileIds: readonly string[] }>

/** Who changes it, and when. */
export type CannedChanger = { agentId: string; nowMs: number }

/** `in_use`: another one of the same owner has the code. `missing`: it, its owner or one of its files is not there. */
export type CannedRefusal = 'in_use' | 'missing'

/**
 * Words kept ready, with files. A team's go with the team. Files are ready ones that their uploader keeps for a response; what a
 * response lets go is for a day kept by the agent who has changed it.
 */
export interface CannedResponses {
  /** The company's, every team's and this agent's own, by code. */
  list(agentId: string): Promise<CannedResponse[]>
  byId(id: string): Promise<CannedResponse | null>
  create(
    response: Omit<CannedResponse, 'files'>,
    fileIds: readonly string[],
    agentId: string,
  ): Promise<CannedResponse | CannedRefusal>
  /** What is not said stays. */
  update(id: string, change: CannedChange, by: CannedChanger): Promise<CannedResponse | CannedRefusal>
  remove(id: string, by: CannedChanger): Promise<boolean>
}
