/** Red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number]

/** Reads `#rgb` and `#rrggbb`; anything else gives null. */
export const parseColour = (text: string): Colour | null => {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(text)
  const long = short ? short.slice(1).map((digit) => digit + digit) : /^#(..)(..)(..)$/.exec(text)?.slice(1)
  if (long === undefined || long.some((pair) => !/^[0-9a-f]{2}$/i.test(pair))) return null
  const [red = 0, green = 0, blue = 0] = long.map((pair) => Number.parseInt(pair, 16))
  return [red, green, blue]
}

const luminance = (colour: Colour): number => {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG contrast ratio, 1 to 21. */
export const contrast = (one: Colour, other: Colour): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

export const toHex = (colour: Colour): string =>
  `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

export const white: Colour = [255, 255, 255]
export const black: Colour = [0, 0, 0]

/** The text colour for this ground: white where it is readable, else black. What is too weak for one suits the other. */
export const inkOn = (ground: Colour): Colour => (contrast(ground, white) >= 4.5 ? white : black)

/** Moves a colour towards black or white until it stands out enough from the ground. */
export const readableOn = (colour: Colour, ground: Colour, ratio: number): Colour => {
  const goal = luminance(ground) > 0.4 ? black : white
  for (let step = 0; step <= 20; step += 1) {
    const share = step / 20
    const mixed: Colour = [
      colour[0] + (goal[0] - colour[0]) * share,
      colour[1] + (goal[1] - colour[1]) * share,
      colour[2] + (goal[2] - colour[2]) * share,
    ]
    if (contrast(mixed, ground) >= ratio) return mixed
  }
  return goal
}

export const fallbackAccent: Colour = [31, 94, 255]
