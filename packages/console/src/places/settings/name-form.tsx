import type { Agent } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { type FormEvent, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { updateMe } from '../../state/session.ts'
import { toast } from '../../state/toasts.ts'

export const NameForm = ({ agent }: { agent: Agent }) => {
  const t = useT()
  const [name, setName] = useState(agent.name)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const isChanged = name.trim() !== '' && name.trim() !== agent.name

  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!isChanged) return
    setBusy(true)
    setProblem(null)
    try {
      const me = await call('profile.update', { name: name.trim() })
      updateMe(() => me)
      setName(me.agent.name)
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
          label={t('profile.name')}
          value={name}
          error={problem}
          maxLength={limits.nameCharacters}
          autoComplete="name"
          required
          onChange={(event) => setName(event.currentTarget.value)}
        />
      </div>
      <Button type="submit" disabled={!isChanged} busy={isBusy}>
        {t('action.save')}
      </Button>
    </form>
  )
}
