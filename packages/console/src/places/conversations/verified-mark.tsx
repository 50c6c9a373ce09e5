import { BadgeCheck } from 'lucide-react'
import { Tooltip } from '../../components/tooltip.tsx'
import { useT } from '../../lib/i18n.ts'

/** Stands by the name of a contact whose identity the site has signed. In a list it needs no explanation of its own. */
export const VerifiedMark = ({ isExplained = false }: { isExplained?: boolean }) => {
  const t = useT()
  const mark = (
    <BadgeCheck
      size={isExplained ? 18 : 14}
      strokeWidth={2}
      role="img"
      aria-label={t('about.verified')}
      className="shrink-0 text-good"
    />
  )
  if (!isExplained) return mark
  return (
    <Tooltip text={t('about.verified.how')}>
      <span className="inline-flex shrink-0">{mark}</span>
    </Tooltip>
  )
}
