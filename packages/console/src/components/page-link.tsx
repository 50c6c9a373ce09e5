import { safeHref, shortUrl } from '@frontdesk/client/text/links'
import { useT } from '../lib/i18n.ts'
import { SafeLink } from './safe-text.tsx'

/** A page of a stranger's: its title, and its address if that is a safe one. */
export const PageLink = ({ url, title }: { url: string | null; title: string | null }) => {
  const t = useT()
  const href = url === null ? null : safeHref(url)
  if (url === null) return t('about.unknown')
  return (
    <>
      {title !== null && title !== '' && (
        <bdi className="line-clamp-2" title={title}>
          {title}
        </bdi>
      )}
      <span className="line-clamp-3">
        {href === null ? <bdi title={url}>{url}</bdi> : <SafeLink href={href}>{shortUrl(url)}</SafeLink>}
      </span>
    </>
  )
}
