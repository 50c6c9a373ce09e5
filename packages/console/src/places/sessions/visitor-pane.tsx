import { useQuery } from '@tanstack/react-query'
import { Notice } from '../../components/notice.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { AboutReach } from '../conversations/about-contact.tsx'
import { AboutDetail, AboutOthers } from '../conversations/about-detail.tsx'
import { AboutVisit } from '../conversations/about-visit.tsx'
import { ContactHead } from '../conversations/contact-head.tsx'
import { SidePane } from '../conversations/side-pane.tsx'
import { useVisit } from '../conversations/use-visit.ts'

type VisitorPaneProps = { contactId: string; isWhole: boolean; onClose: () => void }

/** What the agents of a session know of one of its visitors, in the place of the people. */
export const VisitorPane = ({ contactId, isWhole, onClose }: VisitorPaneProps) => {
  const t = useT()
  const visit = useVisit(contactId)
  const { data, error } = useQuery({
    queryKey: ['contact', contactId],
    queryFn: () => call('contact.read', { contactId }),
  })
  const contact = data?.contact
  return (
    <SidePane
      label={t('about.title')}
      title={t('about.title')}
      back={t('session.people')}
      close={t('session.people')}
      isWhole={isWhole}
      onClose={onClose}
    >
      {error !== null && (
        <div className="p-4">
          <Notice look="bad">{errorText(t, error)}</Notice>
        </div>
      )}
      {data === undefined && error === null && <SkeletonRows count={3} label={t('list.loading')} />}
      {contact !== undefined && (
        <>
          <ContactHead contact={contact} />
          <AboutReach contact={contact} isMailVerified={contact.emailVerified} />
          <AboutDetail contact={contact} />
          {visit.data === null && (
            <p className="border-t border-line px-4 py-3 text-13 text-faint">{t('about.noVisit')}</p>
          )}
          {visit.data != null && <AboutVisit visit={visit.data} />}
          <AboutOthers conversations={data?.conversations ?? []} />
        </>
      )}
    </SidePane>
  )
}
