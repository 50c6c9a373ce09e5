import type { ContactCard } from '@frontdesk/protocol'
import type { ReactNode } from 'react'
import { Avatar } from '../../components/avatar.tsx'
import { useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { VerifiedMark } from './verified-mark.tsx'

type ContactHeadProps = { contact: Pick<ContactCard, 'id' | 'label' | 'verified'>; marks?: ReactNode }

/** Who it is, and how that is known. */
export const ContactHead = ({ contact, marks }: ContactHeadProps) => {
  const t = useT()
  return (
    <div className="flex items-center gap-3 px-4 pt-4 pb-3">
      <Avatar id={contact.id} label={contact.label} size="large" />
      <div className="min-w-0">
        <p className="flex items-center gap-1 text-16 leading-6 font-semibold">
          <bdi className="min-w-0 truncate">{visitorName(t, contact.label)}</bdi>
          {contact.verified && <VerifiedMark />}
          {marks}
        </p>
        <p className="text-12 text-faint">{t(contact.verified ? 'about.verified.how' : 'about.unverified')}</p>
      </div>
    </div>
  )
}
