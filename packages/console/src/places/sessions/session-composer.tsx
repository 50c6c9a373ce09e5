import type { RoomItem } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useEffect, useRef } from 'react'
import { useShortcut } from '../../app/shortcuts.ts'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { cameByMouse } from '../../lib/last-input.ts'
import { type ComposerMode, useDraft, writeDraft } from '../../state/drafts.ts'
import { useLive } from '../../state/live.ts'
import { usePreferences } from '../../state/preferences.ts'
import { useMe } from '../../state/session.ts'
import { MentionField } from '../colleagues/mention-field.tsx'
import { mentionsIn } from '../colleagues/mentions.ts'
import { othersIn } from '../colleagues/room-name.ts'
import { useMentions } from '../colleagues/use-mentions.ts'
import { ComposerFoot } from '../conversations/composer-foot.tsx'
import { ComposerModes } from '../conversations/composer-modes.tsx'
import { sessionName } from './session-of.ts'

type SessionComposerProps = { session: RoomItem; onSent: () => void }

/** Where the agent writes to all, or a note to the agents; not any more once the session has ended. */
export const SessionComposer = ({ session, onSent }: SessionComposerProps) => {
  const t = useT()
  if (session.status === 'closed')
    return (
      <p className="mx-2 mb-2 rounded-md border border-line bg-canvas px-3 py-3 text-soft tablet:mx-4 tablet:mb-4">
        {t('session.ended')}
      </p>
    )
  return <Writing session={session} onSent={onSent} />
}

const Writing = ({ session, onSent }: SessionComposerProps) => {
  const t = useT()
  const meId = useMe()?.agent.id ?? ''
  const client = useLive()?.client
  const draft = useDraft(session.id)
  const sendKey = usePreferences((state) => state.sendKey)
  const field = useRef<HTMLTextAreaElement>(null)
  // Nobody is whispered to here: notes are for all agents.
  const mode = draft.mode === 'reply' ? 'reply' : 'note'
  const isNote = mode === 'note'
  const text = draft[mode]
  const left = limits.messageCharacters - text.length
  const canSend = client !== undefined && text.trim() !== '' && left >= 0
  // Notes are for the agents; visitors can't be called in them.
  const agents = isNote ? othersIn(session, meId).filter(({ kind }) => kind === 'agent') : []

  const turnTo = (next: ComposerMode): void => {
    writeDraft(session.id, { mode: next })
    requestAnimationFrame(() => field.current?.focus())
  }
  useShortcut('R', () => turnTo('reply'))
  useShortcut('N', () => turnTo('note'))
  useEffect(() => {
    if (cameByMouse()) field.current?.focus({ preventScroll: true })
  }, [])
  const write = (value: string): void => {
    writeDraft(session.id, { [mode]: value })
    if (!isNote) client?.setTyping(session.id, value !== '')
  }
  const mentions = useMentions(agents, { text, field, write })
  const send = (): void => {
    if (!canSend) return
    const called = isNote ? mentionsIn(agents, text) : []
    client.send(session.id, text.trim(), {
      visibility: isNote ? 'staff' : 'everyone',
      ...(called.length > 0 && { extra: { mentions: called } }),
    })
    writeDraft(session.id, { [mode]: '' })
    onSent()
    field.current?.focus()
  }

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
      <ComposerModes mode={mode} whisperTo={null} onMode={turnTo} />
      <MentionField
        field={field}
        text={text}
        mentions={mentions}
        label={isNote ? t('composer.note.label') : t('session.write', { name: sessionName(t, session, meId) })}
        placeholder={t(isNote ? 'session.note.placeholder' : 'session.reply.placeholder')}
        isTooLong={left < 0}
        onWrite={write}
        onLeave={() => client?.setTyping(session.id, false)}
        onSend={send}
        className={cx('py-1', isNote && 'text-note-ink placeholder:text-note-ink/80')}
      />
      <ComposerFoot
        mode={mode}
        text={text}
        canSend={canSend}
        hint={isNote ? t('composer.note.hint') : null}
        keyHint={t(sendKey === 'enter' ? 'composer.hint' : 'composer.hint.mod')}
      />
    </form>
  )
}
