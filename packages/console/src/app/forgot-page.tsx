import { type FormEvent, useState } from 'react'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { call } from '../lib/api.ts'
import { errorText } from '../lib/error-text.ts'
import { useT } from '../lib/i18n.ts'
import { lastSignIn } from '../lib/last-sign-in.ts'
import { linkedCompany, openFront } from './front-address.ts'
import { FrontLink } from './front-link.tsx'
import { FrontPage } from './front-page.tsx'
import { CompanyField, LoginField } from './sign-in-fields.tsx'
import { isCompanyWanted } from './sign-in-page.tsx'

/** Asks for a link to choose a new password. What it says afterwards is the same whether the login exists or not. */
export const ForgotPage = () => {
  const t = useT()
  const [last] = useState(lastSignIn)
  const company = linkedCompany ?? last.account
  const [asksCompany, setAsksCompany] = useState(company !== '')
  const [isBusy, setBusy] = useState(false)
  const [isSent, setSent] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const account = String(form.get('account') ?? '').trim()
    setBusy(true)
    setProblem(null)
    try {
      const login = String(form.get('login') ?? '').trim()
      await call('password.request', { login, ...(account === '' ? {} : { account }) })
      setSent(true)
    } catch (error) {
      setAsksCompany(asksCompany || isCompanyWanted(error))
      setProblem(isCompanyWanted(error) ? t('signin.company.wanted') : errorText(t, error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <FrontPage title={t('forgot.title')}>
      {problem !== null && <Notice look="bad">{problem}</Notice>}
      {isSent ? (
        <Notice look="info">{t('forgot.sent')}</Notice>
      ) : (
        <form className="flex flex-col gap-4" onSubmit={submit}>
          <p className="text-soft">{t('forgot.body')}</p>
          {asksCompany && <CompanyField company={company} />}
          <LoginField login={last.login} autoFocus />
          <Button type="submit" look="primary" busy={isBusy}>
            {t('forgot.action')}
          </Button>
        </form>
      )}
      <FrontLink onClick={() => openFront({ page: 'sign-in', notice: null })}>{t('front.back')}</FrontLink>
    </FrontPage>
  )
}
