import type { TypingParty } from '@frontdesk/client'
import type { AgentCard, ServiceItem } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useEffect, useRef } from 'react'
import { useShortcut } from '../../app/shortcuts.ts'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { cameByMouse } from '../../lib/last-input.ts'
import { useSupervisor } from '../../lib/use-supervisor.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { type ComposerMode, useDraft, writeDraft } from '../../state/drafts.ts'
import { useLive } from '../../state/live.ts'
import { usePreferences } from '../../state/preferences.ts'
import { useMe } from '../../state/session.ts'
import { ComposerFoot } from './composer-foot.tsx'
import { ComposerModes } from './composer-modes.tsx'
import { hasJoined, JoinedLine, ReplyBarrier, useMayReply } from './reply-barrier.tsx'
import { isSendKey } from './send-key.ts'
import { writersIn } from './viewers-in.ts'

type ComposerProps = { item: ServiceItem; typing: readonly TypingParty[]; onSent: () => void }

/** Where the agent writes: to the visitor, or a note to colleagues. The two look different at a glance. */
export const Composer = ({ item, typing, onSent }: ComposerProps) => {
  const t = useT()
  const client = useLive()?.client
  const draft = useDraft(item.id)
  const sendKey = usePreferences((state) => state.sendKey)
  const field = useRef<HTMLTextAreaElement>(null)
  const mayReply = useMayReply(item)
  const meId = useMe()?.agent.id ?? ''
  const whisperTo = useWhisperTo(item)
  const mode = draft.mode === 'whisper' && whisperTo === null ? 'note' : draft.mode
  const isNote = mode !== 'reply'
  const kind = isNote ? 'note' : 'reply'
  const text = draft[kind]
  const writer = writersIn(typing, meId)[0]
  const isTooLong = text.length > limits.messageCharacters
  const canSend = client !== undefined && text.trim() !== '' && !isTooLong

  const turnTo = (next: ComposerMode): void => {
    writeDraft(item.id, { mode: next })
    requestAnimationFrame(() => field.current?.focus())
  }
  useShortcut('R', () => turnTo('reply'))
  useShortcut('N', () => turnTo('note'))
  // After a click one can write at once. After a key the next key may be a shortcut, and on a phone the keyboard would
  // cover what is to be read.
  useEffect(() => {
    if (cameByMouse()) field.current?.focus({ preventScroll: true })
  }, [])

  const write = (value: string): void => {
    writeDraft(item.id, { [kind]: value })
    if (!isNote) client?.setTyping(item.id, value !== '')
  }
  const send = (): void => {
    if (!canSend) return
    client.send(item.id, text.trim(), {
      visibility: isNote ? 'staff' : 'everyone',
      ...(mode === 'whisper' && whisperTo !== null && { extra: { mentions: [whisperTo.id] } }),
    })
    writeDraft(item.id, { [kind]: '' })
    onSent()
    field.current?.focus()
  }

  return (
    <form
      className={cx(
        'mx-2 mb-2 shrink-0 rounded-md border transition-colors duration-150 tablet:mb-4 tablet:w-[calc(100%-2rem)] tablet:max-w-248 tablet:self-center',
        isNote ? 'border-note-line bg-note' : 'border-line-strong/60 bg-surface focus-within:border-accent',
      )}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <ComposerModes mode={mode} whisperTo={whisperTo?.label ?? null} onMode={turnTo} />
      {!isNote && !mayReply ? (
        <ReplyBarrier item={item} onWhisper={() => turnTo('whisper')} />
      ) : (
        <>
          {!isNote && hasJoined(item, meId) && <JoinedLine item={item} />}
          {!isNote && (
            <p role="status" className="px-3 text-12 font-medium text-warn-ink not-empty:pt-1.5">
              {writer !== undefined && t('composer.alsoWriting', { name: writer.label })}
            </p>
          )}
          <textarea
            ref={field}
            value={text}
            dir="auto"
            rows={Math.min(8, Math.max(2, text.split('\n').length))}
            aria-label={
              mode === 'whisper'
                ? t('composer.whisper.label', { name: whisperTo?.label ?? '' })
                : isNote
                  ? t('composer.note.label')
                  : t('composer.reply.label', { name: visitorName(t, item.contact.label) })
            }
            aria-invalid={isTooLong || undefined}
            placeholder={
              mode === 'whisper'
                ? t('composer.whisper.placeholder', { name: whisperTo?.label ?? '' })
                : t(isNote ? 'composer.note.placeholder' : 'composer.reply.placeholder')
            }
            enterKeyHint={sendKey === 'enter' ? 'send' : 'enter'}
            onChange={(event) => write(event.currentTarget.value)}
            onBlur={() => client?.setTyping(item.id, false)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && !event.nativeEvent.isComposing) event.currentTarget.blur()
              if (!isSendKey(event.nativeEvent, sendKey)) return
              event.preventDefault()
              send()
            }}
            className={cx(
              'block field-sizing-content max-h-[40dvh] min-h-12 w-full resize-none bg-transparent px-3 py-1 outline-none',
              isNote && 'text-note-ink placeholder:text-note-ink/80',
            )}
          />
          <ComposerFoot
            mode={mode}
            text={text}
            canSend={canSend}
            hint={
              mode === 'whisper'
                ? t('composer.whisper.hint', { name: whisperTo?.label ?? '' })
                : isNote
                  ? t('composer.note.hint')
                  : null
            }
            keyHint={t(sendKey === 'enter' ? 'composer.hint' : 'composer.hint.mod')}
          />
        </>
      )}
    </form>
  )
}

/** Who has it, for a supervisor who may whisper to that one; null is nobody. */
const useWhisperTo = ({ assignee, status }: ServiceItem): AgentCard | null => {
  const meId = useMe()?.agent.id
  const isSupervisor = useSupervisor()
  return isSupervisor && status !== 'closed' && assignee?.id !== meId ? assignee : null
}
