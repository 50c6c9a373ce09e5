import { safeHref, shortUrl } from '@frontdesk/client/text/links'
import type { Installation, Site } from '@frontdesk/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { CodeBlock } from '../../../components/code-block.tsx'
import { confirm } from '../../../components/confirm.tsx'
import { Notice } from '../../../components/notice.tsx'
import { SafeLink } from '../../../components/safe-text.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useLanguage, useT } from '../../../lib/i18n.ts'
import { useNow } from '../../../lib/now.ts'
import { momentOf } from '../../../lib/time.ts'
import { toast } from '../../../state/toasts.ts'
import { Card } from '../settings-page.tsx'
import { directiveLines } from './guides.ts'
import { readOrigin } from './read-origin.ts'

/** Adds an address to the allowed ones, at once. @throws ApiError */
export type Allow = (origin: string) => Promise<void>

const askAgainMs = 2_000

/** Whether the snippet has been seen, and if not, which step fails and what mends it. Live while it is looked at. */
export const InstallationState = ({ site, onAllow }: { site: Site; onAllow: Allow }) => {
  const t = useT()
  const query = useQuery({
    queryKey: ['installation', site.id],
    queryFn: () => call('site.installation', { siteId: site.id }),
    refetchInterval: askAgainMs,
    refetchOnWindowFocus: 'always',
  })
  return (
    <Card title={t('sites.state')}>
      {!site.enabled && <Notice look="warn">{t('sites.state.off')}</Notice>}
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      {query.isPending && <Skeleton className="h-10 w-full" />}
      {query.data !== undefined && <State installation={query.data.installation} site={site} onAllow={onAllow} />}
    </Card>
  )
}

type StateProps = { installation: Installation; site: Site; onAllow: Allow }

const State = ({ installation, site, onAllow }: StateProps) => {
  const t = useT()
  switch (installation.state) {
    case 'unseen':
      return <Unseen site={site} />
    case 'refused':
      return <Refused origin={installation.origin} atMs={installation.atMs} site={site} onAllow={onAllow} />
    case 'blocked':
      return <Blocked step={installation.step} origin={installation.origin} site={site} />
    case 'connected':
      return (
        <Notice look="good">
          <p className="font-medium">
            <Moment atMs={installation.atMs} id="sites.state.connected" />
          </p>
          <p>
            {t('sites.state.page')} <PageLink url={installation.pageUrl} />
          </p>
        </Notice>
      )
  }
}

const Moment = ({ atMs, id }: { atMs: number; id: 'sites.state.connected' | 'sites.state.refused.when' }) => {
  const t = useT()
  const language = useLanguage()
  const now = useNow()
  return t(id, { time: momentOf(language, atMs, now) })
}

const PageLink = ({ url }: { url: string }) => {
  const href = safeHref(url)
  return href === null ? <bdi>{url}</bdi> : <SafeLink href={href}>{shortUrl(url)}</SafeLink>
}

const Unseen = ({ site }: { site: Site }) => {
  const t = useT()
  return (
    <>
      <Notice look="info">
        <p className="font-medium">{t('sites.state.unseen')}</p>
        <p>{t('sites.state.unseen.wait')}</p>
      </Notice>
      <div>
        <p className="mb-1 font-medium">{t('sites.state.check')}</p>
        <ol className="flex list-decimal flex-col gap-1 ps-5 text-soft">
          <li>{t('sites.state.check.snippet')}</li>
          <li>{t('sites.state.check.cache')}</li>
          <li>
            {t('sites.state.check.address')}{' '}
            <bdi dir="ltr" className="font-mono text-13 [overflow-wrap:anywhere]">
              {site.allowedOrigins.length === 0 ? '–' : site.allowedOrigins.join(' ')}
            </bdi>
          </li>
          <li>{t('sites.state.check.blocker')}</li>
        </ol>
      </div>
    </>
  )
}

const Refused = ({ origin, atMs, site, onAllow }: { origin: string; atMs: number; site: Site; onAllow: Allow }) => {
  const t = useT()
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const reading = readOrigin(origin)
  const allow = async (allowed: string): Promise<void> => {
    const isSure = await confirm({
      title: t('sites.allow.title', { origin: allowed }),
      body: t('sites.allow.body', { name: site.name }),
      action: t('sites.allow'),
    })
    if (!isSure) return
    setBusy(true)
    try {
      await onAllow(allowed)
      await queries.invalidateQueries({ queryKey: ['installation', site.id] })
      toast(t('sites.allow.done', { origin: allowed }))
    } catch (error) {
      toast(errorText(t, error), { look: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  const isAllowed = 'origin' in reading && site.allowedOrigins.includes(reading.origin)
  return (
    <>
      <Notice look={isAllowed ? 'info' : 'warn'}>
        <p className="font-medium">
          {isAllowed ? t('sites.state.allowed', { origin }) : t('sites.state.refused', { origin })}
        </p>
        <p>{isAllowed ? t('sites.state.allowed.next') : <Moment atMs={atMs} id="sites.state.refused.when" />}</p>
      </Notice>
      {!isAllowed && 'origin' in reading && (
        <Button className="self-start" busy={isBusy} onClick={() => void allow(reading.origin)}>
          {t('sites.allow')}
        </Button>
      )}
    </>
  )
}

const Blocked = ({ step, origin, site }: { step: 'connect' | 'frame'; origin: string; site: Site }) => {
  const t = useT()
  const lines = directiveLines(site)
  // What comes after the step would be stopped next.
  const missing = lines.slice(lines.findIndex(({ name }) => name === `${step}-src`))
  return (
    <>
      <Notice look="warn">
        <p className="font-medium">{t('sites.state.blocked', { origin })}</p>
        <p>{t(`sites.state.blocked.${step}`)}</p>
      </Notice>
      <p className="text-soft">{t('sites.state.blocked.add')}</p>
      <CodeBlock code={missing.map(({ line }) => line).join('\n')} label={t('sites.policy')} />
    </>
  )
}
