import { CloudOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useT } from '../lib/i18n.ts'
import { useLiveState } from '../state/live.ts'

/** A short break, as at the server's restart, is over before anybody needs to know of it. */
const patienceMs = 2_000

/** Whether the line has been down long enough to speak of it. */
const useIsCutOff = (): boolean => {
  const isDown = useLiveState(({ live, link }) => live !== null && link.kind !== 'online' && link.kind !== 'ended')
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    if (!isDown) return setLong(false)
    const timer = setTimeout(() => setLong(true), patienceMs)
    return () => clearTimeout(timer)
  }, [isDown])
  return isDown && isLong
}

/** The connection is lost: one calm line that says what still works. */
export const ConnectionStrip = () => {
  const t = useT()
  const isCutOff = useIsCutOff()
  const live = useLiveState((state) => state.live)
  const isTrying = useLiveState(({ link }) => link.kind === 'connecting')
  return (
    <div role="status" aria-live="polite">
      {isCutOff && (
        <div className="appear flex items-center gap-3 border-b border-line bg-warn-soft px-4 py-1.5 text-13 text-warn-ink">
          <CloudOff size={16} className="shrink-0" aria-hidden />
          <p className="min-w-0 flex-1">
            <strong className="font-semibold">{t('link.lost')}</strong> {t('link.lost.safe')}
          </p>
          <button
            type="button"
            onClick={() => live?.client.wake()}
            disabled={isTrying}
            className="min-target shrink-0 rounded-md px-2 font-semibold underline-offset-2 hover:underline disabled:opacity-60"
          >
            {isTrying ? t('link.trying') : t('link.retry')}
          </button>
        </div>
      )}
    </div>
  )
}
