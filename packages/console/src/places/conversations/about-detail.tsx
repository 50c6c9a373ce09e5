import type { ContactDetail, ServiceItem } from '@frontdesk/protocol'
import { Link, useSearch } from '@tanstack/react-router'
import { CalendarCheck, IdCard, Languages, Tag } from 'lucide-react'
import { Ago } from '../../components/ago.tsx'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { lastSaid } from '../../lib/last-said.ts'
import { languageName } from '../../lib/names.ts'
import { shortDateTime } from '../../lib/time.ts'
import { searchFor } from './address.ts'
import { Fact, Facts } from './fact.tsx'

/** What the company's own systems and forms have told of the contact; nothing where they have told nothing. */
export const AboutDetail = ({ contact }: { contact: ContactDetail }) => {
  const t = useT()
  const language = useLanguage()
  const { externalId, consentedAtMs } = contact
  const attributes = Object.entries(contact.attributes)
  // A stranger's language is the browser's, which stands with the visit.
  const own = contact.verified ? contact.language : null
  if (externalId === null && consentedAtMs === null && own === null && attributes.length === 0) return null
  return (
    <Facts title={t('about.attributes')}>
      {externalId !== null && (
        <Fact icon={IdCard} label={t('about.externalId')}>
          <bdi>{externalId}</bdi>
        </Fact>
      )}
      {own !== null && (
        <Fact icon={Languages} label={t('about.language')}>
          {languageName(language, own)}
        </Fact>
      )}
      {attributes.map(([key, value]) => (
        <Fact key={key} icon={Tag} label={key}>
          <bdi>{typeof value === 'boolean' ? t(value ? 'about.yes' : 'about.no') : String(value)}</bdi>
        </Fact>
      ))}
      {consentedAtMs !== null && (
        <Fact icon={CalendarCheck} label={t('about.consented')}>
          {shortDateTime(language, consentedAtMs)}
        </Fact>
      )}
    </Facts>
  )
}

/** The contact's conversations beside the open one, on all sites of the company (mark C4). */
export const AboutOthers = ({ conversations }: { conversations: readonly ServiceItem[] }) => {
  const t = useT()
  const { tab } = useSearch({ from: '/conversations' })
  if (conversations.length === 0) return null
  return (
    <section className="border-t border-line px-4 py-3">
      <h2 className="mb-1.5 text-12 font-semibold text-faint">{t('about.others')}</h2>
      <ul className="flex flex-col gap-1">
        {conversations.map((item) => (
          <li key={item.id} className="relative rounded-md px-2 py-1.5 text-13 hover:bg-hover">
            <div className="flex items-baseline gap-2">
              <Link
                to="/conversations/$conversationId"
                params={{ conversationId: item.id }}
                search={searchFor(tab ?? 'mine')}
                className="min-w-0 flex-1 truncate font-medium after:absolute after:inset-0"
              >
                {item.site.name}
              </Link>
              <Ago atMs={item.lastAtMs} className="shrink-0 text-12 text-faint" />
            </div>
            <p className="truncate text-faint">
              {item.status === 'closed' && <>{t('standing.closed')} · </>}
              <bdi>{item.last === null ? t('row.silent') : lastSaid(t, item.last)}</bdi>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
