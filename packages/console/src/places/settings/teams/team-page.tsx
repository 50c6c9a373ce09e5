import type { Team } from '@frontdesk/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { call } from '../../../lib/api.ts'
import { useT } from '../../../lib/i18n.ts'
import { ItemFrame } from '../editing/item-frame.tsx'
import { LoadedItem } from '../editing/loaded-item.tsx'
import { useDraft } from '../editing/use-draft.ts'
import { placeOfServiceRefusal } from '../service/service-draft.ts'
import { WithRight } from '../with-right.tsx'
import { RemoveTeam } from './remove-team.tsx'
import { MembersCard, TeamCard } from './team-cards.tsx'
import {
  changeOfTeam,
  draftOfTeam,
  inverseOfTeam,
  problemsOfTeam,
  type TeamChange,
  type TeamDraft,
} from './team-draft.ts'
import { putTeam, useTeams } from './use-teams.ts'

/** One team: who is in it, and what it decides otherwise than the company. */
export const TeamPage = () => {
  const { teamId } = useParams({ from: '/settings/teams/$teamId' })
  const query = useTeams()
  return (
    <WithRight right="teams.manage">
      <LoadedItem query={query} item={query.data?.teams.find(({ id }) => id === teamId)}>
        {(team) => <Editing key={team.id} team={team} />}
      </LoadedItem>
    </WithRight>
  )
}

const Editing = ({ team }: { team: Team }) => {
  const t = useT()
  const queries = useQueryClient()
  const editor = useDraft<TeamDraft, TeamChange>({
    stored: draftOfTeam(team),
    changeOf: (draft) => changeOfTeam(team, draft),
    inverseOf: (change) => inverseOfTeam(team, change),
    problemsOf: problemsOfTeam,
    placeOfRefusal: placeOfServiceRefusal,
    send: async (change) => putTeam(queries, await call('team.update', { teamId: team.id, ...change })),
  })
  return (
    <ItemFrame name={team.name} list={{ to: '/settings/teams', name: t('settings.teams') }} editor={editor}>
      <MembersCard editor={editor} />
      <TeamCard editor={editor} teamId={team.id} />
      <RemoveTeam team={team} />
    </ItemFrame>
  )
}
