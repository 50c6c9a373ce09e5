import { limits } from '@frontdesk/protocol/limits'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/field.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { putTeam } from './use-teams.ts'

/** A new team: its name. The rest is as the company has it, and is set on its own page. */
export const AddTeamDialog = ({ onClose }: { onClose: () => void }) => {
  const t = useT()
  const formId = useId()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const add = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (name.trim() === '') return setProblem(t('teams.problem.name'))
    setBusy(true)
    setProblem(null)
    try {
      const team = await call('team.create', { name: name.trim() })
      putTeam(queries, team)
      onClose()
      await navigate({ to: '/settings/teams/$teamId', params: { teamId: team.id } })
    } catch (error) {
      setProblem(errorText(t, error))
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={t('teams.add')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={isBusy}>
            {t('teams.add.action')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate className="flex flex-col gap-4" onSubmit={add}>
        <TextField
          label={t('teams.name')}
          value={name}
          error={problem}
          maxLength={limits.nameCharacters}
          autoComplete="off"
          data-first-focus
          required
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  )
}
