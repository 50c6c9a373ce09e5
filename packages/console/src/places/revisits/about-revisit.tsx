import type { ServiceItem } from '@frontdesk/protocol'
import { Link } from '@tanstack/react-router'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { Button, buttonClass } from '../../components/button.tsx'
import { useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { AddDialog } from './add-dialog.tsx'
import { DueMark } from './due-mark.tsx'
import { useCallbackOf } from './use-callbacks.ts'

/** The visitor's entry of the revisit list, or the one step that puts it there (mark D6). */
export const AboutRevisit = ({ item }: { item: ServiceItem }) => {
  const t = useT()
  const { data } = useCallbackOf(item.contact.id)
  const [isAdding, setAdding] = useState(false)
  if (data === undefined) return null
  return (
    <section className="border-t border-line px-4 py-3">
      <h2 className="mb-1.5 text-12 font-semibold text-faint">{t('revisits.of')}</h2>
      {data === null ? (
        <Button icon={<CalendarPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
          {t('revisits.put')}
        </Button>
      ) : (
        <div className="flex flex-col items-start gap-1.5 text-13">
          <p className="flex flex-wrap gap-x-3 text-soft">
            <span>{t(`revisits.state.${data.state}`)}</span>
            {data.dueAtMs !== null && <DueMark atMs={data.dueAtMs} isOver={false} />}
          </p>
          {data.reason !== '' && <p className="[overflow-wrap:anywhere]">{data.reason}</p>}
          <Link
            to="/revisits/$callbackId"
            params={{ callbackId: data.id }}
            search={{}}
            className={buttonClass('secondary')}
          >
            {t('revisits.open')}
          </Link>
        </div>
      )}
      {isAdding && (
        <AddDialog
          conversation={{ id: item.id, label: visitorName(t, item.contact.label) }}
          onClose={() => setAdding(false)}
        />
      )}
    </section>
  )
}
