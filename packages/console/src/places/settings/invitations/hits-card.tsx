import { useQuery } from '@tanstack/react-query'
import { Ago } from '../../../components/ago.tsx'
import { Notice } from '../../../components/notice.tsx'
import { PageLink } from '../../../components/page-link.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { visitorName } from '../../../lib/visitor-name.ts'
import { Card } from '../settings-page.tsx'

const renewEveryMs = 10_000

/** Who would have been invited by the rules in test. */
export const HitsCard = () => {
  const t = useT()
  const query = useQuery({
    queryKey: ['trigger-hits'],
    queryFn: () => call('trigger.hits', {}),
    refetchInterval: renewEveryMs,
  })
  const hits = query.data?.hits ?? []
  return (
    <Card title={t('invitations.hits')}>
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      {hits.length === 0 ? (
        <p className="text-soft">{t('invitations.hits.none')}</p>
      ) : (
        <ul aria-label={t('invitations.hits')} className="max-h-80 overflow-y-auto rounded-md border border-line">
          {hits.map(({ id, contact, trigger, agent, pageUrl, pageTitle, atMs }) => (
            <li key={id} className="flex items-start gap-3 border-b border-line px-4 py-2.5 last:border-b-0">
              <div className="min-w-0 flex-1">
                <p className="truncate">
                  <bdi className="font-medium">{visitorName(t, contact.label)}</bdi>{' '}
                  <span className="text-13 text-soft">
                    {agent === null
                      ? t('invitations.hit.nobody', { rule: trigger.name })
                      : t('invitations.hit.by', { rule: trigger.name, name: agent.label })}
                  </span>
                </p>
                <div className="text-13 [overflow-wrap:anywhere] [&_bdi]:line-clamp-1">
                  <PageLink url={pageUrl} title={pageTitle} />
                </div>
              </div>
              <Ago atMs={atMs} className="shrink-0 text-12 text-faint" />
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
