import { shortUrl } from '@frontdesk/client/text/links'
import { VList } from 'virtua'
import { useScreen } from '../../app/screen.ts'
import { Notice } from '../../components/notice.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { VisitorStateMark } from '../visitors/visitor-state.tsx'
import { PickRow } from './pick-row.tsx'
import type { Meant } from './picking.ts'
import type { Candidate } from './use-candidates.ts'

const rowHeight = 57

type VisitorPicksProps = {
  candidates: readonly Candidate[]
  board: { isRead: boolean; error: unknown }
  wanted: string
  onWanted: (wanted: string) => void
  picked: ReadonlyMap<string, Meant>
  onPick: (visitor: Meant, isPicked: boolean) => void
}

/** Visitors who are here now, with site, page and state. Only the rows in view are drawn. */
export const VisitorPicks = ({ candidates, board, wanted, onWanted, picked, onPick }: VisitorPicksProps) => {
  const t = useT()
  // There the keyboard would cover the list.
  const isPhone = useScreen() === 'phone'
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <SearchField label={t('session.pick.search')} value={wanted} onChange={onWanted} isFirst={!isPhone} />
      <fieldset aria-label={t('session.pick.visitors')} className="h-64 overflow-hidden rounded-md border border-line">
        {!board.isRead && board.error !== null && (
          <div className="p-3">
            <Notice look="bad">{errorText(t, board.error)}</Notice>
          </div>
        )}
        {!board.isRead && board.error === null && <SkeletonRows count={3} label={t('list.loading')} />}
        {board.isRead && candidates.length === 0 && (
          <p className="px-3 py-3 text-13 text-faint">
            {t(wanted.trim() === '' ? 'visitors.none.title' : 'board.none.found')}
          </p>
        )}
        {board.isRead && candidates.length > 0 && (
          <VList data={candidates} itemSize={rowHeight} className="h-full overscroll-contain">
            {(one: Candidate) => (
              <PickRow
                key={one.contact.id}
                kind="contact"
                person={{ id: one.contact.id, label: visitorName(t, one.contact.label) }}
                about={aboutOf(one)}
                mark={one.here !== null && <VisitorStateMark state={one.here.state} />}
                why={one.why}
                isPicked={picked.has(one.contact.id)}
                onPick={(isPicked) => onPick(one, isPicked)}
              />
            )}
          </VList>
        )}
      </fieldset>
    </div>
  )
}

/** The site and the page. */
const aboutOf = ({ site, here }: Candidate): string => {
  const page = here?.visit.pageTitle || (here?.visit.pageUrl == null ? '' : shortUrl(here.visit.pageUrl))
  return [site.name, page].filter(Boolean).join(' · ')
}
