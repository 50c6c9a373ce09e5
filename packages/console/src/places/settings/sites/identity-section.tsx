import type { IdentityKey, Site } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { KeyRound, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../../components/button.tsx'
import { Notice } from '../../../components/notice.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useLanguage, useT } from '../../../lib/i18n.ts'
import { shortDateTime } from '../../../lib/time.ts'
import { Card } from '../settings-page.tsx'
import { IdentityGuide } from './identity-guide.tsx'
import { type IssuedKey, SecretDialog } from './secret-dialog.tsx'
import { useKeyActs } from './use-key-acts.ts'

/** The keys with which the site's own server says who is signed in there. */
export const IdentitySection = ({ site }: { site: Site }) => {
  const t = useT()
  const queries = useQueryClient()
  const queryKey = ['identity-keys', site.id]
  const query = useQuery({ queryKey, queryFn: () => call('identity-key.list', { siteId: site.id }) })
  const [issued, setIssued] = useState<IssuedKey | null>(null)
  const acts = useKeyActs(site.id, {
    onIssued: setIssued,
    onChanged: () => queries.invalidateQueries({ queryKey }),
  })
  const keys = query.data?.keys
  const isFull = keys !== undefined && keys.length >= limits.identityKeys
  return (
    <>
      <Card title={t('sites.section.identity')}>
        <p className="text-soft">{t('sites.identity.why')}</p>
        <p className="text-soft">{t('sites.identity.without')}</p>
      </Card>
      <Card title={t('sites.keys')}>
        {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
        {query.isPending && <Skeleton className="h-12 w-full" />}
        {keys?.length === 0 && <p className="text-soft">{t('sites.keys.none')}</p>}
        {keys !== undefined && keys.length > 0 && (
          <ul aria-label={t('sites.keys')} className="rounded-md border border-line">
            {keys.map((key) => (
              <KeyRow key={key.id} identityKey={key} onRemove={() => void acts.remove(key, keys.length === 1)} />
            ))}
          </ul>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button
            icon={<KeyRound size={16} aria-hidden />}
            disabled={keys === undefined || isFull}
            busy={acts.isBusy}
            onClick={() => void acts.create()}
          >
            {t('sites.keys.make')}
          </Button>
          {isFull && <p className="text-13 text-soft">{t('sites.keys.full')}</p>}
        </div>
        <p className="text-13 text-faint">{t('sites.keys.rotation')}</p>
      </Card>
      <IdentityGuide site={site} keyId={keys?.at(-1)?.id ?? null} />
      {issued !== null && <SecretDialog issued={issued} onClose={() => setIssued(null)} />}
    </>
  )
}

const KeyRow = ({ identityKey, onRemove }: { identityKey: IdentityKey; onRemove: () => void }) => {
  const t = useT()
  const language = useLanguage()
  const { id, createdAtMs, lastUsedAtMs } = identityKey
  return (
    <li className="flex items-center gap-3 border-b border-line py-2 ps-3 pe-1 last:border-b-0">
      <KeyRound size={16} aria-hidden className="shrink-0 text-soft" />
      <div className="min-w-0 flex-1">
        <p dir="ltr" className="font-mono text-13 [overflow-wrap:anywhere]">
          {id}
        </p>
        <p className="text-13 text-faint">
          {t('sites.keys.made', { time: shortDateTime(language, createdAtMs) })} ·{' '}
          {lastUsedAtMs === null
            ? t('sites.keys.unused')
            : t('sites.keys.used', { time: shortDateTime(language, lastUsedAtMs) })}
        </p>
      </div>
      <IconButton label={t('sites.keys.remove')} icon={<Trash2 size={16} aria-hidden />} onClick={onRemove} />
    </li>
  )
}
