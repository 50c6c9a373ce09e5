import type { ContactCard, RoomItem } from '@frontdesk/protocol'
import { create } from 'zustand'

/** A visitor whom the agent had in mind when it began to pick. */
export type Meant = { contact: Pick<ContactCard, 'id' | 'label'>; site: { id: string; name: string } }

export type Picking = {
  /** The session that more come into; null for a new one. */
  into: RoomItem | null
  visitors: readonly Meant[]
}

/** Whom the agent is about to gather. Apart from where it began: rows come and go while somebody picks. */
export const usePicking = create<{ picking: Picking | null }>(() => ({ picking: null }))

export const beginPicking = (picking: Picking): void => usePicking.setState({ picking })
export const endPicking = (): void => usePicking.setState({ picking: null })
