import type { Visit } from '@frontdesk/protocol'
import {
  AppWindow,
  Clock,
  CornerDownRight,
  Cpu,
  FileText,
  Flag,
  Languages,
  Monitor,
  Network,
  Smartphone,
  Tablet,
  Timer,
} from 'lucide-react'
import { Since } from '../../components/ago.tsx'
import { PageLink } from '../../components/page-link.tsx'
import { cx } from '../../lib/cx.ts'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { countryName, languageName } from '../../lib/names.ts'
import { useNow } from '../../lib/now.ts'
import { duration, exactTime, timeInZone } from '../../lib/time.ts'
import { Fact, Facts } from './fact.tsx'

const devices = { desktop: Monitor, phone: Smartphone, tablet: Tablet, other: Monitor } as const

/** Where the visitor is now, or was last. */
export const AboutVisit = ({ visit }: { visit: Visit }) => {
  const t = useT()
  const language = useLanguage()
  const now = useNow()
  return (
    <>
      <Facts title={visit.online ? t('about.now') : t('about.last')}>
        <div className="flex items-center gap-2 text-13">
          <dt className="sr-only">{t('about.presence')}</dt>
          <dd className="flex items-center gap-2">
            <span
              aria-hidden
              className={cx(
                'size-2.5 rounded-full border-2',
                visit.online ? 'border-good bg-good' : 'border-line-strong',
              )}
            />
            {visit.online ? (
              t('about.online')
            ) : (
              <time
                dateTime={new Date(visit.lastSeenAtMs).toISOString()}
                title={exactTime(language, visit.lastSeenAtMs)}
              >
                {now - visit.lastSeenAtMs < 60_000
                  ? t('about.offline.now')
                  : t('about.offline', { age: duration(t, now - visit.lastSeenAtMs) })}
              </time>
            )}
          </dd>
        </div>
        <Fact icon={FileText} label={t('about.page')}>
          <PageLink url={visit.pageUrl} title={visit.pageTitle} />
        </Fact>
        {visit.online && (
          <Fact icon={Timer} label={t('about.since')}>
            <Since atMs={visit.startedAtMs} />
          </Fact>
        )}
        <Fact icon={CornerDownRight} label={t('about.referrer')}>
          {visit.referrer === null || visit.referrer === '' ? (
            t('about.referrer.none')
          ) : (
            <PageLink url={visit.referrer} title={null} />
          )}
        </Fact>
      </Facts>
      <Facts title={t('about.place')}>
        <Fact icon={Network} label={t('about.ip')}>
          <span className="tabular-nums">{visit.ip ?? t('about.ip.gone')}</span>
        </Fact>
        <Fact icon={Flag} label={t('about.country')}>
          {visit.country === null ? t('about.unknown') : countryName(language, visit.country)}
        </Fact>
        <LocalTime timeZone={visit.timeZone} />
        <Fact icon={Languages} label={t('about.language')}>
          {visit.language === null ? t('about.unknown') : languageName(language, visit.language)}
        </Fact>
      </Facts>
      <Facts title={t('about.device')}>
        <Fact icon={AppWindow} label={t('about.browser')}>
          {visit.browser || t('about.unknown')}
        </Fact>
        <Fact icon={Cpu} label={t('about.system')}>
          {visit.system || t('about.unknown')}
        </Fact>
        <Fact icon={devices[visit.device]} label={t('about.device.kind')}>
          {t(`about.device.${visit.device}`)}
        </Fact>
      </Facts>
    </>
  )
}

const LocalTime = ({ timeZone }: { timeZone: string | null }) => {
  const t = useT()
  const language = useLanguage()
  const now = useNow()
  const time = timeZone === null ? null : timeInZone(language, timeZone, now)
  return (
    <Fact icon={Clock} label={t('about.localTime')}>
      {time === null ? (
        t('about.unknown')
      ) : (
        <>
          {time} <span className="text-faint">{timeZone}</span>
        </>
      )}
    </Fact>
  )
}
