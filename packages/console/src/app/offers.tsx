import type { ServiceItem } from '@frontdesk/protocol'
import { useNavigate } from '@tanstack/react-router'
import { Hand } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../components/button.tsx'
import { errorText } from '../lib/error-text.ts'
import { t, useT } from '../lib/i18n.ts'
import { lastSaid } from '../lib/last-said.ts'
import { useExited } from '../lib/use-exited.ts'
import { visitorName } from '../lib/visitor-name.ts'
import { searchFor } from '../places/conversations/address.ts'
import { currentLive } from '../state/live.ts'
import { takesByHand } from '../state/own-acts.ts'
import { toast } from '../state/toasts.ts'

/** Who waits for the agent's answer whether it takes them: calm, with the time that is left, above every place. */
export const Offers = ({ items }: { items: readonly ServiceItem[] }) => {
  const t = useT()
  return (
    <section aria-label={t('offer.label')} aria-live="polite">
      {items.map((item) => (
        <Offer key={item.id} item={item} />
      ))}
    </section>
  )
}

const answer = async (command: 'offer.accept' | 'offer.decline', conversationId: string): Promise<boolean> => {
  try {
    await currentLive()?.client.request(command, { conversationId })
    return true
  } catch (error) {
    toast(errorText(t, error), { look: 'bad' })
    return false
  }
}

const Offer = ({ item }: { item: ServiceItem }) => {
  const t = useT()
  const navigate = useNavigate()
  const [isBusy, setBusy] = useState(false)
  const hasExited = useExited()
  const leftMs = useLeft(item.routing.offer?.expiresAtMs ?? 0)
  const accept = async (): Promise<void> => {
    setBusy(true)
    takesByHand(item.id)
    if (await answer('offer.accept', item.id))
      await navigate({
        to: '/conversations/$conversationId',
        params: { conversationId: item.id },
        search: searchFor('mine'),
      })
    setBusy(false)
  }
  const name = visitorName(t, item.contact.label)
  return (
    <div className="appear flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-accent-soft px-4 py-2 text-accent-ink">
      <Hand size={18} aria-hidden className="shrink-0" />
      <p className="min-w-40 flex-1 text-13">
        <strong className="font-semibold">{t('offer.title', { name })}</strong>{' '}
        <bdi className="line-clamp-1 text-soft">{item.last !== null && lastSaid(t, item.last)}</bdi>
      </p>
      <span className="shrink-0 text-13 tabular-nums" aria-hidden>
        {t('offer.left', { count: Math.ceil(leftMs / 1_000) })}
      </span>
      <div className="flex gap-2">
        <Button busy={isBusy} onClick={() => void answer('offer.decline', item.id)}>
          {t('offer.decline')}
        </Button>
        <Button
          look="primary"
          busy={isBusy}
          disabled={hasExited}
          {...(hasExited && { title: t('exited.why') })}
          onClick={() => void accept()}
        >
          {t('offer.accept')}
        </Button>
      </div>
    </div>
  )
}

/** Milliseconds until then, counted by the server's clock, second by second. */
const useLeft = (untilMs: number): number => {
  const now = (): number => currentLive()?.client.serverNowMs() ?? Date.now()
  const [leftMs, setLeft] = useState(() => untilMs - now())
  useEffect(() => {
    const timer = setInterval(() => setLeft(untilMs - now()), 500)
    return () => clearInterval(timer)
  }, [untilMs])
  return Math.max(0, leftMs)
}
