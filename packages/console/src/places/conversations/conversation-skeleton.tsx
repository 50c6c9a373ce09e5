import { Skeleton } from '../../components/skeleton.tsx'
import { useT } from '../../lib/i18n.ts'

/** Where messages will stand. */
export const MessagesSkeleton = () => {
  const t = useT()
  return (
    <div role="status" aria-label={t('conversation.loading')} className="flex flex-1 flex-col justify-end gap-4 p-6">
      <Skeleton className="h-14 w-3/5 max-w-96" />
      <Skeleton className="h-10 w-2/5 max-w-72" />
      <Skeleton className="h-14 w-1/2 max-w-80 self-end" />
    </div>
  )
}

/** Before even the head is known. */
export const ConversationSkeleton = () => (
  <div className="flex h-full flex-1 flex-col bg-surface">
    <div className="flex h-14 items-center gap-3 border-b border-line px-4">
      <Skeleton className="size-8 rounded-full" />
      <Skeleton className="h-4 w-40" />
    </div>
    <MessagesSkeleton />
  </div>
)
