import { limits } from '@frontdesk/protocol/limits'
import { Ear, Lock, SendHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { cx } from '../../lib/cx.ts'
import { type TextId, useT } from '../../lib/i18n.ts'
import type { ComposerMode } from '../../state/drafts.ts'

const fewLeft = 500

type ComposerFootProps = {
  mode: ComposerMode
  text: string
  canSend: boolean
  /** Who will see it. */
  hint?: string | null
  /** How it is sent: told where there is room for it. */
  keyHint: string
  /** What else can be put in. */
  children?: ReactNode
}

const acts: { readonly [M in ComposerMode]: TextId } = {
  reply: 'composer.send',
  note: 'composer.note.send',
  whisper: 'composer.whisper',
}

/** Under what is being written: who will see it, near the limit how much room is left, and the button. */
export const ComposerFoot = ({ mode, text, canSend, hint = null, keyHint, children }: ComposerFootProps) => {
  const t = useT()
  const isNote = mode !== 'reply'
  const left = limits.messageCharacters - text.length
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1 p-1.5">
      <p className={cx('min-w-0 flex-1 truncate text-12', isNote ? 'text-note-ink' : 'text-faint')}>
        {left < 0 ? (
          <strong className="text-bad-ink">{t('composer.tooLong', { count: -left })}</strong>
        ) : left < fewLeft ? (
          t('composer.left', { count: left })
        ) : (
          (hint ?? <span className="hidden tablet:inline">{keyHint}</span>)
        )}
      </p>
      {children}
      <Button
        type="submit"
        look="primary"
        disabled={!canSend}
        icon={<ModeIcon mode={mode} />}
        className={isNote ? 'bg-note-ink! text-note!' : ''}
      >
        {t(acts[mode])}
      </Button>
    </div>
  )
}

const ModeIcon = ({ mode }: { mode: ComposerMode }) => {
  if (mode === 'whisper') return <Ear size={16} aria-hidden />
  if (mode === 'note') return <Lock size={16} aria-hidden />
  return <SendHorizontal size={16} aria-hidden className="rtl:-scale-x-100" />
}
