import type { Session } from '@frontdesk/protocol'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Laptop, Smartphone } from 'lucide-react'
import { Ago } from '../../components/ago.tsx'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { shortDateTime } from '../../lib/time.ts'
import { toast } from '../../state/toasts.ts'
import { SettingsPage } from './settings-page.tsx'

const queryKey = ['sessions']

/** Where the agent is signed in; each but the present one can be ended from here. */
export const SessionsPage = () => {
  const t = useT()
  const queries = useQueryClient()
  const query = useQuery({ queryKey, queryFn: () => call('session.list', {}) })
  const end = useMutation({
    mutationFn: (sessionId: string) => call('session.revoke', { sessionId }),
    onSuccess: () => toast(t('sessions.ended')),
    onError: (error) => toast(errorText(t, error), { look: 'bad' }),
    onSettled: () => queries.invalidateQueries({ queryKey }),
  })
  return (
    <SettingsPage title={t('settings.sessions')} intro={t('sessions.intro')}>
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      <div className="overflow-hidden rounded-md border border-line">
        {query.isPending && <SkeletonRows count={2} label={t('list.loading')} />}
        <ul aria-label={t('settings.sessions')}>
          {query.data?.sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              isBusy={end.isPending && end.variables === session.id}
              onEnd={() => end.mutate(session.id)}
            />
          ))}
        </ul>
      </div>
    </SettingsPage>
  )
}

const SessionRow = ({ session, isBusy, onEnd }: { session: Session; isBusy: boolean; onEnd: () => void }) => {
  const t = useT()
  const language = useLanguage()
  const Icon = /android|ios|iphone/i.test(session.system) ? Smartphone : Laptop
  const name = [session.browser, session.system].filter(Boolean).join(' · ') || t('sessions.unknown')
  return (
    <li className="flex items-center gap-3 border-b border-line px-4 py-3 last:border-b-0">
      <Icon size={20} strokeWidth={1.75} aria-hidden className="shrink-0 text-faint" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="text-13 text-faint">
          <span className="tabular-nums">{session.ip}</span> ·{' '}
          {session.current ? (
            <strong className="font-medium text-good-ink">{t('sessions.current')}</strong>
          ) : (
            <>
              {t('sessions.seen')} <Ago atMs={session.lastSeenAtMs} />
            </>
          )}{' '}
          · {t('sessions.since', { time: shortDateTime(language, session.createdAtMs) })}
        </p>
      </div>
      {!session.current && (
        <Button busy={isBusy} aria-label={t('sessions.end.of', { name })} onClick={onEnd}>
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}
