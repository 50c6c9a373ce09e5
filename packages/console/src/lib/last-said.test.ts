import { expect, it } from 'vitest'
import { lastSaid } from './last-said.ts'

it('[ATT8][E7] lists and notices say in words what a message without words carries', () => {
  const t = (id: string): string => ({ 'file.voice': 'Voice message', 'file.file': 'File:' })[id] ?? id
  expect(lastSaid(t, { text: '🎤 0:05', authorKind: 'contact' })).toBe('Voice message 0:05')
  expect(lastSaid(t, { text: '📎 1.png 📎 2.png', authorKind: 'contact' })).toBe('File: 1.png File: 2.png')
  expect(lastSaid(t, { text: 'Hello', authorKind: 'contact' })).toBe('Hello')
})

it('[TXT7] an agent’s marks are read, a visitor’s stars are stars', () => {
  const t = (id: string): string => id
  expect(lastSaid(t, { text: 'It left **on Monday**', authorKind: 'agent' })).toBe('It left on Monday')
  expect(lastSaid(t, { text: 'It left **on Monday**', authorKind: 'contact' })).toBe('It left **on Monday**')
})
