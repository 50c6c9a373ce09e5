import type { ConversationView } from '@frontdesk/client'
import type { ComponentChildren } from 'preact'
import { useMemo } from 'preact/hooks'
import { EventLine } from './event-line.tsx'
import { useCell, usePanel } from './hooks.ts'
import { Icon } from './icons.tsx'
import { Skeleton, Typing } from './later.ts'
import { MessageGroup } from './message-group.tsx'
import { lastOwnKey, timelineRows } from './timeline-model.ts'
import { useTimelineScroll } from './timeline-scroll.ts'

type TimelineProps = { view: ConversationView; linkLost: boolean; before: ComponentChildren; after: ComponentChildren }

/** The conversation, oldest first, with what stands before its beginning and after its end. */
export const Timeline = ({ view, linkLost, before, after }: TimelineProps) => {
  const { desk, texts } = usePanel()
  const visitor = useCell(desk.visitor)
  const unread = useCell(desk.unread)
  const contactId = visitor?.contactId ?? null
  const { clockOffsetMs } = desk.client
  const nowMs = desk.client.serverNowMs()
  const rows = useMemo(() => timelineRows(view, contactId, clockOffsetMs), [view, contactId, clockOffsetMs])
  const stateOf = lastOwnKey(rows)
  const { log, lines, isAtEnd, isLive, toEnd, scrolled } = useTimelineScroll(view, rows.length === 0)
  const isLoading = view.state === 'loading' && visitor?.conversationId != null && view.outbox.length === 0
  const typing = view.typing.map(({ label }) => label).join(', ')
  const end = rows.at(-1)

  return (
    <div class="timeline-place">
      <div
        class="timeline"
        role="log"
        aria-label={texts.t('timeline.label')}
        aria-live={isLive ? 'polite' : 'off'}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        ref={log}
        onScroll={scrolled}
      >
        <div class={rows.length === 0 ? 'lines empty' : 'lines'} ref={lines}>
          {view.hasEarlier ? (
            <p class="event">{view.loadingEarlier && texts.t('timeline.earlier')}</p>
          ) : (
            !isLoading && before
          )}
          {isLoading && <Skeleton />}
          {rows.map((row, i) => {
            switch (row.kind) {
              case 'day':
                return (
                  <p key={row.key} class="day">
                    <span>{texts.day(row.atMs, nowMs)}</span>
                  </p>
                )
              case 'event':
                return <EventLine key={row.key} row={row} isLast={row === end} />
              case 'group': {
                const last = rows[i - 1]
                const named = !(last?.kind === 'group' && last.author?.id === row.author?.id)
                return <MessageGroup key={row.key} group={row} stateOf={stateOf} linkLost={linkLost} named={named} />
              }
              default:
                return row satisfies never
            }
          })}
          {after}
          {typing !== '' && <Typing name={typing} />}
        </div>
      </div>
      {!isAtEnd && rows.length > 0 && (
        <button type="button" class="jump" onClick={toEnd}>
          <Icon shape="down" />
          {unread > 0 ? texts.count('timeline.new', unread) : <span class="unseen">{texts.t('timeline.latest')}</span>}
        </button>
      )}
    </div>
  )
}
