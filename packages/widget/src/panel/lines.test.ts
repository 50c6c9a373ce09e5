import type { AgentCard } from '@frontdesk/protocol'
import { expect, test } from 'vitest'
import en from '../locales/en.json'
import zh from '../locales/zh-CN.json'
import { eventText } from './event-line.tsx'
import { groundOf, initialsOf } from './faces.ts'
import { presenceText } from './header.tsx'
import { createTexts } from './texts.ts'

const english = createTexts('en', en)
const chinese = createTexts('zh-CN', zh)
const card = (label: string): AgentCard => ({ id: label, label, pictureUrl: null })
const team = (...labels: string[]) => ({ online: labels.length > 0, agents: labels.map(card), opensAtMs: null })

test('[WID11] the line under the name says who is there, and that nobody is', () => {
  const say = (...labels: string[]) => presenceText(english, team(...labels), [])
  expect(say()).toBe('Nobody is here right now')
  expect(say('Li Wei')).toBe('Li Wei is here')
  expect(say('Li Wei', 'Ana')).toBe('Li Wei and Ana are here')
  expect(say('Li Wei', 'Ana', 'Jo')).toBe('Li Wei, Ana and 1 other are here')
  expect(say('Li Wei', 'Ana', 'Jo', 'Mo')).toBe('Li Wei, Ana and 2 others are here')
  expect(presenceText(chinese, team('李伟', '安娜', '乔'), [])).toBe('李伟、安娜 等 3 人在线')
  expect(presenceText(english, { online: true, agents: [], opensAtMs: null }, [])).toBe('We are here')
  expect(presenceText(english, null, [])).toBe('Connecting')
  expect(presenceText(english, team('Ana'), [card('Li Wei')])).toBe('You are talking with Li Wei')
  const both = [card('Li Wei'), card('Ana')]
  expect(presenceText(english, null, both)).toBe('You are talking with Li Wei and Ana')
  expect(presenceText(chinese, null, both)).toBe('Li Wei和Ana 正在为您服务')
})

test('[WID11] what happened is one quiet sentence', () => {
  const event = { kind: 'event', key: 'e', atMs: 0, seq: 1 } as const
  const agent = { kind: 'agent', id: 'a', label: 'Li Wei', pictureUrl: null } as const
  const visitor = { ...agent, kind: 'contact' } as const
  const system = { kind: 'system', id: null, label: '', pictureUrl: null } as const
  const assigned = { kind: 'assigned', assignee: card('Ana') } as const
  const say = (row: Parameters<typeof eventText>[1]) => eventText(english, row)
  expect(say({ ...event, author: agent, content: { ...assigned, from: null } })).toBe('Ana joined')
  expect(say({ ...event, author: agent, content: { ...assigned, from: card('Li') } })).toBe('Ana took over from Li')
  expect(say({ ...event, author: agent, content: { kind: 'closed' } })).toBe('Li Wei ended the chat')
  expect(say({ ...event, author: visitor, content: { kind: 'closed' } })).toBe('Chat ended')
  expect(say({ ...event, author: system, content: { kind: 'closed' } })).toBe('Chat ended')
  expect(say({ ...event, author: visitor, content: { kind: 'reopened' } })).toBe('The chat goes on')
})

test('[WID11] a face without a picture is a letter or two on its own colour', () => {
  expect(['Li Wei', 'ana', '欧阳娜娜', ' ', 'Jean Luc Picard'].map(initialsOf)).toEqual(['LW', 'A', '娜', '', 'JP'])
  expect(groundOf('a')).toBe(groundOf('a'))
  expect(groundOf('')).toMatch(/^#/)
})
