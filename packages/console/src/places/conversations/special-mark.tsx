import { Star } from 'lucide-react'
import { useT } from '../../lib/i18n.ts'

/** Stands by the name of a contact that is served in a way of its own. */
export const SpecialMark = () => (
  <span className="inline-flex shrink-0 items-center gap-1 rounded-sm bg-accent-soft px-1.5 text-12 leading-5 font-medium text-accent-ink">
    <Star size={12} strokeWidth={2} aria-hidden />
    {useT()('contact.special')}
  </span>
)
