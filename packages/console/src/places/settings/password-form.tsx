import { type FormEvent, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { PasswordField } from '../../components/field.tsx'
import { Notice } from '../../components/notice.tsx'
import { call } from '../../lib/api.ts'
import { errorCode, errorText } from '../../lib/error-text.ts'
import { useT } from '../../lib/i18n.ts'
import { currentMe } from '../../state/session.ts'

type PasswordFormProps = { currentLabel: string; onChanged: () => Promise<void> | void }

/** Changes the agent's own password. Whether a password is strong enough, the server says. */
export const PasswordForm = ({ currentLabel, onChanged }: PasswordFormProps) => {
  const t = useT()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const code = errorCode(failure)

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    const fields = new FormData(form)
    setBusy(true)
    setFailure(null)
    try {
      await call('password.change', { current: String(fields.get('current')), next: String(fields.get('next')) })
      form.reset()
      await onChanged()
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form className="flex max-w-sm flex-col gap-4" onSubmit={submit}>
      {/* Lets password managers know whose password changes. */}
      <input type="text" autoComplete="username" value={currentMe()?.agent.login ?? ''} readOnly hidden />
      <PasswordField
        name="current"
        label={currentLabel}
        autoComplete="current-password"
        required
        error={code === 'password.wrong' ? errorText(t, failure) : null}
      />
      <PasswordField
        name="next"
        label={t('password.next')}
        hint={t('password.hint')}
        autoComplete="new-password"
        required
        error={code === 'password.weak' ? errorText(t, failure) : null}
      />
      {failure !== null && code !== 'password.wrong' && code !== 'password.weak' && (
        <Notice look="bad">{errorText(t, failure)}</Notice>
      )}
      <Button type="submit" look="primary" busy={isBusy} className="self-start">
        {t('password.change')}
      </Button>
    </form>
  )
}
