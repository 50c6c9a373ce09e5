import { expect, it } from 'vitest'
import english from '../locales/en.json' with { type: 'json' }
import chinese from '../locales/zh-CN.json' with { type: 'json' }
import { createTexts } from '../panel/texts.ts'
import { opensWhen } from './closed-words.ts'

const en = createTexts('en', english, 'en-GB')
const zh = createTexts('zh-CN', chinese)
/** By the clock of whoever runs this: a Monday evening. */
const nowMs = new Date(2026, 10, 30, 20, 0).getTime()
const at = (day: number, hour: number): number => new Date(2026, 10, 30 + day, hour, 30).getTime()

it('[HRS7] the beginning of service is said as near as it is, by the visitor’s clock and in its language', () => {
  expect(opensWhen(en, at(0, 22), nowMs)).toBe('22:30')
  expect(opensWhen(en, at(1, 9), nowMs)).toBe('tomorrow at 9:30')
  expect(opensWhen(en, at(3, 9), nowMs)).toBe('Thursday at 9:30')
  expect(opensWhen(en, at(20, 9), nowMs)).toBe('Sunday, December 20 at 9:30')
  expect(opensWhen(zh, at(0, 22), nowMs)).toBe('22:30')
  expect(opensWhen(zh, at(1, 9), nowMs)).toBe('明天 9:30')
  expect(opensWhen(zh, at(3, 9), nowMs)).toBe('星期四 9:30')
})
