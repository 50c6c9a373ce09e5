import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

// Here rather than beside the file: it reads the disk, and the console's sources know no Node.
const css = readFileSync(join(import.meta.dirname, '../src/styles/tokens.css'), 'utf8')

/** Light and dark value of each colour written as `light-dark(#…, #…)`. */
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }],
  ),
)

/** Relative luminance (WCAG 2.2). */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const surfaces = ['canvas', 'surface', 'surface-hover', 'raised']
const texts: [text: string, grounds: string[]][] = [
  ['ink', [...surfaces, 'surface-active', 'accent-soft', 'bubble', 'bubble-own']],
  ['ink-soft', [...surfaces, 'surface-active', 'accent-soft']],
  ['ink-faint', [...surfaces, 'accent-soft']],
  ['accent-ink', [...surfaces, 'accent-soft', 'bubble', 'bubble-own']],
  ['on-accent', ['accent', 'accent-hover']],
  ['on-bad', ['bad', 'bad-hover']],
  ['good-ink', ['good-soft', 'surface']],
  ['warn-ink', ['warn-soft', 'surface', 'surface-hover', 'accent-soft']],
  ['bad-ink', ['bad-soft', 'surface', 'surface-hover', 'accent-soft']],
  ['info-ink', ['info-soft']],
  ['note-ink', ['note']],
  ['note', ['note-ink']],
]
const marks: [mark: string, grounds: string[]][] = [
  ['line-strong', ['surface', 'canvas', 'raised']],
  ['accent', ['surface', 'canvas']],
  ['good', ['surface', 'canvas']],
  ['warn', ['surface', 'canvas']],
  ['bad', ['surface', 'canvas']],
  ...['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'].map(
    (color): (typeof texts)[number] => [`tag-${color}`, ['surface', 'surface-hover', 'raised', 'accent-soft']],
  ),
]

const check = (pairs: typeof texts, least: number): string[] =>
  pairs.flatMap(([front, grounds]) =>
    grounds.flatMap((ground) =>
      (['light', 'dark'] as const).flatMap((theme) => {
        const [a, b] = [colours.get(front)?.[theme], colours.get(ground)?.[theme]]
        if (a === undefined || b === undefined) return [`${front} or ${ground} is no colour`]
        const ratio = contrast(a, b)
        return ratio < least ? [`${front} on ${ground}, ${theme}: ${ratio.toFixed(2)}`] : []
      }),
    ),
  )

describe('the colours', () => {
  it('[CON5] carry text at 4.5:1 or more, light and dark', () => {
    expect(check(texts, 4.5)).toEqual([])
  })
  it('[CON5] show marks at 3:1 or more, light and dark', () => {
    expect(check(marks, 3)).toEqual([])
  })
})
