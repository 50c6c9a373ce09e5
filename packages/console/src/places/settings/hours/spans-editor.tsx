import type { Span } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { Plus, X } from 'lucide-react'
import { IconButton } from '../../../components/button.tsx'
import { inputClass } from '../../../components/field.tsx'
import { cx } from '../../../lib/cx.ts'
import { useT } from '../../../lib/i18n.ts'
import { minuteOfTime, nextSpan, timeOfMinute } from './hours-draft.ts'

type SpansEditorProps = {
  /** Of which day: names the fields for those who don't see where they stand. */
  day: string
  spans: readonly Span[]
  problem: string | null
  onChange: (spans: Span[]) => void
}

/** The spans of one day; none is closed. */
export const SpansEditor = ({ day, spans, problem, onChange }: SpansEditorProps) => {
  const t = useT()
  const next = spans.length < limits.daySpans ? nextSpan(spans) : null
  const put = (index: number, edge: 'from' | 'until', text: string): void => {
    const minute = minuteOfTime(text, edge)
    if (minute === null) return
    const key = edge === 'from' ? 'fromMinute' : 'untilMinute'
    onChange(spans.map((span, at) => (at === index ? { ...span, [key]: minute } : span)))
  }
  return (
    <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {spans.length === 0 && <span className="text-faint">{t('hours.closed')}</span>}
        {spans.map((span, index) => (
          // A span has nothing but its place that stays while it is edited.
          <div key={index} className="flex items-center gap-1">
            {(['from', 'until'] as const).map((edge) => (
              <span key={edge} className="flex items-center gap-1">
                {edge === 'until' && <span aria-hidden>–</span>}
                <input
                  type="time"
                  aria-label={t(`hours.${edge}`, { day, number: index + 1 })}
                  aria-invalid={problem === null ? undefined : true}
                  value={timeOfMinute(edge === 'from' ? span.fromMinute : span.untilMinute)}
                  onChange={(event) => put(index, edge, event.currentTarget.value)}
                  className={cx(inputClass, 'w-auto! px-2! tabular-nums')}
                />
              </span>
            ))}
            <IconButton
              label={t('hours.span.remove', { day, number: index + 1 })}
              icon={<X size={16} aria-hidden />}
              onClick={() => onChange(spans.filter((_, at) => at !== index))}
            />
          </div>
        ))}
        {next !== null && (
          <IconButton
            label={t('hours.span.add', { day })}
            icon={<Plus size={16} aria-hidden />}
            onClick={() => onChange([...spans, next])}
          />
        )}
      </div>
      {problem !== null && (
        <p role="alert" className="text-13 text-bad-ink">
          {problem}
        </p>
      )}
    </div>
  )
}
