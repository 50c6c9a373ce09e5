import { Button } from '../components/button.tsx'
import { errorText } from '../lib/error-text.ts'
import { useT } from '../lib/i18n.ts'
import { PasswordForm } from '../places/settings/password-form.tsx'
import { loadSession, signOut } from '../state/session.ts'
import { toast } from '../state/toasts.ts'
import { FrontPage } from './front-page.tsx'

/** Somebody else set the password; before anything else the agent chooses its own. */
export const PasswordDuePage = () => {
  const t = useT()
  return (
    <FrontPage title={t('password.due.title')}>
      <p className="text-soft">{t('password.due.body')}</p>
      <PasswordForm currentLabel={t('password.due.current')} onChanged={loadSession} />
      <Button
        look="quiet"
        onClick={() => signOut().catch((error: unknown) => toast(errorText(t, error), { look: 'bad' }))}
      >
        {t('me.signout')}
      </Button>
    </FrontPage>
  )
}
