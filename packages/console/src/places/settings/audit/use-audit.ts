import type { AuditEvent, Params } from '@frontdesk/protocol'
import { useInfiniteQuery } from '@tanstack/react-query'
import { call } from '../../../lib/api.ts'

export type AuditFilter = Omit<Params<'audit.list'>, 'before'>

/** The log as far as it has been read, newest first. */
export const useAudit = (filter: AuditFilter) => {
  const query = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => call('audit.list', { ...filter, ...(pageParam !== null && { before: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // What was done a moment ago is there when one comes to look.
    staleTime: 0,
    gcTime: 0,
  })
  const events: AuditEvent[] = query.data?.pages.flatMap((page) => page.events) ?? []
  return { ...query, events }
}
