import type { AlsoBy, RoomItem } from '@frontdesk/protocol'
import { useQuery } from '@tanstack/react-query'
import { MoonStar } from 'lucide-react'
import { Switch } from '../../components/switch.tsx'
import { useLanguage, useT } from '../../lib/i18n.ts'
import { ask } from '../revisits/acts.ts'

const lookEveryMs = 15_000
/** More are told as a number. */
const mostNames = 3
const labels = { 'e-mail': 'away.also.mail', sms: 'away.also.sms' } as const
const lacks = { 'e-mail': 'away.lacks.mail', sms: 'away.lacks.sms' } as const

/** Who of a room is not here, and how a message can go to them besides. */
const useAway = (room: RoomItem) =>
  useQuery({
    queryKey: ['room.reach', room.id, room.rev],
    queryFn: () => ask('room.reach', { conversationId: room.id }),
    refetchInterval: lookEveryMs,
    staleTime: 0,
    placeholderData: (before) => before,
  }).data

type AwayLineProps = { room: RoomItem; also: readonly AlsoBy[]; onAlso: (also: AlsoBy[]) => void }

/** Over the composer while somebody of the room is not here: the message waits, and may go besides (mark A2). */
export const AwayLine = ({ room, also, onAlso }: AwayLineProps) => {
  const t = useT()
  const language = useLanguage()
  const reach = useAway(room)
  if (reach === undefined || reach.away.length === 0) return null
  const { away, offered } = reach
  const names = (of: typeof away): string =>
    of.length > mostNames
      ? t('away.people', { count: of.length })
      : new Intl.ListFormat(language, { type: 'conjunction' }).format(of.map(({ agent }) => agent.label))
  const without = (way: AlsoBy) => away.filter(({ ways }) => !ways.includes(way))
  return (
    <div className="mx-2 mb-1 grid gap-1 px-3 text-13 text-soft tablet:w-[calc(100%-2rem)] tablet:max-w-248 tablet:self-center">
      <p role="status" className="flex items-start gap-2">
        <MoonStar size={15} aria-hidden className="mt-0.75 shrink-0" />
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {t('away.waits', { count: away.length, names: names(away) })}
        </span>
      </p>
      <div className="grid tablet:flex tablet:flex-wrap tablet:gap-x-8">
        {offered.map((way) => (
          <Switch
            key={way}
            disabled={without(way).length === away.length}
            label={t(labels[way])}
            hint={without(way).length === 0 ? undefined : t(lacks[way], { names: names(without(way)) })}
            checked={also.includes(way)}
            onChange={(isOn) => onAlso(isOn ? [...also, way] : also.filter((one) => one !== way))}
          />
        ))}
      </div>
    </div>
  )
}
