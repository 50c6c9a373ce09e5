import type { Result } from '@frontdesk/protocol'
import { MessageSquareText } from 'lucide-react'
import { Ago } from '../../components/ago.tsx'
import { Avatar } from '../../components/avatar.tsx'
import { TagChips } from '../../components/tag-chip.tsx'
import { useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { VerifiedMark } from '../conversations/verified-mark.tsx'
import { besideName, FoundFields, FoundName } from './found-fields.tsx'
import { ToConversation } from './to-conversation.tsx'

type FoundContactProps = { hit: Result<'search.contacts'>['hits'][number] }

/** A contact with what it was found by, and its newest conversations to open. */
export const FoundContact = ({ hit: { contact, found, conversations } }: FoundContactProps) => {
  const t = useT()
  const name = visitorName(t, contact.label)
  return (
    <section aria-label={name} className="flex gap-3 border-b border-line px-4 py-3 tablet:px-6">
      <span className="flex w-10 shrink-0 justify-center">
        <Avatar id={contact.id} label={contact.label} />
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <h2 className="flex min-w-0 items-center gap-2 font-semibold">
          <span className="min-w-0 truncate">
            <FoundName name={name} found={found} />
          </span>
          {contact.verified && <VerifiedMark />}
          <TagChips tagIds={contact.tagIds} />
        </h2>
        <FoundFields found={besideName(name, found)} />
        {conversations.length === 0 && <p className="text-13 text-faint">{t('search.contact.silent')}</p>}
        <ul className="-ms-2">
          {conversations.map((item) => (
            <li key={item.id}>
              <ToConversation
                item={item}
                className="flex min-h-(--target) items-center gap-2 rounded-md px-2 text-13 hover:bg-hover"
              >
                <MessageSquareText size={16} aria-hidden className="shrink-0 text-soft" />
                <span className="shrink-0 font-medium">{item.site.name}</span>
                <span className="min-w-0 truncate text-soft">{item.last?.text ?? ''}</span>
                <Ago atMs={item.lastAtMs} className="ms-auto shrink-0 text-12 text-faint" />
              </ToConversation>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
