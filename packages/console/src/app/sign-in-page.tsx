import { type FormEvent, useState } from 'react'
import { Button } from '../components/button.tsx'
import { PasswordField, TextField } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { ApiError } from '../lib/api.ts'
import { errorText } from '../lib/error-text.ts'
import { useT } from '../lib/i18n.ts'
import { readStored, writeStored } from '../lib/stored.ts'
import { type SignedOutReason, signIn } from '../state/session.ts'
import { FrontPage } from './front-page.tsx'

const rememberedKey = 'frontdesk:sign-in'

/** Who signed in here last; the password is the browser's business. */
const remembered = (): { login: string; account: string } => {
  const stored = readStored(rememberedKey)
  const { login, account }: { login?: unknown; account?: unknown } = typeof stored === 'object' && stored ? stored : {}
  return { login: typeof login === 'string' ? login : '', account: typeof account === 'string' ? account : '' }
}

/** The server serves several companies and wants to know which. */
const isCompanyWanted = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'request.invalid' && error.details['field'] === 'account'

export const SignInPage = ({ reason }: { reason: SignedOutReason }) => {
  const t = useT()
  const [last] = useState(remembered)
  const [asksCompany, setAsksCompany] = useState(last.account !== '')
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string): string => String(form.get(name) ?? '')
    const [login, account] = [text('login').trim(), text('account').trim()]
    setBusy(true)
    setProblem(null)
    try {
      writeStored(rememberedKey, { login, account })
      await signIn(login, text('password'), account)
    } catch (error) {
      setBusy(false)
      if (isCompanyWanted(error)) {
        setAsksCompany(true)
        setProblem(t('signin.company.wanted'))
      } else setProblem(errorText(t, error))
    }
  }

  return (
    <FrontPage title={t('signin.title')}>
      {problem === null && reason === 'over' && <Notice look="info">{t('signin.over')}</Notice>}
      {problem === null && reason === 'left' && <Notice look="good">{t('signin.left')}</Notice>}
      {problem !== null && <Notice look="bad">{problem}</Notice>}
      <form className="flex flex-col gap-4" onSubmit={submit}>
        {asksCompany && (
          <TextField
            name="account"
            label={t('signin.company')}
            defaultValue={last.account}
            autoComplete="organization"
            required
          />
        )}
        <TextField
          name="login"
          label={t('signin.login')}
          defaultValue={last.login}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={last.login === ''}
          maxLength={64}
          required
        />
        <PasswordField
          name="password"
          label={t('signin.password')}
          autoComplete="current-password"
          autoFocus={last.login !== ''}
          maxLength={200}
          required
        />
        <Button type="submit" look="primary" busy={isBusy} className="mt-1">
          {t('signin.action')}
        </Button>
      </form>
      <p className="text-13 text-faint">{t('signin.help')}</p>
    </FrontPage>
  )
}
