import { Lock, Reply } from 'lucide-react'
import { Tooltip } from '../../components/tooltip.tsx'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import type { ComposerMode } from '../../state/drafts.ts'

type ComposerModesProps = { mode: ComposerMode; onMode: (mode: ComposerMode) => void }

/** To whom the words go. */
export const ComposerModes = ({ mode, onMode }: ComposerModesProps) => {
  const t = useT()
  return (
    <fieldset aria-label={t('composer.modes')} className="flex gap-1 px-1.5 pt-1.5">
      {(['reply', 'note'] as const).map((one) => {
        const Icon = one === 'reply' ? Reply : Lock
        const isOn = one === mode
        return (
          <Tooltip
            key={one}
            side="top"
            text={one === 'reply' ? t('composer.reply.who') : t('composer.note.hint')}
            shortcut={one === 'reply' ? 'R' : 'N'}
          >
            <button
              type="button"
              aria-pressed={isOn}
              onClick={() => onMode(one)}
              className={cx(
                'inline-flex h-target items-center gap-1.5 rounded-sm px-2.5 text-13 font-medium',
                isOn && one === 'reply' && 'bg-accent-soft text-accent-ink',
                isOn && one === 'note' && 'bg-note-ink text-note',
                !isOn && (mode === 'note' ? 'text-note-ink hover:bg-note-line/40' : 'text-soft hover:bg-hover'),
              )}
            >
              <Icon size={14} aria-hidden />
              {one === 'reply' ? t('composer.reply') : t('composer.note')}
            </button>
          </Tooltip>
        )
      })}
    </fieldset>
  )
}
