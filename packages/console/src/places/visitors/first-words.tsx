import type { VisitorHere } from '@frontdesk/protocol'
import { PenLine } from 'lucide-react'
import { useEffect, useState } from 'react'
import { cx } from '../../lib/cx.ts'
import { useT } from '../../lib/i18n.ts'
import { useLive } from '../../state/live.ts'

/** What a visitor types before its first message, where its site previews, for as long as the server says. */
export const FirstWords = ({ visitor: { typing }, isWhole = false }: { visitor: VisitorHere; isWhole?: boolean }) => {
  const t = useT()
  const client = useLive()?.client
  const [over, setOver] = useState<VisitorHere['typing']>(null)
  useEffect(() => {
    if (typing === null || client === undefined) return
    const timer = setTimeout(() => setOver(typing), Math.max(0, typing.untilMs - client.serverNowMs()))
    return () => clearTimeout(timer)
  }, [typing, client])
  if (typing === null || over === typing) return null
  return (
    <p className={cx('flex min-w-0 items-center gap-1.5 text-13 text-soft italic', isWhole ? 'pb-3' : 'mt-0.5')}>
      <PenLine size={12} aria-hidden className="shrink-0" />
      <span className="sr-only">{t('preview.label')}</span>
      {/* The end is what is being written. */}
      <bdi className={cx('min-w-0', isWhole ? '[overflow-wrap:anywhere]' : 'truncate')}>{typing.text}</bdi>
    </p>
  )
}
