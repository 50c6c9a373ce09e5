import { useSearch } from '@tanstack/react-router'
import { Search, SearchX } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Notice } from '../../components/notice.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { byConversation } from './by-conversation.ts'
import { FoundGroup } from './found-group.tsx'
import { SearchFilters } from './search-filters.tsx'
import { useFound } from './use-found.ts'

/** Messages by their words, in visitors' conversations and in rooms. */
export const SearchPlace = () => {
  const t = useT()
  const address = useSearch({ from: '/search' })
  const found = useFound(address)
  const groups = byConversation(found.hits, found.items)
  return (
    <div className="flex h-full min-w-0 flex-col bg-surface">
      <header className="flex shrink-0 flex-col gap-3 border-b border-line px-4 py-3 tablet:px-6">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h1 className="text-20 font-semibold">{t('search.title')}</h1>
          <p className="text-soft" role="status">
            {found.isAsked && !found.isLoading && found.error === null
              ? t(found.hasMore ? 'search.count.more' : 'search.count', { count: found.hits.length })
              : '\u00a0'}
          </p>
        </div>
        <SearchFilters address={address} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex min-h-full max-w-248 flex-col">
          {found.behind > 0 && (
            <div className="px-4 pt-3 tablet:px-6">
              <Notice look="info">{t('search.behind', { count: found.behind })}</Notice>
            </div>
          )}
          {found.error !== null && (
            <div className="px-4 pt-3 tablet:px-6">
              <Notice look="bad" action={<Button onClick={found.again}>{t('action.retry')}</Button>}>
                {errorText(t, found.error)}
              </Notice>
            </div>
          )}
          {!found.isAsked && <EmptyState icon={Search} title={t('search.start.title')} body={t('search.start.body')} />}
          {found.isLoading && found.error === null && <SkeletonRows count={6} label={t('search.loading')} />}
          {found.isAsked && !found.isLoading && found.error === null && groups.length === 0 && (
            <EmptyState icon={SearchX} title={t('search.none.title')} body={t('search.none.body')} />
          )}
          {groups.map(({ item, hits }) => (
            <FoundGroup key={item.id} item={item} hits={hits} />
          ))}
          {found.hasMore && (
            <div className="flex justify-center p-4">
              <Button onClick={found.loadMore} disabled={found.isLoadingMore}>
                {t('search.more')}
              </Button>
            </div>
          )}
        </div>
      </div>
    </div>
  )
}
