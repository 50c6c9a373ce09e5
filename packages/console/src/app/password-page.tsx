import { type FormEvent, useState } from 'react'
import { Button } from '../components/button.tsx'
import { PasswordField } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { call } from '../lib/api.ts'
import { errorCode, errorText } from '../lib/error-text.ts'
import { useT } from '../lib/i18n.ts'
import { rememberSignIn } from '../lib/last-sign-in.ts'
import { sessionOver, signOut } from '../state/session.ts'
import { openFront } from './front-address.ts'
import { FrontLink } from './front-link.tsx'
import { FrontPage } from './front-page.tsx'

/** The link of an invitation or of a forgotten password leads here: the agent chooses a password and signs in with it. */
export const PasswordPage = ({ token }: { token: string }) => {
  const t = useT()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const code = errorCode(failure)
  // A token that could not be one is told without asking: the link was cut off on its way.
  const isUseless = token.length < 20 || code === 'mail_link.spent' || code === 'request.invalid'

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const next = String(new FormData(event.currentTarget).get('next'))
    setBusy(true)
    setFailure(null)
    try {
      rememberSignIn(await call('password.set', { token, next }))
      // Whoever was signed in here must not be taken for the one whose password this is.
      await signOut().catch(sessionOver)
      openFront({ page: 'sign-in', notice: 'password-set' })
    } catch (error) {
      setFailure(error)
      setBusy(false)
    }
  }

  return (
    <FrontPage title={t('choose.title')}>
      {isUseless ? (
        <Notice look="warn">{token.length < 20 ? t('choose.incomplete') : t('choose.spent')}</Notice>
      ) : (
        <form className="flex flex-col gap-4" onSubmit={submit}>
          <p className="text-soft">{t('choose.body')}</p>
          <PasswordField
            name="next"
            label={t('password.next')}
            hint={t('password.hint')}
            autoComplete="new-password"
            autoFocus
            maxLength={200}
            required
            error={code === 'password.weak' ? errorText(t, failure) : null}
          />
          {failure !== null && code !== 'password.weak' && <Notice look="bad">{errorText(t, failure)}</Notice>}
          <Button type="submit" look="primary" busy={isBusy}>
            {t('choose.action')}
          </Button>
        </form>
      )}
      <FrontLink onClick={() => openFront({ page: 'sign-in', notice: null })}>{t('front.back')}</FrontLink>
    </FrontPage>
  )
}
