import type { BusinessHours } from '@frontdesk/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { call } from '../../../lib/api.ts'
import { useT } from '../../../lib/i18n.ts'
import { ItemFrame } from '../editing/item-frame.tsx'
import { LoadedItem } from '../editing/loaded-item.tsx'
import { type DraftEditor, useDraft } from '../editing/use-draft.ts'
import { WithRight } from '../with-right.tsx'
import { HolidaysCard, PlaceCard, WeekCard } from './hours-cards.tsx'
import {
  changeOfHours,
  draftOfHours,
  type HoursChange,
  type HoursDraft,
  inverseOfHours,
  placeOfHoursRefusal,
  problemsOfHours,
} from './hours-draft.ts'
import { HoursState } from './hours-state.tsx'
import { RemoveHours } from './remove-hours.tsx'
import { putHours, useHours } from './use-hours.ts'
import { usePreview } from './use-preview.ts'

/** One week of business hours, with the days that differ. */
export const HoursPage = () => {
  const { hoursId } = useParams({ from: '/settings/hours/$hoursId' })
  const query = useHours()
  return (
    <WithRight right="teams.manage">
      <LoadedItem query={query} item={query.data?.hours.find(({ id }) => id === hoursId)}>
        {(hours) => <Editing key={hours.id} hours={hours} />}
      </LoadedItem>
    </WithRight>
  )
}

const Editing = ({ hours }: { hours: BusinessHours }) => {
  const t = useT()
  const queries = useQueryClient()
  const editor = useDraft<HoursDraft, HoursChange>({
    stored: draftOfHours(hours),
    changeOf: (draft) => changeOfHours(hours, draft),
    inverseOf: (change) => inverseOfHours(hours, change),
    problemsOf: problemsOfHours,
    placeOfRefusal: placeOfHoursRefusal,
    send: async (change) => putHours(queries, await call('hours.update', { hoursId: hours.id, change })),
  })
  return (
    <ItemFrame name={hours.name} list={{ to: '/settings/hours', name: t('settings.hours') }} editor={editor}>
      <Standing hours={hours} editor={editor} />
      <PlaceCard editor={editor} />
      <WeekCard editor={editor} />
      <HolidaysCard editor={editor} />
      <RemoveHours hours={hours} />
    </ItemFrame>
  )
}

/** How the hours stand now; while they are edited, how they would. */
const Standing = ({
  hours,
  editor: { draft, isChanged },
}: {
  hours: BusinessHours
  editor: DraftEditor<HoursDraft>
}) => {
  const canBeKept = Object.keys(problemsOfHours(draft)).length === 0
  const preview = usePreview(isChanged && canBeKept ? draft : null)
  if (!isChanged) return <HoursState hours={hours} />
  if (!canBeKept || preview === null) return null
  return <HoursState hours={preview} isDraft />
}
