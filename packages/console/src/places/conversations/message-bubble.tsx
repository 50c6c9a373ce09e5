import type { Notice } from '@frontdesk/protocol'
import { Ear, Lock } from 'lucide-react'
import { useRef } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { MessageFiles } from '../../files/message-files.tsx'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { authorName } from '../../lib/visitor-name.ts'
import { AlsoMark } from '../colleagues/also-mark.tsx'
import { PageCard } from '../messages/link-card.tsx'
import { MessageActs } from '../messages/message-acts.tsx'
import { Quoted } from '../messages/quoted.tsx'
import { ReactionRow } from '../messages/reaction-row.tsx'
import { AboutCard } from './about-card.tsx'
import { FailedMessage } from './failed-message.tsx'
import { MessageDetail } from './message-detail.tsx'
import { MessageText } from './message-text.tsx'
import type { MessagesOf } from './messages-of.ts'
import { ProgressMark } from './progress-mark.tsx'
import type { MessageRow } from './timeline-rows.ts'

type MessageBubbleProps = {
  row: MessageRow
  item: MessagesOf
  isFound: boolean
  notices: readonly Notice[] | undefined
}

/** The visitor's words at the start, ours at the end, notes in their own tint with a lock. */
export const MessageBubble = ({ row, item, isFound, notices }: MessageBubbleProps) => {
  const t = useT()
  const { isOurs } = row
  const isNote = row.visibility === 'staff'
  const said = useRef<HTMLDivElement>(null)
  return (
    <div
      className={cx(
        'group mx-auto flex max-w-5xl gap-2.5 px-4 tablet:px-6',
        row.opensGroup ? 'pt-2.5' : 'pt-0.5',
        isOurs ? 'flex-row-reverse' : '',
      )}
    >
      <span className={cx('w-7 shrink-0', isOurs && 'max-tablet:hidden')}>
        {row.opensGroup && (
          <span className={cx('block', row.isOwn && !isNote ? 'pt-1' : 'pt-5.5')}>
            <Avatar
              id={row.author.id ?? 'system'}
              label={row.author.label}
              pictureUrl={row.author.pictureUrl}
              size="small"
            />
          </span>
        )}
      </span>
      <div className={cx('flex max-w-[min(85%,42rem)] min-w-0 flex-col', isOurs ? 'items-end' : 'items-start')}>
        {row.opensGroup && !(row.isOwn && !isNote) && (
          <p className="mb-0.5 flex max-w-full items-center gap-2 text-12 text-faint">
            <bdi className="truncate font-medium text-soft">
              {row.isOwn ? t('row.you.name') : authorName(t, row.author)}
            </bdi>
            {isNote && (
              <span className="inline-flex shrink-0 items-center gap-1 font-medium text-note-ink">
                {row.isWhisper ? <Ear size={12} aria-hidden /> : <Lock size={12} aria-hidden />}
                {t(row.isWhisper ? 'note.whisper' : 'note.label')}
              </span>
            )}
          </p>
        )}
        <div className={cx('flex max-w-full items-center gap-2', isOurs && 'flex-row-reverse')}>
          <div
            ref={said}
            className={cx('flex max-w-full min-w-0 flex-col gap-1', isOurs ? 'items-end' : 'items-start')}
          >
            {row.files.length > 0 && <MessageFiles conversationId={item.id} cards={row.files} isOurs={isOurs} />}
            {(row.text !== '' ||
              row.transcript !== null ||
              row.aboutId !== null ||
              row.replyTo !== null ||
              row.files.length === 0) && (
              <div
                aria-current={isFound || undefined}
                className={cx(
                  'min-w-0 rounded-md border px-3 py-1.5 leading-[1.45] pointer-coarse:select-none whitespace-pre-wrap [overflow-wrap:anywhere]',
                  isNote
                    ? 'border-note-line bg-note text-note-ink'
                    : isOurs
                      ? 'border-transparent bg-bubble-own'
                      : 'border-transparent bg-bubble',
                  row.progress === 'failed' && 'border-bad!',
                  row.progress === 'sending' && 'opacity-75',
                  row.callsMe && 'border-accent!',
                  isFound && 'outline-2 outline-offset-2 outline-accent',
                )}
              >
                {row.replyTo !== null && <Quoted quote={row.replyTo} />}
                {(row.text !== '' || row.transcript !== null) && <MessageText row={row} conversationId={item.id} />}
                {row.card !== null && row.seq !== null && (
                  <PageCard conversationId={item.id} seq={row.seq} card={row.card} />
                )}
                {row.isEdited && <p className="text-end text-12 text-soft">{t('message.edited')}</p>}
                {row.aboutId !== null && <AboutCard conversationId={row.aboutId} />}
              </div>
            )}
          </div>
          {row.seq !== null && (
            <span className="shrink-0 text-faint opacity-0 group-hover:opacity-100 focus-within:opacity-100 has-data-[state=open]:opacity-100 pointer-coarse:opacity-100">
              <MessageActs row={{ ...row, seq: row.seq }} conversationId={item.id} bearer={said} />
            </span>
          )}
          {!row.closesGroup && (
            <span className="shrink-0 text-12 text-faint opacity-0 group-hover:opacity-100 focus-within:opacity-100 has-data-[state=open]:opacity-100 pointer-coarse:hidden">
              <MessageDetail row={row} />
            </span>
          )}
        </div>
        {row.seq !== null && row.reactions.length > 0 && (
          <ReactionRow conversationId={item.id} seq={row.seq} reactions={row.reactions} />
        )}
        {row.progress === 'failed' ? (
          <FailedMessage row={row} item={item} />
        ) : (
          (row.closesGroup || row.progress === 'sending') && (
            <p className="mt-0.5 flex items-center gap-1.5 text-12 text-faint">
              <MessageDetail row={row} />
              {row.progress !== null && <ProgressMark progress={row.progress} />}
            </p>
          )
        )}
        {notices !== undefined && <AlsoMark notices={notices} />}
      </div>
    </div>
  )
}
