import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CalendarClock } from 'lucide-react'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { ItemListPage } from '../editing/item-list-page.tsx'
import { WithRight } from '../with-right.tsx'
import { useHoursState } from './hours-state.tsx'
import { putHours, useHours } from './use-hours.ts'

/** The company's business hours. */
export const HoursListPage = () => (
  <WithRight right="teams.manage">
    <HoursList />
  </WithRight>
)

const workdays = Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ fromMinute: 540, untilMinute: 1_080 }] : []))

const HoursList = () => {
  const t = useT()
  const query = useHours()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const describe = useHoursState()
  const add = useMutation({
    mutationFn: () =>
      call('hours.create', {
        name: t('hours.new'),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        week: workdays,
        holidays: [],
      }),
    onSuccess: async (hours) => {
      putHours(queries, hours)
      await navigate({ to: '/settings/hours/$hoursId', params: { hoursId: hours.id } })
    },
    onError: (error) => toast(errorText(t, error), { look: 'bad' }),
  })
  return (
    <ItemListPage
      query={query}
      items={query.data?.hours.map((hours) => ({ id: hours.id, name: hours.name, about: describe(hours) }))}
      icon={CalendarClock}
      texts={{
        title: 'settings.hours',
        intro: 'hours.intro',
        add: 'hours.add',
        none: 'hours.none.title',
        noneBody: 'hours.none.body',
      }}
      linkTo={(hoursId) => ({ to: '/settings/hours/$hoursId', params: { hoursId } })}
      onAdd={() => add.mutate()}
      isAdding={add.isPending}
    />
  )
}
