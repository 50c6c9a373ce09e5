import type { Trigger } from '@frontdesk/protocol'
import { type QueryClient, useQuery } from '@tanstack/react-query'
import { call } from '../../../lib/api.ts'

const queryKey = ['triggers']

/** The rules that invite, in the order in which they are asked. */
export const useTriggers = () => useQuery({ queryKey, queryFn: () => call('trigger.list', {}) })

/** Takes the newest record from the answer to an act. */
export const putTrigger = (queries: QueryClient, trigger: Trigger): void => {
  queries.setQueryData<{ triggers: Trigger[] }>(queryKey, (known) => {
    const all = known?.triggers ?? []
    const isKnown = all.some(({ id }) => id === trigger.id)
    return { triggers: isKnown ? all.map((one) => (one.id === trigger.id ? trigger : one)) : [...all, trigger] }
  })
}

export const forgetTriggers = (queries: QueryClient): Promise<void> => queries.invalidateQueries({ queryKey })
