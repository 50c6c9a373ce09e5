import { onLongPress } from '@frontdesk/media/long-press'
import { useEffect, useRef, useState } from 'preact/hooks'
import { usePanel } from '../panel/hooks.ts'
import { Icon } from '../panel/icons.tsx'
import type { ShownMessage } from '../panel/timeline-model.ts'
import { changedWithinMs, recall, refusalKey } from './amend.ts'
import { AskDialog } from './ask-dialog.tsx'
import { EditDialog } from './edit-dialog.tsx'
import { MessageSheet } from './message-sheet.tsx'

type MessageActsProps = {
  message: ShownMessage
  /** Whose it is. */
  name: string
}

/** What can be done with a message: behind a button for mouse and keyboard, and under a finger that stays on the message. */
export const MessageActs = ({ message, name }: MessageActsProps) => {
  const { desk, texts } = usePanel()
  const { t } = texts
  const button = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState<'sheet' | 'edit' | 'recall' | null>(null)
  useEffect(() => {
    const bearer = button.current?.parentElement
    return bearer ? onLongPress(bearer, () => setOpen('sheet')) : undefined
  }, [])
  const { seq } = message
  const done = () => setOpen(null)
  // An example is only looked at.
  if (seq === null || changedWithinMs(desk) === null) return null
  return (
    <>
      <button
        type="button"
        class="message-acts"
        ref={button}
        aria-label={t('acts.label')}
        title={t('acts.label')}
        aria-haspopup="menu"
        aria-expanded={open === 'sheet'}
        onClick={() => setOpen('sheet')}
      >
        <Icon shape="more" />
      </button>
      {open === 'sheet' && (
        <MessageSheet message={message} seq={seq} name={name} beside={button.current} done={done} turnTo={setOpen} />
      )}
      {open === 'edit' && <EditDialog text={message.text} seq={seq} done={done} />}
      {open === 'recall' && (
        <AskDialog
          title={t('recall.question')}
          act={{ label: t('recall.confirm'), run: () => recall(desk, seq) }}
          keep={t('recall.keep')}
          problem={(fault) => t(refusalKey(fault))}
          done={done}
        >
          <p>{t('recall.note')}</p>
        </AskDialog>
      )}
    </>
  )
}
