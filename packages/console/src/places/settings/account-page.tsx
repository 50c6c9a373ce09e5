import type { AgentLabelMode } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { TextField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { updateMe, useMe } from '../../state/session.ts'
import { toast } from '../../state/toasts.ts'
import { Card, SettingsPage } from './settings-page.tsx'
import { WithRight } from './with-right.tsx'

const queryKey = ['account']

/** The company: its name, and how its agents are labelled for visitors and colleagues (mark A6). */
export const AccountPage = () => (
  <WithRight right="account.manage">
    <Company />
  </WithRight>
)

const Company = () => {
  const t = useT()
  const query = useQuery({ queryKey, queryFn: () => call('account.read', {}) })
  return (
    <SettingsPage title={t('settings.account')} intro={t('account.intro')}>
      {query.error !== null && <Notice look="bad">{errorText(t, query.error)}</Notice>}
      {query.isPending && <Skeleton className="h-40 w-full" />}
      {query.data !== undefined && (
        <>
          <CompanyName name={query.data.name} />
          <AgentLabels mode={query.data.agentLabel} />
        </>
      )}
    </SettingsPage>
  )
}

const useAccountChange = () => {
  const t = useT()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: { name?: string; agentLabel?: AgentLabelMode }) => call('account.update', change),
    onSuccess: (account) => {
      queries.setQueryData(queryKey, account)
      updateMe((me) => ({ ...me, account }))
      toast(t('settings.saved'))
    },
    onError: (error) => toast(errorText(t, error), { look: 'bad' }),
  })
}

const CompanyName = ({ name }: { name: string }) => {
  const t = useT()
  const change = useAccountChange()
  const [text, setText] = useState(name)
  const isChanged = text.trim() !== '' && text.trim() !== name
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (isChanged) change.mutate({ name: text.trim() })
  }
  return (
    <Card title={t('account.company')}>
      <form className="flex flex-wrap items-end gap-3" onSubmit={save}>
        <div className="min-w-48 flex-1 tablet:max-w-80">
          <TextField
            label={t('account.name')}
            value={text}
            maxLength={limits.nameCharacters}
            autoComplete="organization"
            required
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <Button type="submit" disabled={!isChanged} busy={change.isPending}>
          {t('action.save')}
        </Button>
      </form>
    </Card>
  )
}

const AgentLabels = ({ mode }: { mode: AgentLabelMode }) => {
  const t = useT()
  const agent = useMe()?.agent
  const change = useAccountChange()
  if (agent === undefined) return null
  const example = { name: agent.name, login: agent.login, number: agent.number ?? agent.name }[mode]
  return (
    <Card title={t('account.labels')}>
      <p className="text-soft">{t('account.labels.intro')}</p>
      <Choice
        label={t('account.label')}
        value={mode}
        options={(['name', 'login', 'number'] as const).map((value) => ({ value, label: t(`account.label.${value}`) }))}
        onChange={(agentLabel) => change.mutate({ agentLabel })}
      />
      <p className="rounded-md bg-canvas px-3 py-2 text-13 text-soft">
        {t('account.label.example', { label: example })}
        {mode === 'number' && agent.number === null && <> {t('account.label.noNumber')}</>}
      </p>
    </Card>
  )
}
