import type { AuditEvent } from '@frontdesk/protocol'
import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { cx } from '../../../lib/cx.ts'
import { type AnyErrorCode, errorTextId } from '../../../lib/error-text.ts'
import { useLanguage, useT } from '../../../lib/i18n.ts'
import { exactTime, shortDateTime } from '../../../lib/time.ts'
import { fieldNames } from './field-names.ts'
import { auditSentence } from './sentence.ts'
import { valueText } from './value-text.ts'

/** An act in a sentence; opened, with its fields before and after. */
export const AuditRow = ({ event }: { event: AuditEvent }) => {
  const t = useT()
  const language = useLanguage()
  const detailId = useId()
  const [isOpen, setOpen] = useState(false)
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={detailId}
        onClick={() => setOpen(!isOpen)}
        className="flex w-full items-start gap-3 px-4 py-2.5 text-start hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <bdi className={cx('[overflow-wrap:anywhere]', event.outcome !== 'done' && 'text-bad-ink')}>
            {auditSentence(t, event)}
          </bdi>
          <span className="flex flex-wrap gap-x-3 text-12 text-faint tabular-nums">
            <time dateTime={new Date(event.atMs).toISOString()}>{shortDateTime(language, event.atMs)}</time>
            {event.ip !== null && <span>{event.ip}</span>}
          </span>
        </span>
        <ChevronDown
          size={16}
          aria-hidden
          className={cx('mt-1 shrink-0 text-faint transition-transform duration-100', isOpen && 'rotate-180')}
        />
      </button>
      <div id={detailId} hidden={!isOpen} className="px-4 pt-1 pb-4">
        {isOpen && <Detail event={event} />}
      </div>
    </li>
  )
}

const Detail = ({ event }: { event: AuditEvent }) => {
  const t = useT()
  const language = useLanguage()
  const fields = [...new Set([...Object.keys(event.before), ...Object.keys(event.after)])]
  return (
    <div className="flex flex-col gap-3 text-13">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <Line name={t('audit.time')} value={exactTime(language, event.atMs)} />
        {event.ip !== null && <Line name={t('audit.ip')} value={event.ip} />}
        <Line name={t('audit.outcome')} value={t(`audit.outcome.${event.outcome}`)} />
        {event.code !== null && <Line name={t('audit.code')} value={t(errorTextId(event.code as AnyErrorCode))} />}
        <Line name={t('audit.command')} value={event.command} />
      </dl>
      {event.outcome === 'done' && fields.length === 0 && <p className="text-faint">{t('audit.unchanged')}</p>}
      {fields.length > 0 && (
        <div className="overflow-x-auto rounded-md border border-line">
          <table className="w-full border-collapse">
            <thead>
              <tr className="border-b border-line bg-canvas text-12 text-soft">
                {(['audit.field', 'audit.before', 'audit.after'] as const).map((id) => (
                  <th key={id} scope="col" className="px-3 py-1.5 text-start font-medium">
                    {t(id)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {fields.map((field) => (
                <tr key={field} className="border-b border-line align-top last:border-b-0">
                  <th scope="row" className="px-3 py-1.5 text-start font-medium">
                    {fieldNames[field] === undefined ? field : t(fieldNames[field])}
                  </th>
                  {(['before', 'after'] as const).map((side) => (
                    <td key={side} className="max-w-60 px-3 py-1.5 [overflow-wrap:anywhere] text-soft">
                      {valueText(t, language, field, event[side][field])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}

const Line = ({ name, value }: { name: string; value: string }) => (
  <>
    <dt className="text-faint">{name}</dt>
    <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
  </>
)
