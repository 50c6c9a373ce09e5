import { UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../../../lib/i18n.ts'
import { ItemListPage } from '../editing/item-list-page.tsx'
import { WithRight } from '../with-right.tsx'
import { AddTeamDialog } from './add-team-dialog.tsx'
import { useTeams } from './use-teams.ts'

/** The company's teams. */
export const TeamsPage = () => (
  <WithRight right="teams.manage">
    <Teams />
  </WithRight>
)

const Teams = () => {
  const t = useT()
  const query = useTeams()
  const [isAdding, setAdding] = useState(false)
  return (
    <ItemListPage
      query={query}
      items={query.data?.teams.map(({ id, name, memberIds }) => ({
        id,
        name,
        about: t('teams.members.count', { count: memberIds.length }),
      }))}
      icon={UsersRound}
      texts={{
        title: 'settings.teams',
        intro: 'teams.intro',
        add: 'teams.add',
        none: 'teams.none.title',
        noneBody: 'teams.none.body',
      }}
      linkTo={(teamId) => ({ to: '/settings/teams/$teamId', params: { teamId } })}
      onAdd={() => setAdding(true)}
    >
      {isAdding && <AddTeamDialog onClose={() => setAdding(false)} />}
    </ItemListPage>
  )
}
