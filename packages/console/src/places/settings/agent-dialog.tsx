import type { Agent } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { call } from '../../lib/api.ts'
import { errorCode, errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { putColleague } from '../../state/colleagues.ts'
import { currentMe } from '../../state/session.ts'
import { toast } from '../../state/toasts.ts'
import { AbilityFields, abilitiesOf, readWords } from './agent-abilities.tsx'
import type { Issued } from './issued-dialog.tsx'
import { IssuedEmailField, IssuedLanguageField, IssuedLoginField } from './issued-fields.tsx'
import { chosenRole, RoleField } from './roles/role-field.tsx'
import { saveMemberships } from './save-memberships.ts'

type AgentDialogProps = {
  /** Null makes a new account. */
  agent: Agent | null
  onClose: () => void
  onIssued: (issued: Issued) => void
}

/** A new agent's account, or the changes to one. */
export const AgentDialog = ({ agent, onClose, onIssued }: AgentDialogProps) => {
  const t = useT()
  const formId = useId()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const queries = useQueryClient()
  const [abilities, setAbilities] = useState(agent === null ? null : abilitiesOf(agent))
  const isInUse = errorCode(failure) === 'login.in_use'

  const save = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const text = (name: string): string => String(fields.get(name) ?? '').trim()
    const given = {
      name: text('name'),
      number: text('number') || null,
      email: text('email') || null,
      ...chosenRole(text('role')),
    } as const
    setBusy(true)
    setFailure(null)
    try {
      if (agent === null) {
        const { agent: made, password } = await call('agent.create', {
          login: text('login'),
          ...given,
          language: text('language') === 'zh-CN' ? 'zh-CN' : 'en',
        })
        putColleague(made)
        if (password === null) {
          toast(t('agents.invited.done', { email: made.email ?? '' }))
          onClose()
        } else {
          const { name, login } = made
          onIssued({ kind: 'new', name, login, password, company: currentMe()?.account.slug ?? '' })
        }
      } else {
        putColleague(
          await call('agent.update', {
            agentId: agent.id,
            ...given,
            phone: text('phone') || null,
            ...(abilities !== null && {
              capacity: abilities.capacity,
              skills: readWords(abilities.skills),
              languages: readWords(abilities.languages),
            }),
          }),
        )
        if (abilities?.teamIds != null) await saveMemberships(queries, agent.id, abilities.teamIds)
        toast(t('settings.saved'))
        onClose()
      }
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <Dialog
      title={agent === null ? t('agents.add') : t('agents.edit.title', { name: agent.name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button type="submit" form={formId} look="primary" busy={isBusy}>
            {agent === null ? t('agents.create') : t('action.save')}
          </Button>
        </>
      }
    >
      <form id={formId} className="flex flex-col gap-4" onSubmit={save}>
        {failure !== null && <Notice look="bad">{errorText(t, failure)}</Notice>}
        <TextField
          name="name"
          label={t('agents.name')}
          defaultValue={agent?.name ?? ''}
          maxLength={limits.nameCharacters}
          autoComplete="off"
          data-first-focus
          required
        />
        <IssuedLoginField
          hint={agent === null ? t('agents.login.hint') : t('agents.login.fixed')}
          defaultValue={agent?.login ?? ''}
          disabled={agent !== null}
          aria-invalid={isInUse || undefined}
        />
        <TextField
          name="number"
          label={t('agents.number')}
          hint={t('agents.number.hint')}
          defaultValue={agent?.number ?? ''}
          maxLength={limits.nameCharacters}
          autoComplete="off"
        />
        <IssuedEmailField invites={agent === null} defaultValue={agent?.email ?? ''} />
        {agent !== null && (
          <TextField
            name="phone"
            type="tel"
            label={t('agents.phone')}
            hint={t('agents.phone.hint')}
            defaultValue={agent.phone ?? ''}
            maxLength={16}
            pattern="\+[1-9][0-9]{6,14}"
            autoComplete="off"
          />
        )}
        <RoleField agent={agent} />
        {agent === null && <IssuedLanguageField />}
        {agent !== null && abilities !== null && (
          <AbilityFields agent={agent} abilities={abilities} onChange={setAbilities} />
        )}
      </form>
    </Dialog>
  )
}
