import { safeHref } from '@frontdesk/client/text/links'
import type { LinkCard } from '@frontdesk/protocol'
import { X } from 'lucide-react'
import { IconButton } from '../../components/button.tsx'
import { useT } from '../../lib/i18n.ts'
import { type MessagePlace, uncard } from './amend.ts'

/** What the page says of itself that a message leads to. */
export const PageCard = ({ card, ...place }: MessagePlace & { card: LinkCard }) => {
  const t = useT()
  const href = safeHref(card.url)
  if (href === null) return null
  return (
    <div className="my-1 flex max-w-md items-start rounded-md border border-line bg-surface text-ink">
      <a
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="flex min-h-11 min-w-0 flex-1 gap-3 p-2 whitespace-normal"
      >
        {card.picture !== null && (
          <img src={card.picture} alt="" width={56} height={56} className="size-14 shrink-0 rounded-sm object-cover" />
        )}
        <span dir="auto" className="min-w-0 text-13">
          <span className="block truncate text-12 text-soft">{card.site}</span>
          <span className="line-clamp-2 font-medium">{card.title}</span>
          {card.description !== '' && <span className="line-clamp-2 text-12 text-soft">{card.description}</span>}
        </span>
      </a>
      <IconButton label={t('message.uncard')} icon={<X size={16} aria-hidden />} onClick={() => void uncard(place)} />
    </div>
  )
}
