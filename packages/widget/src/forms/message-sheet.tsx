import { plainText } from '@frontdesk/client/text/plain'
import { copyBySelection } from '@frontdesk/media/copy-text'
import { quickReactions } from '@frontdesk/media/reactions'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useCell, usePanel } from '../panel/hooks.ts'
import type { TextKey } from '../panel/texts.ts'
import type { ShownMessage } from '../panel/timeline-model.ts'
import { changedWithinMs, hasOwn, react, refusalKey } from './amend.ts'
import { LateIcon } from './late-icon.tsx'
import { walk } from './walk.ts'

type MessageSheetProps = {
  message: ShownMessage
  seq: number
  name: string
  /** What it stands beside where there is room; on a phone it comes from below. */
  beside: HTMLElement | null
  done(): void
  turnTo(next: 'edit' | 'recall'): void
}

/** The gap that is kept to the panel's edges, in CSS pixels. */
const gapPx = 8

const standBeside = (sheet: HTMLElement, target: HTMLElement): void => {
  const { top, left, right } = target.getBoundingClientRect()
  const within = (wanted: number, most: number) => `${Math.max(gapPx, Math.min(wanted, most - gapPx))}px`
  const isLeft = left + right < innerWidth
  sheet.style.top = within(top, innerHeight - sheet.offsetHeight)
  sheet.style.left = within(isLeft ? left : right - sheet.offsetWidth, innerWidth - sheet.offsetWidth)
}

/** The acts upon one message. */
export const MessageSheet = ({ message, seq, name, beside, done, turnTo }: MessageSheetProps) => {
  const { desk, texts } = usePanel()
  const { t } = texts
  const { text, content, state, atMs } = message
  const sheet = useRef<HTMLDialogElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const isNarrow = useCell(desk.narrow)
  const [problem, setProblem] = useState<TextKey | null>(null)
  const mayAmend = state !== null && desk.client.serverNowMs() - atMs < (changedWithinMs(desk) ?? 0)
  const said = content.kind === 'message' ? content : {}

  useLayoutEffect(() => {
    const box = sheet.current
    if (box === null) return
    box.showModal()
    box.querySelector('button')?.focus()
    if (!isNarrow && beside !== null) standBeside(box, beside)
  }, [isNarrow, beside])

  const close = () => sheet.current?.close()
  const answer = () => {
    close()
    desk.quoting.set({ seq, name, text: state === null ? plainText(text) : text })
  }
  const toggle = async (emoji: string, on: boolean) => {
    try {
      await react(desk, seq, emoji, on)
      close()
    } catch (fault) {
      setProblem(refusalKey(fault))
    }
  }
  const copy = () => {
    copyBySelection(text)
    close()
  }
  const act = (key: TextKey, shape: Parameters<typeof LateIcon>[0]['shape'], run: () => void, look = '') => (
    <button type="button" role="menuitem" tabIndex={-1} class={look} onClick={run}>
      <LateIcon shape={shape} />
      {t(key)}
    </button>
  )
  return (
    <dialog
      class="sheet"
      ref={sheet}
      aria-label={t('acts.label')}
      onClose={done}
      onPointerDown={(event) => event.target === sheet.current && close()}
    >
      {/* The focus is in it as long as it is open. */}
      <div
        role="menu"
        aria-label={t('acts.label')}
        tabIndex={-1}
        ref={menu}
        onKeyDown={(event) => {
          if (menu.current !== null && walk(menu.current, event.key)) event.preventDefault()
        }}
      >
        <fieldset class="quick" aria-label={t('acts.react')}>
          {quickReactions.map(({ emoji, name: key }) => {
            const isOwn = hasOwn(desk, said, emoji)
            return (
              <button
                key={emoji}
                type="button"
                role="menuitemcheckbox"
                aria-checked={isOwn}
                aria-label={t(key)}
                title={t(key)}
                tabIndex={-1}
                onClick={() => void toggle(emoji, !isOwn)}
              >
                {emoji}
              </button>
            )
          })}
        </fieldset>
        {act('acts.answer', 'answer', answer)}
        {text !== '' && act('acts.copy', 'copy', copy)}
        {mayAmend && text !== '' && act('acts.edit', 'edit', () => turnTo('edit'))}
        {mayAmend && act('acts.recall', 'recall', () => turnTo('recall'), 'bad')}
      </div>
      {problem !== null && (
        <p class="problem" role="alert">
          {t(problem)}
        </p>
      )}
    </dialog>
  )
}
