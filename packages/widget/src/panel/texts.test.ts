import { expect, test } from 'vitest'
import en from '../locales/en.json'
import zh from '../locales/zh-CN.json'
import { createTexts, loadTexts, localeFor, type TextKey } from './texts.ts'

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

test('[WID1] both languages have the same texts, and fill in the same things', () => {
  expect(Object.keys(zh)).toEqual(Object.keys(en))
  for (const key of Object.keys(en) as TextKey[]) {
    expect([key, zh[key].trim()]).not.toEqual([key, ''])
    // How many there are is told differently: 'and 2 others', '等 4 人'.
    if (!key.startsWith('presence.many')) expect([key, names(zh[key])]).toEqual([key, names(en[key])])
  }
})

test('[WID1] numbers take the form of their language', async () => {
  const english = await loadTexts('en')
  const chinese = await loadTexts('zh-CN')
  expect(english.count('timeline.new', 1)).toBe('1 new message')
  expect(english.count('timeline.new', 2)).toBe('2 new messages')
  expect(chinese.count('timeline.new', 1)).toBe('1 条新消息')
  expect(english.t('event.joined', { name: 'Li {from}' })).toBe('Li {from} joined')
})

test('[WID1] days are named as people do', () => {
  const texts = createTexts('en', en)
  const now = new Date(2026, 4, 10, 9).getTime()
  const day = 86_400_000
  expect(texts.day(now - 3_600_000, now)).toBe('Today')
  expect(texts.day(now - day, now)).toBe('Yesterday')
  expect(texts.day(now - 5 * day, now)).toBe('Tuesday, May 5')
  expect(texts.day(new Date(2024, 0, 2).getTime(), now)).toBe('January 2, 2024')
})

test('[WID1] time is told as in the country of the visitor, where its browser speaks the language shown', () => {
  const tea = new Date(2026, 4, 10, 17, 5).getTime()
  expect(createTexts('en', en, localeFor('en', ['de-DE', 'en-GB'])).time(tea)).toBe('17:05')
  expect(createTexts('en', en, localeFor('en', ['en-US'])).time(tea)).toMatch(/^5:05\sPM$/)
  expect(localeFor('zh-CN', ['zh-TW', 'en'])).toBe('zh-TW')
  expect(localeFor('zh-CN', ['en'])).toBe('zh-CN')
})
