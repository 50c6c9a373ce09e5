import { useSearch } from '@tanstack/react-router'
import { Search, SearchX } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Notice } from '../../components/notice.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { FoundPages } from './found-pages.tsx'
import { SearchFilters } from './search-filters.tsx'
import { SearchTabs } from './search-tabs.tsx'
import { useFound } from './use-found.ts'

/** Messages, conversations and contacts by words. */
export const SearchPlace = () => {
  const t = useT()
  const address = useSearch({ from: '/search' })
  const found = useFound(address)
  const { what = 'messages' } = address
  return (
    <div className="flex h-full min-w-0 flex-col bg-surface">
      <header className="flex shrink-0 flex-col gap-3 border-b border-line px-4 py-3 tablet:px-6">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h1 className="text-20 font-semibold">{t('search.title')}</h1>
          <p className="text-soft" role="status">
            {found.isAsked && !found.isLoading && found.error === null
              ? t(found.hasMore ? `search.count.${what}.more` : `search.count.${what}`, { count: found.count })
              : '\u00a0'}
          </p>
        </div>
        <SearchTabs address={address} />
        <SearchFilters key={what} address={address} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto flex min-h-full max-w-248 flex-col">
          {found.behind > 0 && (
            <div className="px-4 pt-3 tablet:px-6">
              <Notice look="info">
                {t(what === 'messages' ? 'search.behind' : 'search.behind.subjects', { count: found.behind })}
              </Notice>
            </div>
          )}
          {found.error !== null && (
            <div className="px-4 pt-3 tablet:px-6">
              <Notice look="bad" action={<Button onClick={found.again}>{t('action.retry')}</Button>}>
                {errorText(t, found.error)}
              </Notice>
            </div>
          )}
          {!found.isAsked && (
            <EmptyState icon={Search} title={t('search.start.title')} body={t(`search.start.${what}`)} />
          )}
          {found.isLoading && found.error === null && <SkeletonRows count={6} label={t('search.loading')} />}
          {found.isAsked && !found.isLoading && found.error === null && found.count === 0 && (
            <EmptyState icon={SearchX} title={t(`search.none.${what}`)} body={t(`search.none.${what}.body`)} />
          )}
          <FoundPages pages={found.pages} />
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
