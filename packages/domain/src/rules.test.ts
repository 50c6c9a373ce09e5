import { describe, expect, it } from 'vitest'
import { contactLabel } from './contact.ts'
import {
  agentLabel,
  distinctWords,
  isAllowedOrigin,
  isLastAdministrator,
  isStorable,
  isStorableData,
  isWeakPassword,
  maySeeConversation,
  maySeeEntry,
  noRouting,
  type Right,
  type Routing,
  viewerOfAgent,
} from './index.ts'

describe('agents', () => {
  const li = { name: 'Li Wei', login: 'li.wei', number: '1024' }

  it('[A6] are labelled by name, login or number, as the account chooses', () => {
    expect(agentLabel(li, 'name')).toBe('Li Wei')
    expect(agentLabel(li, 'login')).toBe('li.wei')
    expect(agentLabel(li, 'number')).toBe('1024')
    expect(agentLabel({ ...li, number: null }, 'number')).toBe('Li Wei')
  })

  it('[AGT1] the last active administrator is told apart', () => {
    const admin = (id: string, disabledAtMs: number | null = null) => ({
      id,
      role: 'administrator' as const,
      disabledAtMs,
    })
    expect(isLastAdministrator([admin('a'), { id: 'b', role: 'agent', disabledAtMs: null }], 'a')).toBe(true)
    expect(isLastAdministrator([admin('a'), admin('b', 1)], 'a')).toBe(true)
    expect(isLastAdministrator([admin('a'), admin('b')], 'a')).toBe(false)
    expect(isLastAdministrator([admin('a')], 'c')).toBe(false)
  })

  it('[AGT2] weak passwords are told apart', () => {
    for (const weak of ['', 'short', 'aaaaaaaaaaaa', 'li.wei123456', 'Password1234', 'qwerty123456', '１２３４５６'])
      expect(isWeakPassword(weak, 'li.wei', 10), weak).toBe(true)
    for (const strong of ['correct horse battery', 'x9K-mQ2v-Lp7t', '今天天气很好我们去散步吧'])
      expect(isWeakPassword(strong, 'li.wei', 10), strong).toBe(false)
  })
})

describe('who may see', () => {
  it('[LIV4] notes are for staff only', () => {
    expect(maySeeEntry('staff', { visibility: 'staff' })).toBe(true)
    expect(maySeeEntry('public', { visibility: 'staff' })).toBe(false)
    expect(maySeeEntry('public', { visibility: 'everyone' })).toBe(true)
  })

  const conversation = {
    kind: 'service' as const,
    contactId: 'c1',
    assigneeId: 'a1',
    routing: { ...noRouting, teamId: 't1' } as Routing,
  }

  it('[LIV5] a visitor sees its own conversation only', () => {
    expect(maySeeConversation({ kind: 'contact', id: 'c1' }, conversation)).toBe(true)
    expect(maySeeConversation({ kind: 'contact', id: 'c2' }, conversation)).toBe(false)
    expect(maySeeConversation({ kind: 'contact', id: 'a1' }, conversation)).toBe(false)
  })

  it('[RGT2] an agent sees all, those of its teams and of none, or its own, as its rights say', () => {
    const sees = (rights: readonly Right[], id: string, teamIds: readonly string[], of: Partial<typeof conversation>) =>
      maySeeConversation(viewerOfAgent(id, new Set(rights), teamIds), { ...conversation, ...of })
    expect(sees(['conversations.all'], 'a2', [], {})).toBe(true)
    expect(sees(['conversations.all', 'conversations.team'], 'a2', [], {})).toBe(true)
    expect(sees(['conversations.team'], 'a2', ['t1'], {})).toBe(true)
    expect(sees(['conversations.team'], 'a2', ['t2'], {})).toBe(false)
    expect(sees(['conversations.team'], 'a1', ['t2'], {})).toBe(true)
    expect(sees(['conversations.team'], 'a2', [], { routing: noRouting })).toBe(true)
    const offered = { ...noRouting, teamId: 't1', offer: { agentId: 'a2', expiresAtMs: 1 } }
    expect([sees([], 'a2', [], { routing: offered }), sees([], 'a3', [], { routing: offered })]).toEqual([true, false])
    expect(sees([], 'a1', ['t1'], {})).toBe(true)
    expect(sees([], 'a2', ['t1'], {})).toBe(false)
    expect(sees(['supervise', 'visitors.handle'], 'c1', ['t1'], {})).toBe(false)
  })
})

describe('text', () => {
  it('[CNV8] U+0000 and lone surrogates can’t be stored, wherever they stand', () => {
    expect(isStorable('你好 😀')).toBe(true)
    expect(isStorable('a\u0000b')).toBe(false)
    expect(isStorable('\ud83d')).toBe(false)
    expect(isStorableData({ a: ['x', { b: 'ok' }], n: 1, z: null })).toBe(true)
    expect(isStorableData({ a: ['x', { b: '\udc00' }] })).toBe(false)
    expect(isStorableData({ 'k\u0000': 1 })).toBe(false)
  })
})

describe('skills', () => {
  it('[TEA2] are kept once each, whatever their case', () => {
    expect(distinctWords([' Refunds', 'refunds', '退款', ' ', 'Spanish '])).toEqual(['Refunds', '退款', 'Spanish'])
  })
})

describe('sites', () => {
  it('[SITE1] a page’s address matches exactly or not at all', () => {
    const site = { allowedOrigins: ['https://shop.example'] }
    expect(isAllowedOrigin(site, 'https://shop.example')).toBe(true)
    for (const origin of [
      undefined,
      '',
      'null',
      'http://shop.example',
      'https://shop.example:444',
      'https://shop.example.evil.test',
      'https://SHOP.example/',
    ])
      expect(isAllowedOrigin(site, origin), String(origin)).toBe(false)
  })
})

describe('contacts', () => {
  it('[CNV12] one without a name has a short stable tag that is the same in every language', () => {
    expect(contactLabel({ id: '0190-ab3f', name: null })).toBe('#AB3F')
    expect(contactLabel({ id: '0190-ab3f', name: 'Ana' })).toBe('Ana')
  })
})
