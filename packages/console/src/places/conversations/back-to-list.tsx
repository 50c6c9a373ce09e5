import { Link, useSearch } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useScreen } from '../../app/screen.ts'
import { useT } from '../../lib/i18n.ts'
import { searchFor } from './address.ts'

/** On a phone, where the list is not beside it: the way back to it. */
export const BackToList = () => {
  const t = useT()
  const screen = useScreen()
  const { tab } = useSearch({ from: '/conversations' })
  if (screen !== 'phone') return null
  return (
    <Link
      to="/conversations"
      search={searchFor(tab ?? 'mine')}
      aria-label={t('conversation.back')}
      className="inline-flex min-target items-center justify-center rounded-md text-soft"
    >
      <ArrowLeft size={20} aria-hidden className="rtl:-scale-x-100" />
    </Link>
  )
}
