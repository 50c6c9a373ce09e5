import { Paperclip } from 'lucide-react'
import { useT } from '../../lib/i18n.ts'

/** How many files go along with the words; nothing where none do. */
export const FileCount = ({ count }: { count: number }) => {
  const t = useT()
  if (count === 0) return null
  return (
    <span className="inline-flex shrink-0 items-baseline gap-0.5 text-12 text-faint tabular-nums">
      <Paperclip size={12} aria-hidden />
      <span aria-hidden>{count}</span>
      <span className="sr-only">{t('canned.files.count', { count })}</span>
    </span>
  )
}
