import { Link } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { searchFor } from './address.ts'
import { type Tab, tabs } from './feed-lists.ts'
import { useTabCounts } from './use-lists.ts'

/** Mine, queue, team, closed: addresses, so that they can be bookmarked and gone back to. */
export const ListTabs = ({ tab }: { tab: Tab }) => {
  const t = useT()
  const counts = useTabCounts()
  return (
    <div className="shrink-0 border-b border-line">
      <div className="flex items-center justify-between gap-2 ps-4 pe-2 pt-2">
        <h1 className="text-16 font-semibold">{t('place.conversations')}</h1>
        <Link
          to="/search"
          search={{ kind: 'visitors' }}
          aria-label={t('list.search')}
          title={t('list.search')}
          className="inline-flex min-target items-center justify-center rounded-md text-soft hover:bg-hover hover:text-ink"
        >
          <Search size={18} aria-hidden />
        </Link>
      </div>
      <nav aria-label={t('list.tabs')} className="flex gap-1 overflow-x-auto px-2">
        {tabs.map((one) => (
          <Link
            key={one}
            to="/conversations"
            search={searchFor(one)}
            aria-current={one === tab ? 'page' : undefined}
            className={cx(
              '-mb-px flex min-h-11 min-w-11 items-center justify-center gap-1.5 border-b-2 px-2 text-13 font-medium whitespace-nowrap',
              one === tab ? 'border-accent text-accent-ink' : 'border-transparent text-soft hover:text-ink',
            )}
          >
            {t(`tab.${one}`)}
            {one === 'mine' && <TabCount count={counts.mine} label={t('tab.mine.count', { count: counts.mine })} />}
            {one === 'queue' && <TabCount count={counts.queue} label={t('tab.queue.count', { count: counts.queue })} />}
          </Link>
        ))}
      </nav>
    </div>
  )
}

const TabCount = ({ count, label }: { count: number; label: string }) =>
  count === 0 ? null : (
    <span className="rounded-full bg-active px-1.5 text-12 leading-5 font-semibold text-ink tabular-nums">
      <span aria-hidden>{count}</span>
      <span className="sr-only">{label}</span>
    </span>
  )
