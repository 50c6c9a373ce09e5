import { Link } from '@tanstack/react-router'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { readSearchAddress, type SearchAddress } from './address.ts'

const kinds = ['messages', 'conversations', 'contacts'] as const

/** What is searched: the same words elsewhere are one click away. */
export const SearchTabs = ({ address }: { address: SearchAddress }) => {
  const t = useT()
  const { what: chosen = 'messages' } = address
  return (
    <nav aria-label={t('search.what')} className="-mx-2 flex gap-1 overflow-x-auto">
      {kinds.map((what) => (
        <Link
          key={what}
          to="/search"
          search={readSearchAddress({ ...address, what })}
          replace
          aria-current={what === chosen ? 'page' : undefined}
          className={cx(
            'flex min-target items-center justify-center border-b-2 px-2 text-13 font-medium whitespace-nowrap',
            what === chosen ? 'border-accent text-accent-ink' : 'border-transparent text-soft hover:text-ink',
          )}
        >
          {t(`search.what.${what}`)}
        </Link>
      ))}
    </nav>
  )
}
