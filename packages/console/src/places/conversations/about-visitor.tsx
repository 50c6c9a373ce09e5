import type { ServiceItem } from '@frontdesk/protocol'
import { Suspense } from 'react'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { useRight } from '../../state/session.ts'
import { AboutConversation, AboutReach } from './about-contact.tsx'
import {
  AboutBlock,
  AboutDetail,
  AboutHandling,
  AboutOthers,
  AboutRevisit,
  AboutTags,
  ContactActs,
  ExportConversation,
} from './about-later.ts'
import { AboutVisit } from './about-visit.tsx'
import { ContactHead } from './contact-head.tsx'
import { SidePane } from './side-pane.tsx'
import { SpecialMark } from './special-mark.tsx'
import { useContact } from './use-contact.ts'
import { useVisit } from './use-visit.ts'

type AboutProps = {
  item: ServiceItem
  onClose: () => void
  /** It takes the whole screen, with a way back. */
  isWhole?: boolean
}

/** Who the visitor is, where now, how they came, with what, and for which company (mark A7). */
export const AboutVisitor = ({ item, onClose, isWhole = false }: AboutProps) => {
  const t = useT()
  const visit = useVisit(item.contact.id)
  const mayHandle = useRight('visitors.handle')
  const { contact } = item
  const detail = useContact(item).data
  return (
    <SidePane
      label={t('about.title')}
      title={t('about.title')}
      back={t('about.back')}
      close={t('about.hide')}
      isWhole={isWhole}
      onClose={onClose}
    >
      <ContactHead contact={contact} marks={contact.special && <SpecialMark />} />
      <AboutReach contact={contact} isMailVerified={detail?.contact.emailVerified ?? false} />
      <Suspense>
        <AboutTags item={item} />
      </Suspense>
      <Suspense>{detail !== undefined && <AboutDetail contact={detail.contact} />}</Suspense>
      {visit.error !== null && visit.data === undefined && (
        <div className="px-4 py-2">
          <Notice look="bad">{errorText(t, visit.error)}</Notice>
        </div>
      )}
      {visit.data === undefined && visit.error === null && (
        <div className="flex flex-col gap-3 border-t border-line p-4">
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="h-4 w-1/2" />
          <Skeleton className="h-4 w-3/5" />
        </div>
      )}
      {visit.data === null && <p className="border-t border-line px-4 py-3 text-13 text-faint">{t('about.noVisit')}</p>}
      {visit.data != null && <AboutVisit visit={visit.data} />}
      <Suspense>{detail !== undefined && <AboutHandling item={item} handling={detail.contact.handling} />}</Suspense>
      <AboutConversation item={item} />
      <Suspense>
        <AboutRevisit item={item} />
      </Suspense>
      <Suspense>
        {detail !== undefined && (
          <AboutOthers conversations={detail.conversations.filter(({ id }) => id !== item.id)} />
        )}
        {mayHandle && visit.data !== undefined && <AboutBlock contact={contact} ip={visit.data?.ip ?? null} />}
        <ExportConversation item={item} />
        <ContactActs contact={contact} />
      </Suspense>
    </SidePane>
  )
}
