import { Check, CheckCheck, Clock } from 'lucide-react'
import { useT } from '../../lib/i18n.ts'
import type { Progress } from './timeline-rows.ts'

/** How far one of our messages has come: clock, one tick, two ticks, two ticks and the word. */
export const ProgressMark = ({ progress }: { progress: Exclude<Progress, 'failed'> }) => {
  const t = useT()
  const Icon = progress === 'sending' ? Clock : progress === 'sent' ? Check : CheckCheck
  return (
    <span
      className={
        progress === 'read' ? 'inline-flex items-center gap-1 text-accent-ink' : 'inline-flex items-center gap-1'
      }
    >
      <Icon size={14} aria-hidden />
      <span>{t(`progress.${progress}`)}</span>
    </span>
  )
}
