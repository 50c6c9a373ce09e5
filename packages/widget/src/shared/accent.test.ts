import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accentValues, grounds } from '../panel/theme.ts'
import { type Colour, contrast, inkOn, parseColour, readableOn, toHex, white } from './accent.ts'

const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255))
const read = (text: string): Colour => {
  const found = parseColour(text)
  if (found === null) throw new Error(text)
  return found
}

test('[WID2] whatever the accent, text on it and text in it reach 4.5:1', () => {
  fc.assert(
    fc.property(colour, (accent) => {
      expect(contrast(accent, inkOn(accent))).toBeGreaterThanOrEqual(4.5)
      for (const { ground, raised } of [grounds.light, grounds.dark]) {
        const values = accentValues(toHex(accent), { ground, raised })
        expect(contrast(read(values['--accent']), read(values['--on-accent']))).toBeGreaterThanOrEqual(4.5)
        for (const on of [ground, raised]) {
          expect(contrast(read(values['--accent-text']), on)).toBeGreaterThanOrEqual(4.4)
        }
      }
    }),
  )
})

test('[WID2] an accent that is readable stays as it is; what is no colour gives the default', () => {
  expect(readableOn([31, 94, 255], white, 4.5)).toEqual([31, 94, 255])
  expect(parseColour('#1f5')).toEqual([17, 255, 85])
  for (const text of ['', 'red', '#12', '#12345g', 'url(x)', '#1234567']) expect(parseColour(text)).toBeNull()
  expect(accentValues('javascript:1', grounds.light)['--accent']).toBe('#1f5eff')
})
