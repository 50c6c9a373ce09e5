import type { Result } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { type FormEvent, useState } from 'react'
import { Button } from '../components/button.tsx'
import { PasswordField, TextField } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { call } from '../lib/api.ts'
import { errorCode, errorText } from '../lib/error-text.ts'
import { useLanguage, useT } from '../lib/i18n.ts'
import { rememberSignIn } from '../lib/last-sign-in.ts'
import { loginInput } from '../lib/login-input.ts'
import { useGreeting } from '../lib/use-greeting.ts'
import { openFront } from './front-address.ts'
import { FrontLink } from './front-link.tsx'
import { FrontPage } from './front-page.tsx'

/** A company registers itself, where the installation takes registrations. */
export const RegisterPage = () => {
  const t = useT()
  const language = useLanguage()
  const { mail } = useGreeting()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const [done, setDone] = useState<Result<'company.register'> | null>(null)
  const isWeak = errorCode(failure) === 'password.weak'

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const text = (name: string): string => String(fields.get(name) ?? '').trim()
    setBusy(true)
    setFailure(null)
    try {
      const registered = await call('company.register', {
        name: text('company'),
        administrator: { login: text('login'), name: text('name'), email: text('email'), language },
        ...(mail ? {} : { password: String(fields.get('password') ?? '') }),
      })
      rememberSignIn({ login: registered.login, account: registered.slug })
      setDone(registered)
    } catch (error) {
      setFailure(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <FrontPage title={t('register.title')}>
      {done !== null && (
        <>
          <Notice look="good">{mail ? t('register.done.mail') : t('register.done')}</Notice>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
            <dt className="text-faint">{t('signin.company')}</dt>
            <dd className="font-mono [overflow-wrap:anywhere] select-all">{done.slug}</dd>
            <dt className="text-faint">{t('signin.login')}</dt>
            <dd className="font-mono [overflow-wrap:anywhere] select-all">{done.login}</dd>
          </dl>
        </>
      )}
      {done === null && (
        <form className="flex flex-col gap-4" onSubmit={submit}>
          {failure !== null && !isWeak && <Notice look="bad">{errorText(t, failure)}</Notice>}
          <TextField
            name="company"
            label={t('account.name')}
            autoComplete="organization"
            maxLength={limits.nameCharacters}
            autoFocus
            required
          />
          <TextField
            name="name"
            label={t('register.name')}
            autoComplete="name"
            maxLength={limits.nameCharacters}
            required
          />
          <TextField
            name="email"
            type="email"
            label={t('agents.email')}
            autoComplete="email"
            maxLength={254}
            required
          />
          <TextField
            name="login"
            label={t('signin.login')}
            hint={t('agents.login.hint')}
            title={t('agents.login.hint')}
            autoComplete="username"
            {...loginInput}
          />
          {!mail && (
            <PasswordField
              name="password"
              label={t('signin.password')}
              hint={t('password.hint')}
              autoComplete="new-password"
              maxLength={200}
              required
              error={isWeak ? errorText(t, failure) : null}
            />
          )}
          <Button type="submit" look="primary" busy={isBusy}>
            {t('register.action')}
          </Button>
        </form>
      )}
      <FrontLink onClick={() => openFront({ page: 'sign-in', notice: null })}>{t('front.back')}</FrontLink>
    </FrontPage>
  )
}
