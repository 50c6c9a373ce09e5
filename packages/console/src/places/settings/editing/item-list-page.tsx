import { Link } from '@tanstack/react-router'
import { ChevronRight, type LucideIcon, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { Notice } from '../../../components/notice.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/error-text.ts'
import { type TextId, useT } from '../../../lib/i18n.ts'
import { SettingsPage } from '../settings-page.tsx'

type ItemListPageProps = {
  query: { error: Error | null; isPending: boolean }
  items: readonly { id: string; name: string; about: string }[] | undefined
  icon: LucideIcon
  texts: { title: TextId; intro: TextId; add: TextId; none: TextId; noneBody: TextId }
  linkTo: (
    id: string,
  ) =>
    | { to: '/settings/teams/$teamId'; params: { teamId: string } }
    | { to: '/settings/hours/$hoursId'; params: { hoursId: string } }
  onAdd: () => void
  isAdding?: boolean
  children?: ReactNode
}

/** A list of things that have a page each, with the way to one more. */
export const ItemListPage = ({
  query,
  items,
  icon,
  texts,
  linkTo,
  onAdd,
  isAdding = false,
  children,
}: ItemListPageProps) => {
  const t = useT()
  const add = (
    <Button look="primary" icon={<Plus size={16} aria-hidden />} busy={isAdding} onClick={onAdd}>
      {t(texts.add)}
    </Button>
  )
  const isEmpty = items?.length === 0
  return (
    <SettingsPage title={t(texts.title)} intro={t(texts.intro)} action={isEmpty ? undefined : add}>
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      {query.isPending && <SkeletonRows count={2} label={t('list.loading')} />}
      {isEmpty && (
        <EmptyState icon={icon} title={t(texts.none)} body={t(texts.noneBody)}>
          {add}
        </EmptyState>
      )}
      {items !== undefined && !isEmpty && (
        <ul aria-label={t(texts.title)} className="overflow-hidden rounded-md border border-line">
          {items.map(({ id, name, about }) => (
            <li
              key={id}
              className="relative flex items-center gap-3 border-b border-line px-4 py-3 last:border-b-0 hover:bg-hover"
            >
              <div className="min-w-0 flex-1">
                <Link {...linkTo(id)} className="block truncate font-medium after:absolute after:inset-0">
                  <bdi>{name}</bdi>
                </Link>
                <p className="truncate text-13 text-faint">{about}</p>
              </div>
              <ChevronRight size={16} aria-hidden className="shrink-0 text-faint rtl:-scale-x-100" />
            </li>
          ))}
        </ul>
      )}
      {children}
    </SettingsPage>
  )
}
