import { Link } from '@tanstack/react-router'
import { ShieldAlert } from 'lucide-react'
import { useT } from '../lib/i18n.ts'
import { useInstallation } from '../lib/use-installation.ts'

/** A proxy that is not listed hides every visitor's address: those who look after the installation see it on all pages. */
export const ProxyStrip = () => {
  const t = useT()
  const proxies = useInstallation().data?.unlistedProxies ?? []
  if (proxies.length === 0) return null
  return (
    <div
      role="status"
      className="flex items-center gap-3 border-b border-line bg-bad-soft px-4 py-1.5 text-13 text-bad-ink"
    >
      <ShieldAlert size={16} className="shrink-0" aria-hidden />
      <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        {t('proxies.strip', { address: proxies[0]?.address ?? '' })}
      </p>
      <Link
        to="/settings/installation"
        className="inline-flex min-target shrink-0 items-center rounded-md px-2 font-semibold underline-offset-2 hover:underline"
      >
        {t('proxies.look')}
      </Link>
    </div>
  )
}
