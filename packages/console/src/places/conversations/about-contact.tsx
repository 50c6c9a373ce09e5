import { safeHref } from '@frontdesk/client/text/links'
import type { ContactCard, ServiceItem } from '@frontdesk/protocol'
import { Building2, CalendarClock, Globe, Headset, Mail, MailCheck, Phone } from 'lucide-react'
import { SafeLink } from '../../components/safe-text.tsx'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { shortDateTime } from '../../lib/time.ts'
import { useMe } from '../../state/session.ts'
import { Fact, Facts } from './fact.tsx'

/** How the person can be reached once the page is closed. */
export const AboutReach = ({
  contact,
  isMailVerified,
}: {
  contact: Pick<ContactCard, 'email' | 'phone'>
  isMailVerified: boolean
}) => {
  const t = useT()
  const mail = contact.email === null ? null : safeHref(`mailto:${encodeURIComponent(contact.email)}`)
  const phone = contact.phone === null ? null : safeHref(`tel:${contact.phone.replaceAll(/[^+\d]/g, '')}`)
  return (
    <Facts title={t('about.reach')}>
      {contact.email === null && contact.phone === null && (
        <div className="text-13 text-faint">
          <dt className="sr-only">{t('about.reach')}</dt>
          <dd>{t('about.reach.none')}</dd>
        </div>
      )}
      {contact.email !== null && (
        <Fact icon={Mail} label={t('about.email')}>
          {mail === null ? <bdi>{contact.email}</bdi> : <SafeLink href={mail}>{contact.email}</SafeLink>}
          {isMailVerified && (
            <span className="flex items-center gap-1 text-12 text-good-ink">
              <MailCheck size={14} aria-hidden className="shrink-0" />
              {t('about.email.verified')}
            </span>
          )}
        </Fact>
      )}
      {contact.phone !== null && (
        <Fact icon={Phone} label={t('about.phone')}>
          {phone === null ? <bdi>{contact.phone}</bdi> : <SafeLink href={phone}>{contact.phone}</SafeLink>}
        </Fact>
      )}
    </Facts>
  )
}

/** Which company and site it belongs to, since when, and whose it is. */
export const AboutConversation = ({ item }: { item: ServiceItem }) => {
  const t = useT()
  const language = useLanguage()
  const me = useMe()
  return (
    <Facts title={t('about.conversation')}>
      <Fact icon={Building2} label={t('about.company')}>
        {me?.account.name ?? ''}
      </Fact>
      <Fact icon={Globe} label={t('about.site')}>
        {item.site.name}
      </Fact>
      <Fact icon={Headset} label={t('about.assignee')}>
        {item.assignee?.label ?? t('about.assignee.none')}
      </Fact>
      <Fact icon={CalendarClock} label={t('about.began')}>
        {shortDateTime(language, item.createdAtMs)}
      </Fact>
    </Facts>
  )
}
