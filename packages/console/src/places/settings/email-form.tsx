import type { Agent } from '@frontdesk/protocol'
import { type FormEvent, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { updateMe } from '../../state/session.ts'
import { toast } from '../../state/toasts.ts'

/** Where a link goes when the agent has forgotten the password. */
export const EmailForm = ({ agent }: { agent: Agent }) => {
  const t = useT()
  const [email, setEmail] = useState(agent.email ?? '')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isChanged = email.trim() !== (agent.email ?? '')

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!isChanged) return
    setBusy(true)
    setProblem(null)
    try {
      const me = await call('profile.update', { email: email.trim() || null })
      updateMe(() => me)
      toast(t('settings.saved'))
    } catch (error) {
      setProblem(errorText(t, error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <form className="flex flex-wrap items-end gap-3" onSubmit={save}>
      <div className="min-w-48 flex-1 tablet:max-w-80">
        <TextField
          type="email"
          label={t('agents.email')}
          value={email}
          error={problem}
          maxLength={254}
          autoComplete="email"
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
      </div>
      <Button type="submit" disabled={!isChanged} busy={isBusy} aria-label={t('profile.email.save')}>
        {t('action.save')}
      </Button>
    </form>
  )
}
