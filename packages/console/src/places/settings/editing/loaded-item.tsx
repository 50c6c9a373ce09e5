import { SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'

type LoadedItemProps<T> = {
  query: { error: Error | null; isPending: boolean }
  item: T | undefined
  children: (item: T) => ReactNode
  /** What its page says when it is gone; without words of its own what every page says. */
  gone?: { title: string; body: string }
}

/** A page of one thing: while it is fetched, when that failed, and when it is gone. */
export const LoadedItem = <T,>({ query, item, children, gone }: LoadedItemProps<T>) => {
  const t = useT()
  if (item !== undefined) return children(item)
  if (query.error !== null)
    return (
      <div className="p-8">
        <Notice look="bad">{errorText(t, query.error)}</Notice>
      </div>
    )
  if (query.isPending)
    return (
      <div className="flex flex-col gap-4 p-8">
        <Skeleton className="h-7 w-48" />
        <Skeleton className="h-40 w-full max-w-3xl" />
      </div>
    )
  return (
    <div className="flex h-full">
      <EmptyState isPage icon={SearchX} {...(gone ?? { title: t('error.not_found') })} />
    </div>
  )
}
