import type { ServiceItem } from '@frontdesk/protocol'
import { ArrowLeft, X } from 'lucide-react'
import { Suspense } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { IconButton } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { useRight } from '../../state/session.ts'
import { AboutConversation, AboutReach } from './about-contact.tsx'
import { AboutBlock, AboutDetail, AboutHandling, AboutOthers, AboutRevisit, ContactActs } from './about-later.ts'
import { AboutVisit } from './about-visit.tsx'
import { SpecialMark } from './special-mark.tsx'
import { useContact } from './use-contact.ts'
import { useVisit } from './use-visit.ts'
import { VerifiedMark } from './verified-mark.tsx'

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
  const Heading = isWhole ? 'h1' : 'h2'
  return (
    <section aria-label={t('about.title')} className="flex h-full min-w-0 flex-col bg-surface">
      <header className="flex h-14 shrink-0 items-center gap-1 border-b border-line px-2">
        {isWhole && (
          <IconButton
            label={t('about.back')}
            icon={<ArrowLeft size={20} aria-hidden className="rtl:-scale-x-100" />}
            onClick={onClose}
          />
        )}
        <Heading className="min-w-0 flex-1 truncate ps-2 font-semibold">{t('about.title')}</Heading>
        {!isWhole && <IconButton label={t('about.hide')} icon={<X size={18} aria-hidden />} onClick={onClose} />}
      </header>
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard must be able to scroll it
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto outline-offset-[-2px]"
      >
        <div className="flex items-center gap-3 px-4 pt-4 pb-3">
          <Avatar id={contact.id} label={contact.label} size="large" />
          <div className="min-w-0">
            <p className="flex items-center gap-1 text-16 leading-6 font-semibold">
              <bdi className="min-w-0 truncate">{visitorName(t, contact.label)}</bdi>
              {contact.verified && <VerifiedMark />}
              {contact.special && <SpecialMark />}
            </p>
            <p className="text-12 text-faint">{contact.verified ? t('about.verified.how') : t('about.unverified')}</p>
          </div>
        </div>
        <AboutReach contact={contact} isMailVerified={detail?.contact.emailVerified ?? false} />
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
        {visit.data === null && (
          <p className="border-t border-line px-4 py-3 text-13 text-faint">{t('about.noVisit')}</p>
        )}
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
          <ContactActs contact={contact} />
        </Suspense>
      </div>
    </section>
  )
}
