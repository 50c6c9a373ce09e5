import { MessageSquareQuote } from 'lucide-react'
import { useShortcut } from '../../app/shortcuts.ts'
import { IconButton } from '../../components/button.tsx'
import { useT } from '../../lib/i18n.ts'

/** Opens what is kept ready; `/` does the same. */
export const CannedButton = ({ onOpen }: { onOpen: () => void }) => {
  const t = useT()
  useShortcut('/', onOpen)
  return (
    <IconButton
      label={t('canned.list')}
      shortcut="/"
      icon={<MessageSquareQuote size={18} aria-hidden />}
      onClick={onOpen}
    />
  )
}
