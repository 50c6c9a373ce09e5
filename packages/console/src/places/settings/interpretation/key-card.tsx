import type { InterpretationSettings } from '@frontdesk/protocol'
import { type FormEvent, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { PasswordField } from '../../../components/field.tsx'
import { call } from '../../../lib/api.ts'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { Card } from '../settings-page.tsx'

type KeyCardProps = { settings: InterpretationSettings; onKept: (settings: InterpretationSettings) => void }

/** What the engine knows the company by. It can be given and forgotten, and is never shown again. */
export const KeyCard = ({ settings, onKept }: KeyCardProps) => {
  const t = useT()
  const [key, setKey] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const keep = async (given: string | null): Promise<void> => {
    setProblem(null)
    try {
      onKept(await call('interpretation-settings.update', { change: { key: given } }))
      setKey('')
      toast(t(given === null ? 'interpretation.key.forgotten' : 'interpretation.key.kept'))
    } catch (error) {
      setProblem(errorText(t, error))
    }
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (key.trim() !== '') void keep(key.trim())
  }
  return (
    <Card title={t('interpretation.key.title')}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <PasswordField
          label={t('interpretation.key')}
          hint={t(settings.hasKey ? 'interpretation.key.there' : 'interpretation.key.hint')}
          autoComplete="off"
          value={key}
          error={problem}
          onChange={({ currentTarget: { value } }) => setKey(value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" disabled={key.trim() === ''}>
            {t('interpretation.key.keep')}
          </Button>
          {settings.hasKey && <Button onClick={() => void keep(null)}>{t('interpretation.key.forget')}</Button>}
        </div>
      </form>
    </Card>
  )
}
