import { expect, it } from 'vitest'
import { tail } from './tail.ts'

it('[TPV3] what is told is the end of the text, with no half of a character', () => {
  expect(tail('abc', 5)).toBe('abc')
  expect(tail('abcdef', 3)).toBe('def')
  expect(tail('a😀bc', 3)).toBe('bc')
  expect(tail('a😀bc', 4)).toBe('😀bc')
  expect(tail('a\0b', 5)).toBe('ab')
})
