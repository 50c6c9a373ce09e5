import type { ServiceItem } from '@frontdesk/protocol'
import { create } from 'zustand'

/** The conversation whose visitor is to be put on the revisit list, once somebody has chosen so. */
export const useOfferedRevisit = create<{ item: ServiceItem | null }>(() => ({ item: null }))

export const offerRevisit = (item: ServiceItem | null): void => useOfferedRevisit.setState({ item })
