import type { Theme } from '@frontdesk/protocol'

/** Light or dark by the agent's choice; `auto` follows the system (tokens.css). */
export const showTheme = (theme: Theme): void => {
  if (theme === 'auto') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
}
