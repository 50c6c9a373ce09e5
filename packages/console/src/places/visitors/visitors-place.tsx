import type { VisitorHere } from '@frontdesk/protocol'
import { Footprints } from 'lucide-react'
import { type KeyboardEvent, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { VList, type VListHandle } from 'virtua'
import { useScreen } from '../../app/screen.ts'
import { useShortcut } from '../../app/shortcuts.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Notice } from '../../components/notice.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { useMe } from '../../state/session.ts'
import { arrange, choicesOf, isFiltered, isOwn, wholeLook } from './arrange.ts'
import { BoardFilters } from './board-filters.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { endInviting, useInviting } from './inviting.ts'
import { PickedBar } from './picked-bar.tsx'
import { useBoard } from './use-board.ts'
import { useInvitations } from './use-invitations.ts'
import { VisitorDetail } from './visitor-detail.tsx'
import { VisitorRow } from './visitor-row.tsx'

/** The live board: who is on the company's sites now, those who are picked for the agent first (marks A8, E3). */
export const VisitorsPlace = () => {
  const inviting = useInviting(({ visitor }) => visitor)
  useEffect(() => endInviting, [])
  return (
    <>
      <LiveBoard />
      {inviting !== null && <InviteDialog visitor={inviting} onClose={endInviting} />}
    </>
  )
}

const LiveBoard = () => {
  const t = useT()
  const meId = useMe()?.agent.id
  const board = useBoard()
  const [look, setLook] = useState(wholeLook)
  const [openId, setOpenId] = useState<string | null>(null)
  const [picked, setPicked] = useState<ReadonlyMap<string, VisitorHere>>(new Map())
  const pick = useCallback(
    (visitor: VisitorHere, isPicked: boolean) =>
      setPicked((known) => {
        const next = new Map(known)
        if (isPicked) next.set(visitor.contact.id, visitor)
        else next.delete(visitor.contact.id)
        return next
      }),
    [],
  )
  const isWide = useScreen() === 'wide'
  const invitations = useInvitations()
  // Under load the rows may come a moment late, but never what is typed or pressed.
  const rows = useDeferredValue(board.rows)
  const shown = useMemo(() => arrange(rows.values(), look, meId), [rows, look, meId])
  const choices = useMemo(() => choicesOf(rows.values()), [rows])
  const opened = useLast(openId, rows)
  const beyond = board.total - board.rows.size
  const detail = opened !== null && (
    <VisitorDetail
      visitor={opened}
      invitation={invitations.get(opened.contact.id)}
      isGone={!rows.has(opened.contact.id)}
      isWhole={!isWide}
      onClose={() => setOpenId(null)}
    />
  )
  if (detail !== false && !isWide) return detail
  return (
    <div className="flex h-full min-w-0 bg-surface">
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="flex flex-col gap-3 border-b border-line px-4 py-3 tablet:px-6">
          <div className="flex flex-wrap items-baseline gap-x-3">
            <h1 className="text-20 font-semibold">{t('place.visitors')}</h1>
            <p className="text-soft" role="status">
              {board.isRead ? t('visitors.count', { count: board.total }) : '\u00a0'}
            </p>
          </div>
          <BoardFilters look={look} choices={choices} onLook={setLook} />
        </header>
        {board.error !== null && !board.isRead && (
          <div className="p-4">
            <Notice look="bad">{errorText(t, board.error)}</Notice>
          </div>
        )}
        {!board.isRead && board.error === null && <SkeletonRows count={6} label={t('list.loading')} />}
        {board.isRead && beyond > 0 && (
          <p className="border-b border-line bg-canvas px-4 py-1.5 text-12 text-soft tablet:px-6">
            {t('board.beyond', { count: board.rows.size })}
          </p>
        )}
        {board.isRead && shown.length === 0 && (
          <div className="flex flex-1">
            {isFiltered(look) ? (
              <EmptyState icon={Footprints} title={t('board.none.found')} body={t('board.none.filter')}>
                <Button onClick={() => setLook({ ...wholeLook, sort: look.sort })}>{t('board.filter.clear')}</Button>
              </EmptyState>
            ) : (
              <EmptyState icon={Footprints} title={t('visitors.none.title')} body={t('visitors.none.body')} />
            )}
          </div>
        )}
        {shown.length > 0 && (
          <Rows
            shown={shown}
            meId={meId}
            openId={openId}
            invitations={invitations}
            picked={picked}
            onOpen={setOpenId}
            onPick={pick}
          />
        )}
        <PickedBar picked={picked} onClear={() => setPicked(new Map())} />
      </div>
      {detail !== false && <div className="w-96 shrink-0 border-s border-line">{detail}</div>}
    </div>
  )
}

/** The open visitor as it is, or as it was when it left. */
const useLast = (openId: string | null, rows: ReadonlyMap<string, VisitorHere>): VisitorHere | null => {
  const last = useRef<VisitorHere | null>(null)
  const now = openId === null ? null : (rows.get(openId) ?? (last.current?.contact.id === openId ? last.current : null))
  useEffect(() => {
    last.current = now
  }, [now])
  return now
}

type RowsProps = {
  shown: readonly VisitorHere[]
  meId: string | undefined
  openId: string | null
  invitations: ReturnType<typeof useInvitations>
  picked: ReadonlyMap<string, VisitorHere>
  onOpen: (contactId: string) => void
  onPick: (visitor: VisitorHere, isPicked: boolean) => void
}

const rowHeight = 92

/** Only the rows in view are drawn. Arrows, J and K go from row to row, Enter opens one. */
const Rows = ({ shown, meId, openId, invitations, picked, onOpen, onPick }: RowsProps) => {
  const t = useT()
  const list = useRef<VListHandle>(null)
  const box = useRef<HTMLDivElement>(null)
  const step = (by: 1 | -1): void => {
    const focused = document.activeElement?.getAttribute('data-row') ?? openId
    const at = shown.findIndex(({ contact }) => contact.id === focused)
    const to = at === -1 ? 0 : Math.min(shown.length - 1, Math.max(0, at + by))
    list.current?.scrollToIndex(to, { align: 'nearest' })
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-row="${shown[to]?.contact.id}"]`)?.focus({ preventScroll: true }),
    )
  }
  useShortcut('J', () => step(1))
  useShortcut('K', () => step(-1))
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    step(event.key === 'ArrowDown' ? 1 : -1)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are what has the focus
    <div ref={box} className="min-h-0 flex-1" onKeyDown={press}>
      <VList
        ref={list}
        data={shown}
        itemSize={rowHeight}
        role="list"
        aria-label={t('place.visitors')}
        className="h-full"
      >
        {(visitor: VisitorHere) => (
          <VisitorRow
            key={visitor.contact.id}
            visitor={visitor}
            invitation={invitations.get(visitor.contact.id)}
            isOwn={isOwn(visitor, meId)}
            isOpen={visitor.contact.id === openId}
            isPicked={picked.has(visitor.contact.id)}
            onOpen={onOpen}
            onPick={onPick}
          />
        )}
      </VList>
    </div>
  )
}
