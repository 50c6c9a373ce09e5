import type { Callback } from '@frontdesk/protocol'
import { Outlet, useSearch } from '@tanstack/react-router'
import { CalendarClock, FileSpreadsheet, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Notice } from '../../components/notice.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { useRight } from '../../state/session.ts'
import { AddDialog } from './add-dialog.tsx'
import { isFiltered } from './address.ts'
import { CallbackRow } from './callback-row.tsx'
import { ExchangeDialog } from './exchange-dialog.tsx'
import { Filters } from './filters.tsx'
import { ServeDialog } from './serve-dialog.tsx'
import { useCallbacks } from './use-callbacks.ts'

/** The revisit list: who needs a second service, who of them is there now, and what comes next (marks D2, D3, D7). */
export const RevisitsPlace = () => {
  const t = useT()
  const search = useSearch({ from: '/revisits' })
  const mayExport = useRight('callbacks.export')
  const [open, setOpen] = useState<'add' | 'exchange' | null>(null)
  const [served, setServed] = useState<Callback | null>(null)
  const query = useCallbacks(search)
  const callbacks = query.data?.pages.flatMap((page) => page.callbacks)
  return (
    <div className="flex h-full flex-col overflow-y-auto bg-surface">
      <div className="mx-auto w-full max-w-4xl px-4 py-5 tablet:px-8 tablet:py-8">
        <header className="mb-4 flex items-center gap-2">
          <h1 className="min-w-0 flex-1 truncate text-20 font-semibold">{t('place.revisits')}</h1>
          {mayExport && (
            <IconButton
              label={t('revisits.exchange')}
              icon={<FileSpreadsheet size={18} aria-hidden />}
              onClick={() => setOpen('exchange')}
            />
          )}
          <Button look="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setOpen('add')}>
            {t('revisits.add')}
          </Button>
        </header>
        <Filters search={search} />
        {query.error !== null && callbacks === undefined && (
          <div className="mt-4">
            <Notice look="bad">{errorText(t, query.error)}</Notice>
          </div>
        )}
        {query.isPending && (
          <div className="mt-4 overflow-hidden rounded-md border border-line">
            <SkeletonRows count={4} label={t('list.loading')} />
          </div>
        )}
        {callbacks !== undefined && (
          <List
            callbacks={callbacks}
            isFiltered={isFiltered(search)}
            onAdd={() => setOpen('add')}
            onServe={setServed}
          />
        )}
        {query.hasNextPage && (
          <Button className="mt-4" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('revisits.more')}
          </Button>
        )}
      </div>
      <Outlet />
      {open === 'add' && <AddDialog conversation={null} onClose={() => setOpen(null)} />}
      {open === 'exchange' && <ExchangeDialog onClose={() => setOpen(null)} />}
      {served !== null && <ServeDialog callback={served} onClose={() => setServed(null)} />}
    </div>
  )
}

type ListProps = {
  callbacks: readonly Callback[]
  isFiltered: boolean
  onAdd: () => void
  onServe: (callback: Callback) => void
}

const List = ({ callbacks, isFiltered: isFilteredList, onAdd, onServe }: ListProps) => {
  const t = useT()
  if (callbacks.length > 0)
    return (
      <ul aria-label={t('place.revisits')} className="mt-4 overflow-hidden rounded-md border border-line">
        {callbacks.map((callback) => (
          <CallbackRow key={callback.id} callback={callback} onServe={() => onServe(callback)} />
        ))}
      </ul>
    )
  return (
    <div className="mt-4 flex rounded-md border border-line">
      {isFilteredList ? (
        <EmptyState icon={CalendarClock} title={t('revisits.none.found')} body={t('revisits.none.filter')} />
      ) : (
        <EmptyState icon={CalendarClock} title={t('revisits.none.title')} body={t('revisits.none.body')}>
          <Button onClick={onAdd}>{t('revisits.add')}</Button>
        </EmptyState>
      )}
    </div>
  )
}
