import type { Team } from '@frontdesk/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { confirm } from '../../../components/confirm.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { LeavesList } from '../editing/leaves-list.tsx'
import { Card } from '../settings-page.tsx'
import { forgetTeam } from './use-teams.ts'

/** Takes the team away, once it is clear what goes on without it. */
export const RemoveTeam = ({ team }: { team: Team }) => {
  const t = useT()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [isBusy, setBusy] = useState(false)

  const ask = async (): Promise<boolean> => {
    const { conversations, sites, teams } = await call('team.departure', { teamId: team.id })
    const lines = [
      ...(conversations > 0 ? [t('teams.remove.conversations', { count: conversations })] : []),
      ...sites.map(({ name }) => t('teams.remove.site', { site: name })),
      ...teams.map(({ name }) => t('teams.remove.team', { team: name })),
    ]
    return confirm({
      title: t('teams.remove.title', { team: team.name }),
      body: t('teams.remove.body'),
      detail: <LeavesList lines={lines} />,
      action: t('teams.remove'),
      danger: true,
    })
  }
  const remove = async (): Promise<void> => {
    setBusy(true)
    try {
      if (!(await ask())) return
      await call('team.remove', { teamId: team.id })
      await navigate({ to: '/settings/teams', ignoreBlocker: true })
      await forgetTeam(queries)
      toast(t('teams.removed', { team: team.name }))
    } catch (error) {
      toast(errorText(t, error), { look: 'bad' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card title={t('teams.remove')}>
      <p className="text-soft">{t('teams.remove.intro')}</p>
      <Button className="w-fit" busy={isBusy} onClick={() => void remove()}>
        {t('teams.remove')}
      </Button>
    </Card>
  )
}
