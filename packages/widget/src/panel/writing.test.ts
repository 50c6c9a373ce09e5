import { expect, test } from 'vitest'
import { contactProblem } from '../forms/contact-details.ts'
import { isSendKey, storable } from './writing.ts'

const key = (over: Partial<Parameters<typeof isSendKey>[0]> = {}) =>
  isSendKey({
    key: 'Enter',
    shiftKey: false,
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    isComposing: false,
    keyCode: 13,
    ...over,
  })

test('[WID4] Enter sends, Shift+Enter breaks the line, composing never sends', () => {
  expect(key()).toBe(true)
  expect(key({ ctrlKey: true })).toBe(true)
  expect(key({ shiftKey: true })).toBe(false)
  expect(key({ isComposing: true })).toBe(false)
  expect(key({ keyCode: 229 })).toBe(false)
  expect(key({ key: 'a' })).toBe(false)
})

test('[WID4] what cannot be stored is left out, everything else is kept', () => {
  expect(storable('  a\0b\ud800c 客服 👋🏽 \n')).toBe('abc 客服 👋🏽')
  expect(storable(' \n ')).toBe('')
})

test('[WID4] details by which nobody could be reached are not sent', () => {
  const details = (over: Partial<Parameters<typeof contactProblem>[0]>) =>
    contactProblem({ name: '', email: '', phone: '', ...over })?.field ?? null
  expect(details({})).toBe('email')
  expect(details({ email: 'li@example' })).toBe('email')
  expect(details({ email: 'li@example.com' })).toBeNull()
  expect(details({ phone: '+86 571 8888 0000' })).toBeNull()
  expect(details({ phone: 'call me' })).toBe('phone')
})
