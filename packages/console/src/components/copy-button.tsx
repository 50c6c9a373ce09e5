import { copyText } from '@frontdesk/media/copy-text'
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '../lib/i18n.ts'
import { Button, type ButtonLook } from './button.tsx'

/**
 * Copies a text and says that it did.
 * @param props.label says what is copied, where that is not plain to see
 */
export const CopyButton = ({
  text,
  label,
  look = 'secondary',
}: {
  text: string
  label?: string
  look?: ButtonLook
}) => {
  const t = useT()
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 2_000)
    return () => clearTimeout(timer)
  }, [isCopied])
  return (
    <Button
      look={look}
      icon={isCopied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}
      onClick={async () => setCopied(await copyText(text))}
    >
      <span aria-live="polite">{isCopied ? t('action.copied') : (label ?? t('action.copy'))}</span>
    </Button>
  )
}
