import type { Notice } from '@frontdesk/protocol'
import { ArrowDown } from 'lucide-react'
import { useRef } from 'react'
import { Virtualizer, type VirtualizerHandle } from 'virtua'
import { Button } from '../../components/button.tsx'
import { useT } from '../../lib/i18n.ts'
import { EntryRow } from './entry-row.tsx'
import type { MessagesOf } from './messages-of.ts'
import type { Row } from './timeline-rows.ts'
import { useGoTo } from './use-go-to.ts'
import { useScrollKeeper } from './use-scroll-keeper.ts'

type TimelineProps = {
  item: MessagesOf
  rows: readonly Row[]
  /** The message that it opens at, wherever in the log it stands; null for its end. */
  atSeq: number | null
  /** How it went with what went to colleagues besides, by the message's number; in rooms only. */
  notices?: ReadonlyMap<number, readonly Notice[]>
  hasEarlier: boolean
  isLoadingEarlier: boolean
  onEarlier: () => void
  onAtEnd: (isAtEnd: boolean) => void
}

/** Asks for the page before when the reader comes this near to the top, in CSS pixels. */
const nearTop = 500
/** Of the button above the first row; the virtual list must know it. In CSS pixels. */
const earlierHeight = 44

/** The log, drawn only where it is in view. Stays where the reader is, whoever writes. */
export const Timeline = ({
  item,
  rows,
  atSeq,
  notices,
  hasEarlier,
  isLoadingEarlier,
  onEarlier,
  onAtEnd,
}: TimelineProps) => {
  const t = useT()
  const scroller = useRef<HTMLDivElement>(null)
  const handle = useRef<VirtualizerHandle>(null)
  const keeper = useScrollKeeper(rows, scroller, handle, onAtEnd)
  const { isAtEnd, isPrepended, newCount, scrolled, resized, toEnd } = keeper
  const foundSeq = useGoTo({ atSeq, rows, hasEarlier, isLoadingEarlier, onEarlier, show: keeper.show })
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        role="log"
        aria-live="off"
        aria-label={t('timeline.label')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.key !== 'End' || event.target !== event.currentTarget) return
          // The browser's own jump ends where the end was before the last rows were measured.
          event.preventDefault()
          toEnd()
        }}
        className="flex h-full flex-col overflow-y-auto overscroll-contain outline-offset-[-2px] [overflow-anchor:none]"
      >
        {hasEarlier && (
          <button
            type="button"
            onClick={onEarlier}
            style={{ height: earlierHeight }}
            className="mx-auto shrink-0 px-3 text-13 text-faint hover:text-ink"
          >
            {isLoadingEarlier ? t('timeline.earlier.loading') : t('timeline.earlier')}
          </button>
        )}
        {/* Few messages stand at the bottom, near the composer. */}
        <div className="grow" />
        <Virtualizer
          ref={handle}
          scrollRef={scroller}
          data={rows}
          shift={isPrepended}
          startMargin={hasEarlier ? earlierHeight : 0}
          onScroll={(offset) => {
            scrolled()
            if (offset < nearTop && hasEarlier && !isLoadingEarlier) onEarlier()
          }}
          onResize={resized}
        >
          {(row: Row) => (
            <EntryRow
              key={row.key}
              row={row}
              item={item}
              notices={row.kind === 'message' && row.seq !== null ? notices?.get(row.seq) : undefined}
              isFound={foundSeq !== null && row.kind === 'message' && row.seq === foundSeq}
            />
          )}
        </Virtualizer>
      </div>
      {!isAtEnd && (
        <Button
          className="appear absolute inset-x-0 bottom-2 mx-auto w-fit rounded-full! shadow-raised"
          look={newCount > 0 ? 'primary' : 'secondary'}
          icon={<ArrowDown size={16} aria-hidden />}
          onClick={toEnd}
        >
          {newCount > 0 ? t('timeline.toNew', { count: newCount }) : t('timeline.toEnd')}
        </Button>
      )}
    </div>
  )
}
