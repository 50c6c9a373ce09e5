import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { FileCount } from './file-count.tsx'
import type { useCanned } from './use-canned.ts'

/** What is kept ready and fits what stands behind the `/`; the keys stay in the text field. */
export const CannedList = ({ canned }: { canned: ReturnType<typeof useCanned> }) => {
  const t = useT()
  const list = useRef<HTMLDivElement>(null)
  const { activeId, isEmpty, listId, offered } = canned
  useEffect(() => {
    if (activeId !== null) list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [activeId])
  if (isEmpty)
    return (
      <p className={cx(box, 'px-3 py-2.5 text-13 text-soft')}>
        {t('canned.none')} {/* Before the field loses the focus. */}
        <Link
          to="/settings/canned-responses"
          onPointerDown={(event) => event.preventDefault()}
          className="text-accent-ink underline underline-offset-2"
        >
          {t('canned.make')}
        </Link>
      </p>
    )
  if (offered.length === 0) return null
  return (
    <div id={listId} ref={list} role="listbox" aria-label={t('canned.list')} className={cx(box, 'p-1')}>
      {offered.map((response) => (
        <div
          key={response.id}
          id={`${listId}-${response.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={response.id === activeId}
          // Before the field loses the focus.
          onPointerDown={(event) => {
            event.preventDefault()
            canned.pick(response)
          }}
          className={cx(
            'min-h-(--target) cursor-pointer rounded-sm px-2.5 py-1.5',
            response.id === activeId && 'bg-active',
          )}
        >
          <p className="flex items-baseline gap-2">
            <bdi className="shrink-0 font-medium">/{response.code}</bdi>
            <bdi className="min-w-0 flex-1 truncate text-13 text-soft">{response.title}</bdi>
            <FileCount count={response.files.length} />
            <span className="shrink-0 text-12 text-faint">{t(`canned.of.${response.owner.kind}`)}</span>
          </p>
          <p className="truncate text-13 text-faint">
            <bdi>{canned.fill(response)}</bdi>
          </p>
        </div>
      ))}
    </div>
  )
}

const box =
  'appear absolute inset-x-2 bottom-full z-20 mb-1 max-h-72 overflow-y-auto rounded-md border border-line bg-raised text-ink shadow-raised tablet:inset-x-3 tablet:max-w-112'
