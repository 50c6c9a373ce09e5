import { limits } from '@frontdesk/protocol'
import type { RefObject } from 'react'
import { cx } from '../../lib/cx.ts'
import { usePreferences } from '../../state/preferences.ts'
import { CannedList } from '../canned/canned-list.tsx'
import type { useCanned } from '../canned/use-canned.ts'
import { isSendKey } from '../conversations/send-key.ts'
import { MentionList } from './mention-list.tsx'
import type { useMentions } from './use-mentions.ts'

type MentionFieldProps = {
  field: RefObject<HTMLTextAreaElement | null>
  text: string
  mentions: ReturnType<typeof useMentions>
  canned: ReturnType<typeof useCanned>
  label: string
  placeholder: string
  isTooLong: boolean
  onWrite: (value: string) => void
  /** It has lost the focus. */
  onLeave: () => void
  onSend: () => void
  className: string
}

/** Where one writes: names are offered after an `@`, words kept ready after a `/`. */
export const MentionField = (props: MentionFieldProps) => {
  const { field, text, mentions, canned, label, placeholder, isTooLong, onWrite, onLeave, onSend, className } = props
  const sendKey = usePreferences((state) => state.sendKey)
  const offering = [mentions, canned].find(({ activeId }) => activeId !== null)
  return (
    <>
      {mentions.offered.length > 0 && (
        <MentionList
          id={mentions.listId}
          people={mentions.offered}
          activeId={mentions.activeId}
          onPick={mentions.pick}
        />
      )}
      <CannedList canned={canned} />
      <textarea
        ref={field}
        value={text}
        dir="auto"
        maxLength={limits.draftCharacters}
        rows={Math.min(8, Math.max(2, text.split('\n').length))}
        aria-label={label}
        aria-invalid={isTooLong || undefined}
        aria-autocomplete="list"
        aria-controls={offering?.listId}
        aria-activedescendant={offering === undefined ? undefined : `${offering.listId}-${offering.activeId}`}
        placeholder={placeholder}
        enterKeyHint={sendKey === 'enter' ? 'send' : 'enter'}
        onChange={(event) => {
          onWrite(event.currentTarget.value)
          mentions.moved(event.currentTarget.selectionStart)
          canned.moved(event.currentTarget.selectionStart)
        }}
        onBlur={() => {
          onLeave()
          mentions.moved(null)
          canned.moved(null)
        }}
        onKeyDown={(event) => {
          if (mentions.press(event) || canned.press(event)) return
          if (event.key === 'Escape' && !event.nativeEvent.isComposing) event.currentTarget.blur()
          if (!isSendKey(event.nativeEvent, sendKey)) return
          event.preventDefault()
          onSend()
        }}
        className={cx(
          'block field-sizing-content max-h-[40dvh] min-h-12 w-full resize-none bg-transparent px-3 outline-none',
          className,
        )}
      />
    </>
  )
}
