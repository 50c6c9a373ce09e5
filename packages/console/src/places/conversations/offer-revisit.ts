import type { ConversationItem } from '@frontdesk/protocol'
import { create } from 'zustand'

/** The conversation whose visitor is to be put on the revisit list, once somebody has chosen so. */
export const useOfferedRevisit = create<{ item: ConversationItem | null }>(() => ({ item: null }))

export const offerRevisit = (item: ConversationItem | null): void => useOfferedRevisit.setState({ item })
