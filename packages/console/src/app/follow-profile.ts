import { activateLanguage, i18n } from '../lib/i18n.ts'
import { prefer, usePreferences } from '../state/preferences.ts'
import { useSession } from '../state/session.ts'
import { showTheme } from './theme.ts'

/**
 * Shows the language and theme that this browser remembers, and from then on follows the signed-in agent's own.
 * Resolves when the first texts are there.
 */
export const followProfile = async (): Promise<void> => {
  const show = async (): Promise<void> => {
    const { language, theme } = usePreferences.getState()
    showTheme(theme)
    if (i18n.locale !== language) await activateLanguage(language)
  }
  useSession.subscribe(({ session }, before) => {
    if (session.kind !== 'signed-in' || session === before.session) return
    const { language, theme } = session.me
    const { language: shown, theme: worn } = usePreferences.getState()
    if (language !== shown || theme !== worn) prefer({ language, theme })
  })
  usePreferences.subscribe(() => void show())
  await show()
}
