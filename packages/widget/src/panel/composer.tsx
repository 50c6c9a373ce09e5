import { limits } from '@frontdesk/protocol/limits'
import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { useCell, usePanel } from './hooks.ts'
import { Icon } from './icons.tsx'
import { Attach, Quoting } from './later.ts'
import { isSendKey, storable } from './writing.ts'

/** Fewer characters than this left are worth a word. */
const fewLeft = 500

/** As high as its text, up to what the style allows. */
const fitHeight = (area: HTMLTextAreaElement | null): void => {
  if (area === null) return
  area.style.height = 'auto'
  area.style.height = `${area.scrollHeight}px`
}

export const Composer = ({ input }: { input: RefObject<HTMLTextAreaElement | null> }) => {
  const { desk, texts } = usePanel()
  const draft = useCell(desk.draft)
  const text = storable(draft)
  const left = limits.messageCharacters - text.length
  const tray = useCell(desk.tray)
  const canSend = (text !== '' || !!tray?.count) && left >= 0

  useLayoutEffect(() => fitHeight(input.current), [draft, input])

  const send = () => {
    if (!canSend) return
    const more = tray ? tray.take() : {}
    // Its files are not ready: it is sent as soon as they are.
    if (!more) return
    desk.place.set(null)
    const quoting = desk.quoting.get()
    desk.client.send(
      desk.conversationId.get(),
      text,
      quoting ? { ...more, extra: { ...more.extra, replyTo: quoting.seq } } : more,
    )
    desk.quoting.set(null)
    desk.draft.set('')
    input.current?.focus()
  }
  const written = (value: string) => {
    desk.draft.set(value)
    const id = desk.conversationId.get()
    if (id !== null) desk.client.setTyping(id, value.trim() !== '')
  }
  const label = texts.t('composer.send')

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div class="field">
        <Quoting input={input} />
        <Attach input={input} send={send} />
        <textarea
          ref={input}
          rows={1}
          dir="auto"
          maxLength={limits.draftCharacters}
          enterkeyhint="send"
          aria-label={texts.t('composer.label')}
          placeholder={texts.t('composer.placeholder')}
          value={draft}
          onInput={(event) => written(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (!isSendKey(event)) return
            event.preventDefault()
            send()
          }}
        />
        <button type="submit" class="send" aria-label={label} title={label} disabled={!canSend}>
          <span>
            <Icon shape="send" />
          </span>
        </button>
      </div>
      {left < fewLeft && (
        <p class={left < 0 ? 'left bad' : 'left'} role="status">
          {texts.count('composer.left', left)}
        </p>
      )}
    </form>
  )
}
