import type { InstallationStatus } from '@frontdesk/protocol'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { ApiError, call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { exactTime } from '../../lib/time.ts'
import { useInstallation } from '../../lib/use-installation.ts'
import { useMe } from '../../state/session.ts'
import { OwnersOnly } from './owners-only.tsx'
import { Card, SettingsPage } from './settings-page.tsx'

/** How the installation stands, for those who look after it. Settings are made where the server is started. */
export const InstallationPage = () => (
  <OwnersOnly>
    <Installation />
  </OwnersOnly>
)

const Installation = () => {
  const t = useT()
  const { data, error, isPending } = useInstallation()
  return (
    <SettingsPage title={t('settings.installation')} intro={t('installation.intro')}>
      {error !== null && <Notice look="bad">{errorText(t, error)}</Notice>}
      {isPending && <Skeleton className="h-40 w-full" />}
      {data !== undefined && (
        <>
          <UnlistedProxies proxies={data.unlistedProxies} />
          <Card title={t('installation.server')}>
            <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
              <Line name={t('installation.version')}>{data.version}</Line>
              <Line name={t('installation.address')}>{data.publicUrl}</Line>
              <Line name={t('installation.registration')}>
                {data.registration ? t('installation.registration.on') : t('installation.registration.off')}
              </Line>
            </dl>
          </Card>
          <MailCard mail={data.mail} />
        </>
      )}
    </SettingsPage>
  )
}

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt className="text-faint">{name}</dt>
    <dd className="[overflow-wrap:anywhere]">{children}</dd>
  </>
)

const UnlistedProxies = ({ proxies }: { proxies: InstallationStatus['unlistedProxies'] }) => {
  const t = useT()
  const language = useLanguage()
  if (proxies.length === 0) return null
  return (
    <Notice look="bad">
      <p className="font-semibold">{t('installation.proxies')}</p>
      <p>{t('installation.proxies.body')}</p>
      <ul className="mt-1 list-disc ps-5">
        {proxies.map(({ address, lastSeenAtMs }) => (
          <li key={address}>
            <code className="font-mono select-all">{address}</code> ·{' '}
            {t('installation.proxies.seen', { time: exactTime(language, lastSeenAtMs) })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

const MailCard = ({ mail }: { mail: InstallationStatus['mail'] }) => {
  const t = useT()
  return (
    <Card title={t('installation.mail')}>
      {mail.configured ? (
        <>
          <p className="text-soft">{t('installation.mail.on', { from: mail.from ?? '' })}</p>
          <TestMail />
        </>
      ) : (
        <Notice look="info">{t('installation.mail.off')}</Notice>
      )}
    </Card>
  )
}

type Tried = { kind: 'sent'; to: string } | { kind: 'failed'; error: unknown } | null

/** What the mail server said, in its own words. */
const reasonOf = (error: unknown): string | null => {
  const reason = error instanceof ApiError && error.code === 'mail.failed' ? error.details['reason'] : null
  return typeof reason === 'string' ? reason : null
}

const TestMail = () => {
  const t = useT()
  const me = useMe()
  const [isBusy, setBusy] = useState(false)
  const [tried, setTried] = useState<Tried>(null)
  const send = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const to = String(new FormData(event.currentTarget).get('to') ?? '').trim()
    setBusy(true)
    setTried(null)
    try {
      await call('mail.test', { to })
      setTried({ kind: 'sent', to })
    } catch (error) {
      setTried({ kind: 'failed', error })
    } finally {
      setBusy(false)
    }
  }
  const reason = tried?.kind === 'failed' ? reasonOf(tried.error) : null
  return (
    <form className="flex flex-col gap-3" onSubmit={send}>
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 flex-1 tablet:max-w-80">
          <TextField
            name="to"
            type="email"
            label={t('installation.mail.to')}
            defaultValue={me?.agent.email ?? ''}
            maxLength={254}
            autoComplete="email"
            required
          />
        </div>
        <Button type="submit" busy={isBusy}>
          {t('installation.mail.test')}
        </Button>
      </div>
      {tried?.kind === 'sent' && <Notice look="good">{t('installation.mail.sent', { to: tried.to })}</Notice>}
      {tried?.kind === 'failed' && (
        <Notice look="bad">
          {errorText(t, tried.error)}
          {reason !== null && (
            <code dir="ltr" className="mt-1 block font-mono text-12">
              {reason}
            </code>
          )}
        </Notice>
      )}
    </form>
  )
}
