import type { Theme } from '@frontdesk/protocol'
import { type Colour, fallbackAccent, inkOn, parseColour, readableOn, toHex } from '../shared/accent.ts'

/** `--ground` and `--raised` of panel.css. What is readable on the raised one is so on both. */
type Grounds = { ground: Colour; raised: Colour }
export const grounds: { light: Grounds; dark: Grounds } = {
  light: { ground: [255, 255, 255], raised: [241, 243, 245] },
  dark: { ground: [22, 24, 29], raised: [38, 42, 50] },
}

/** The accent as it may be used: on its own ground, and as text and marks on the panel's. */
export const accentValues = (accent: string, { ground, raised }: Grounds) => {
  const own = parseColour(accent) ?? fallbackAccent
  // A fill that melts into the panel is moved away from it until its shape can be seen.
  const fill = readableOn(own, ground, 1.6)
  return {
    '--accent': toHex(fill),
    '--on-accent': toHex(inkOn(fill)),
    '--accent-text': toHex(readableOn(own, raised, 4.5)),
  }
}

type Look = { accent: string; theme: Theme }

/** Applies the site's colours once. */
export const paintTheme = (root: HTMLElement, { accent, theme }: Look, systemIsDark: boolean): void => {
  const isDark = theme === 'dark' || (theme === 'auto' && systemIsDark)
  root.dataset['theme'] = isDark ? 'dark' : 'light'
  const values = accentValues(accent, isDark ? grounds.dark : grounds.light)
  for (const [name, value] of Object.entries(values)) root.style.setProperty(name, value)
}

/** Applies them, and again whenever the visitor's system changes between light and dark. */
export const applyTheme = (root: HTMLElement, look: Look): void => {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const apply = () => paintTheme(root, look, dark.matches)
  dark.addEventListener('change', apply)
  apply()
}
