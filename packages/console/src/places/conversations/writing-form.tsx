import type { MessageExtra } from '@frontdesk/client'
import type { ServiceItem } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { type ReactNode, useEffect, useRef } from 'react'
import { useShortcut } from '../../app/shortcuts.ts'
import { Attach } from '../../files/attach.tsx'
import { useAttached } from '../../files/use-attached.ts'
import { cx } from '../../lib/cx.ts'
import { cameByMouse } from '../../lib/last-input.ts'
import { type ComposerMode, useDraft, writeDraft } from '../../state/drafts.ts'
import { useLive } from '../../state/live.ts'
import { answerTo, useAnswered } from '../../state/replying.ts'
import { CannedButton } from '../canned/canned-button.tsx'
import { useCanned } from '../canned/use-canned.ts'
import { MentionField } from '../colleagues/mention-field.tsx'
import type { Mentionable } from '../colleagues/mention-list.tsx'
import { useMentions } from '../colleagues/use-mentions.ts'
import { AnsweredStrip } from '../messages/quoted.tsx'
import { ComposerFoot } from './composer-foot.tsx'
import { ComposerModes } from './composer-modes.tsx'

type WritingFormProps = {
  conversationId: string
  /** The visitor's conversation that it is; what is kept ready is filled from it. */
  item?: ServiceItem
  mode: ComposerMode
  /** To whom else the words may go; one alone is not worth a choice. */
  modes: readonly ComposerMode[]
  /** Whom one may whisper to. */
  whisperTo?: string | null
  /** Who can be called by name. */
  people: readonly Mentionable[]
  label: string
  placeholder: string
  /** Who will see it. */
  hint?: string | null
  keyHint: string
  /** Between the modes and the field. */
  above?: ReactNode
  /** In the field's place where nothing can be written. */
  barrier?: ((turnTo: (mode: ComposerMode) => void) => ReactNode) | undefined
  /** What goes along with these words. */
  extra: (text: string) => MessageExtra
  onSent: () => void
}

/** Where an agent writes, to whomever: what is drafted, who is called, how much room is left, and the sending. */
export const WritingForm = (props: WritingFormProps) => {
  const { conversationId, mode, modes, people, extra, onSent } = props
  const live = useLive()
  const client = live?.client
  const draft = useDraft(conversationId)
  const field = useRef<HTMLTextAreaElement>(null)
  const tools = useRef<HTMLDivElement>(null)
  const isNote = mode !== 'reply'
  const kind = isNote ? 'note' : 'reply'
  const text = draft[kind]
  const isTooLong = text.length > limits.messageCharacters
  const attached = useAttached(conversationId)
  const canSend = live !== null && (text.trim() !== '' || attached.count > 0) && !isTooLong

  const turnTo = (next: ComposerMode): void => {
    writeDraft(conversationId, { mode: next })
    requestAnimationFrame(() => field.current?.focus())
  }
  useShortcut('R', modes.length > 1 ? () => turnTo('reply') : null)
  useShortcut('N', modes.length > 1 ? () => turnTo('note') : null)
  // After a click one can write at once. After a key the next key may be a shortcut, and on a phone the keyboard would
  // cover what is to be read.
  useEffect(() => {
    if (cameByMouse()) field.current?.focus({ preventScroll: true })
  }, [])

  const write = (value: string): void => {
    writeDraft(conversationId, { [kind]: value })
    if (!isNote) client?.setTyping(conversationId, value !== '')
  }
  const mentions = useMentions(people, { text, field, write })
  const answered = useAnswered(conversationId)
  // No note is quoted for everybody.
  const quoted = answered?.visibility === 'staff' && !isNote ? undefined : answered
  useEffect(() => {
    if (answered !== undefined) field.current?.focus()
  }, [answered])
  const canned = useCanned(props.item ?? null, { text, field, write, attach: attached.put })
  const visibility = isNote ? 'staff' : 'everyone'
  const send = (): void => {
    if (!canSend) return
    const carried = attached.take()
    // Its files are not ready: it is sent as soon as they are.
    if (carried === null) return
    const along = { ...extra(text), ...(quoted !== undefined && { replyTo: quoted.seq }), ...carried.extra }
    live.client.send(conversationId, text.trim(), {
      visibility,
      ...(carried.files && { files: carried.files }),
      ...(Object.keys(along).length > 0 && { extra: along }),
    })
    writeDraft(conversationId, { [kind]: '' })
    answerTo(conversationId, undefined)
    onSent()
    field.current?.focus()
  }

  attached.follow(send, visibility)

  return (
    <form
      className={cx(
        'relative mx-2 mb-2 shrink-0 rounded-md border transition-colors duration-150 tablet:mb-4 tablet:w-[calc(100%-2rem)] tablet:max-w-248 tablet:self-center',
        isNote ? 'border-note-line bg-note' : 'border-line-strong/60 bg-surface focus-within:border-accent',
      )}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {modes.length > 1 && (
        <ComposerModes modes={modes} mode={mode} whisperTo={props.whisperTo ?? null} onMode={turnTo} />
      )}
      {props.barrier?.(turnTo) ?? (
        <>
          {props.above}
          {quoted !== undefined && <AnsweredStrip conversationId={conversationId} answered={quoted} />}
          {attached.attaching !== null && <Attach attaching={attached.attaching} field={field} tools={tools} />}
          <MentionField
            field={field}
            text={text}
            mentions={mentions}
            canned={canned}
            label={props.label}
            placeholder={props.placeholder}
            isTooLong={isTooLong}
            onWrite={write}
            onLeave={() => client?.setTyping(conversationId, false)}
            onSend={send}
            className={cx(modes.length > 1 ? 'py-1' : 'py-2', isNote && 'text-note-ink placeholder:text-note-ink/80')}
          />
          <ComposerFoot mode={mode} text={text} canSend={canSend} hint={props.hint ?? null} keyHint={props.keyHint}>
            <div ref={tools} className="order-first flex shrink-0" />
            <CannedButton onOpen={canned.open} />
          </ComposerFoot>
        </>
      )}
    </form>
  )
}
