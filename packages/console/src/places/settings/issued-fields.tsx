import type { ComponentProps } from 'react'
import { SelectField, TextField } from '../../components/field.tsx'
import { languageNames, languages, useLanguage, useT } from '../../lib/i18n.ts'
import { loginInput } from '../../lib/login-input.ts'
import { useGreeting } from '../../lib/use-greeting.ts'

type FieldProps = Omit<ComponentProps<typeof TextField>, 'name' | 'label' | 'type'>

/** The login that somebody else will sign in with. */
export const IssuedLoginField = (props: FieldProps) => {
  const t = useT()
  const hint = t('agents.login.hint')
  return (
    <TextField
      name="login"
      label={t('agents.login')}
      hint={hint}
      title={hint}
      autoComplete="off"
      {...loginInput}
      {...props}
    />
  )
}

/** Where mail reaches that person; with `invites` the invitation goes there, where mail is set up. */
export const IssuedEmailField = ({ invites, ...props }: FieldProps & { invites: boolean }) => {
  const t = useT()
  const { mail } = useGreeting()
  return (
    <TextField
      name="email"
      type="email"
      label={t('agents.email')}
      hint={mail && invites ? t('agents.email.invites') : t('agents.email.hint')}
      maxLength={254}
      autoComplete="off"
      {...props}
    />
  )
}

/** The language the person will find the console in; by default the asker's. */
export const IssuedLanguageField = () => {
  const t = useT()
  return (
    <SelectField
      name="language"
      label={t('agents.language')}
      hint={t('agents.language.hint')}
      defaultValue={useLanguage()}
    >
      {languages.map((one) => (
        <option key={one} value={one}>
          {languageNames[one]}
        </option>
      ))}
    </SelectField>
  )
}
