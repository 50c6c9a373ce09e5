import { Ear, Lock, Reply } from 'lucide-react'
import { Tooltip } from '../../components/tooltip.tsx'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import type { ComposerMode } from '../../state/drafts.ts'

type ComposerModesProps = {
  modes: readonly ComposerMode[]
  mode: ComposerMode
  /** Whom one may whisper to; null is nobody. */
  whisperTo: string | null
  onMode: (mode: ComposerMode) => void
}

const icons = { reply: Reply, note: Lock, whisper: Ear } as const

/** To whom the words go. */
export const ComposerModes = ({ modes, mode, whisperTo, onMode }: ComposerModesProps) => {
  const t = useT()
  return (
    <fieldset aria-label={t('composer.modes')} className="flex gap-1 px-1.5 pt-1.5">
      {modes.map((one) => {
        const Icon = icons[one]
        const isOn = one === mode
        return (
          <Tooltip
            key={one}
            side="top"
            text={
              one === 'whisper'
                ? t('composer.whisper.hint', { name: whisperTo ?? '' })
                : t(one === 'reply' ? 'composer.reply.who' : 'composer.note.hint')
            }
            {...(one === 'whisper' ? {} : { shortcut: one === 'reply' ? 'R' : 'N' })}
          >
            <button
              type="button"
              aria-pressed={isOn}
              onClick={() => onMode(one)}
              className={cx(
                'inline-flex h-target items-center gap-1.5 rounded-sm px-2.5 text-13 font-medium',
                isOn && one === 'reply' && 'bg-accent-soft text-accent-ink',
                isOn && one !== 'reply' && 'bg-note-ink text-note',
                !isOn && (mode !== 'reply' ? 'text-note-ink hover:bg-note-line/40' : 'text-soft hover:bg-hover'),
              )}
            >
              <Icon size={14} aria-hidden />
              {t(`composer.${one}`)}
            </button>
          </Tooltip>
        )
      })}
    </fieldset>
  )
}
