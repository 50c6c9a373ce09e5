import type { ServiceItem } from '@frontdesk/protocol'
import { useQuery } from '@tanstack/react-query'
import { MailCheck, MoonStar, OctagonX } from 'lucide-react'
import { type TextId, useT } from '../../lib/i18n.ts'
import { visitorName } from '../../lib/visitor-name.ts'
import { ask } from '../revisits/acts.ts'
import { useContact } from './use-contact.ts'
import { useVisit } from './use-visit.ts'

const icons = { refuse: OctagonX, keep: MoonStar, 'e-mail': MailCheck } as const

/** Nodes agree on who has gone within some seconds. */
const settleMs = 1_500
const lookEveryMs = 15_000

/** Over the composer while the visitor is not there: says so, and what becomes of words that are sent now (mark A9). */
export const OfflineLine = ({ item }: { item: ServiceItem }) => {
  const t = useT()
  const visit = useVisit(item.contact.id).data
  const isVerified = useContact(item).data?.contact.emailVerified ?? false
  const { email } = item.contact
  const { data: reach } = useQuery({
    queryKey: ['reach', item.id, visit?.online ?? false, email, isVerified],
    queryFn: () => ask('conversation.reach', { conversationId: item.id }),
    // The page tells of going and coming; the app does not.
    refetchInterval: ({ state }) =>
      visit?.online === true ? false : state.data?.standing === 'here' ? settleMs : lookEveryMs,
    staleTime: 0,
  })
  if (reach === undefined || reach.standing !== 'away') return null
  const Icon = icons[reach.way]
  const text: TextId = reach.lacks === null ? `offline.${reach.way}` : `offline.lacks.${reach.lacks}`
  return (
    <p
      role="status"
      className="mx-2 mb-1 flex items-start gap-2 px-3 text-13 text-soft tablet:w-[calc(100%-2rem)] tablet:max-w-248 tablet:self-center"
    >
      <Icon size={15} aria-hidden className="mt-0.75 shrink-0" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        {t(text, { name: visitorName(t, item.contact.label), email: email ?? '' })}
      </span>
    </p>
  )
}
