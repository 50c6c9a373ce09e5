import type { Theme } from '@frontdesk/protocol'
import { limits } from '@frontdesk/protocol/limits'
import { Choice } from '../../components/choice.tsx'
import { call } from '../../lib/api.ts'
import { errorText } from '../../lib/error-text.ts'
import { type Language, languageNames, languages, useT } from '../../lib/i18n.ts'
import { updateMe, useMe } from '../../state/session.ts'
import { toast } from '../../state/toasts.ts'
import { DeviceSettings } from './device-settings.tsx'
import { OwnFieldForm } from './own-field-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { PictureForm } from './picture-form.tsx'
import { Card, SettingsPage } from './settings-page.tsx'

/** The agent's own things: what others see, how the console looks, sounds and keys on this device, the password. */
export const ProfilePage = () => {
  const t = useT()
  const me = useMe()
  if (me === null) return null

  const choose = async (change: { language?: Language; theme?: Theme }): Promise<void> => {
    updateMe((before) => ({ ...before, ...change }))
    try {
      const saved = await call('profile.update', change)
      updateMe(() => saved)
    } catch (error) {
      updateMe((now) => ({ ...now, language: me.language, theme: me.theme }))
      toast(errorText(t, error), { look: 'bad' })
    }
  }

  return (
    <SettingsPage title={t('settings.profile')} intro={t('profile.intro', { login: me.agent.login })}>
      <Card title={t('profile.person')}>
        <PictureForm agent={me.agent} />
        <OwnFieldForm
          label={t('profile.name')}
          stored={me.agent.name}
          changeTo={(name) => (name === '' ? null : { name })}
          maxLength={limits.nameCharacters}
          autoComplete="name"
          required
        />
      </Card>
      <Card title={t('profile.reach')}>
        <p className="text-soft">{t('profile.reach.body')}</p>
        <OwnFieldForm
          type="email"
          label={t('agents.email')}
          saveLabel={t('profile.email.save')}
          stored={me.agent.email ?? ''}
          changeTo={(email) => ({ email: email || null })}
          maxLength={254}
          autoComplete="email"
        />
        <OwnFieldForm
          type="tel"
          label={t('agents.phone')}
          saveLabel={t('profile.phone.save')}
          stored={me.agent.phone ?? ''}
          changeTo={(phone) => ({ phone: phone || null })}
          maxLength={16}
          autoComplete="tel"
        />
        <p className="text-13 text-faint">{t('agents.phone.hint')}</p>
      </Card>
      <Card title={t('profile.look')}>
        <Choice
          label={t('profile.language')}
          value={me.language}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(language) => void choose({ language })}
        />
        <Choice
          label={t('profile.theme')}
          value={me.theme}
          options={[
            { value: 'auto', label: t('theme.auto') },
            { value: 'light', label: t('theme.light') },
            { value: 'dark', label: t('theme.dark') },
          ]}
          onChange={(theme) => void choose({ theme })}
        />
      </Card>
      <DeviceSettings />
      <Card title={t('profile.password')}>
        <PasswordForm currentLabel={t('password.current')} onChanged={() => toast(t('password.changed'))} />
      </Card>
    </SettingsPage>
  )
}
