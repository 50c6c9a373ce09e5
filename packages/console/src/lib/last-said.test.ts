import { expect, it } from 'vitest'
import { lastSaid } from './last-said.ts'

it('[ATT8][E7] lists and notices say in words what a message without words carries', () => {
  const t = (id: string): string => ({ 'file.voice': 'Voice message', 'file.file': 'File:' })[id] ?? id
  expect(lastSaid(t, '🎤 0:05')).toBe('Voice message 0:05')
  expect(lastSaid(t, '📎 1.png 📎 2.png')).toBe('File: 1.png File: 2.png')
  expect(lastSaid(t, 'Hello')).toBe('Hello')
})
