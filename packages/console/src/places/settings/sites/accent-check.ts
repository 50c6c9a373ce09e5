import type { Theme } from '@frontdesk/protocol'

/** What a site's colour does in the panel. */
export type AccentCheck = {
  /** The colour of text on it. */
  ink: 'white' | 'black'
  /** Contrast of that text, 1 to 21. */
  ratio: number
  /** Panels on which it hardly stands out, so that the panel moves it away from its ground. */
  weakOn: readonly Ground[]
}

type Ground = 'light' | 'dark'
type Colour = readonly [red: number, green: number, blue: number]

/** The panel's own grounds; it puts white on a colour wherever that is readable. */
const grounds: { [G in Ground]: Colour } = { light: [255, 255, 255], dark: [22, 24, 29] }
const readable = 4.5
/** Below this the shape of a button can't be seen. */
const visible = 1.6

/** `#rgb` and `#rrggbb`, with or without the sign, as `#rrggbb`; null for anything else. */
export const readColour = (text: string): string | null => {
  const digits = text.trim().replace(/^#/, '').toLowerCase()
  if (/^[0-9a-f]{6}$/.test(digits)) return `#${digits}`
  return /^[0-9a-f]{3}$/.test(digits) ? `#${[...digits].map((digit) => digit + digit).join('')}` : null
}

/** Judges a colour (`#rrggbb`) by the rules that the panel follows. */
export const checkAccent = (accent: string, theme: Theme): AccentCheck => {
  const colour = colourOf(accent)
  const onWhite = contrast(colour, [255, 255, 255])
  const ink = onWhite >= readable ? 'white' : 'black'
  const used: readonly Ground[] = theme === 'auto' ? ['light', 'dark'] : [theme]
  return {
    ink,
    ratio: ink === 'white' ? onWhite : contrast(colour, [0, 0, 0]),
    weakOn: used.filter((ground) => contrast(colour, grounds[ground]) < visible),
  }
}

const colourOf = (hex: string): Colour => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return [red, green, blue]
}

/** Relative luminance and contrast ratio of WCAG 2.2. */
const luminance = (colour: Colour): number => {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (one: Colour, other: Colour): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}
