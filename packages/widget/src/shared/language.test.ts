import { expect, test } from 'vitest'
import { chooseLanguage, isLanguage } from './language.ts'

test('[WID1] the first wish that is spoken here wins, English when none is', () => {
  expect(chooseLanguage([undefined, '', 'de-DE', 'zh-Hans-CN', 'en'])).toBe('zh-CN')
  expect(chooseLanguage(['en_GB', 'zh'])).toBe('en')
  expect(chooseLanguage(['zh-TW'])).toBe('zh-CN')
  expect(chooseLanguage(['fr', null])).toBe('en')
  expect([isLanguage('zh-CN'), isLanguage('zh'), isLanguage(7)]).toEqual([true, false, false])
})
