import { type FormEvent, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { PasswordField } from '../../../components/field.tsx'
import { errorText } from '../../../lib/error-text.ts'
import { useT } from '../../../lib/i18n.ts'
import { toast } from '../../../state/toasts.ts'
import { Card } from '../settings-page.tsx'

type KeyCardProps = {
  title: string
  label: string
  hasKey: boolean
  /** Null forgets it. */
  onKeep: (key: string | null) => Promise<void>
}

/** What an engine knows the company by. It can be given and forgotten, and is never shown again. */
export const KeyCard = ({ title, label, hasKey, onKeep }: KeyCardProps) => {
  const t = useT()
  const [key, setKey] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const keep = async (given: string | null): Promise<void> => {
    setProblem(null)
    try {
      await onKeep(given)
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
    <Card title={title}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <PasswordField
          label={label}
          hint={t(hasKey ? 'interpretation.key.there' : 'interpretation.key.hint')}
          autoComplete="off"
          value={key}
          error={problem}
          onChange={({ currentTarget: { value } }) => setKey(value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" disabled={key.trim() === ''}>
            {t('interpretation.key.keep')}
          </Button>
          {hasKey && <Button onClick={() => void keep(null)}>{t('interpretation.key.forget')}</Button>}
        </div>
      </form>
    </Card>
  )
}
