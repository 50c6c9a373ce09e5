import type { VisitorHere } from '@frontdesk/protocol'
import { create } from 'zustand'

/** Whom the agent is about to invite. Apart from the rows: these move between the lists while somebody writes. */
export const useInviting = create<{ visitor: VisitorHere | null }>(() => ({ visitor: null }))

export const beginInviting = (visitor: VisitorHere): void => useInviting.setState({ visitor })
export const endInviting = (): void => useInviting.setState({ visitor: null })
