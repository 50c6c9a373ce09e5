import { TextField } from '../components/field.tsx'
import { useT } from '../lib/i18n.ts'

/** Which company it is, where the server serves several. */
export const CompanyField = ({ company }: { company: string }) => {
  const t = useT()
  return (
    <TextField
      name="account"
      label={t('signin.company')}
      hint={t('signin.company.hint')}
      defaultValue={company}
      autoComplete="organization"
      autoCapitalize="none"
      spellCheck={false}
      required
    />
  )
}

export const LoginField = ({ login, autoFocus }: { login: string; autoFocus: boolean }) => {
  const t = useT()
  return (
    <TextField
      name="login"
      label={t('signin.login')}
      defaultValue={login}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      autoFocus={autoFocus}
      maxLength={64}
      required
    />
  )
}
