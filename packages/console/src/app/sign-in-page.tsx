import { type FormEvent, useState } from 'react'
import { Button } from '../components/button.tsx'
import { PasswordField } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { ApiError } from '../lib/api.ts'
import { errorText } from '../lib/error-text.ts'
import { useT } from '../lib/i18n.ts'
import { lastSignIn, rememberSignIn } from '../lib/last-sign-in.ts'
import { useGreeting } from '../lib/use-greeting.ts'
import { type SignedOutReason, signIn } from '../state/session.ts'
import { linkedCompany, openFront } from './front-address.ts'
import { FrontLink } from './front-link.tsx'
import { FrontPage } from './front-page.tsx'
import { CompanyField, LoginField } from './sign-in-fields.tsx'

/** The server serves several companies and wants to know which. */
export const isCompanyWanted = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'request.invalid' && error.details['field'] === 'account'

type SignInPageProps = { reason: SignedOutReason; notice: 'password-set' | null }

export const SignInPage = ({ reason, notice }: SignInPageProps) => {
  const t = useT()
  const greeting = useGreeting()
  const [last] = useState(() => {
    const remembered = lastSignIn()
    // Another company's login says nothing about this one's.
    return linkedCompany === null || linkedCompany === remembered.account
      ? remembered
      : { login: '', account: linkedCompany }
  })
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
      rememberSignIn({ login, account })
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
      {problem === null && notice === 'password-set' && <Notice look="good">{t('choose.done')}</Notice>}
      {problem === null && notice === null && reason === 'over' && <Notice look="info">{t('signin.over')}</Notice>}
      {problem === null && notice === null && reason === 'left' && <Notice look="good">{t('signin.left')}</Notice>}
      {problem !== null && <Notice look="bad">{problem}</Notice>}
      <form className="flex flex-col gap-4" onSubmit={submit}>
        {asksCompany && <CompanyField company={last.account} />}
        <LoginField login={last.login} autoFocus={last.login === ''} />
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
      {greeting.mail ? (
        <FrontLink onClick={() => openFront({ page: 'forgot' })}>{t('signin.forgot')}</FrontLink>
      ) : (
        <p className="text-13 text-faint">{t('signin.help')}</p>
      )}
      {greeting.registration && (
        <FrontLink onClick={() => openFront({ page: 'register' })}>{t('signin.register')}</FrontLink>
      )}
    </FrontPage>
  )
}
