import { describe, expect, it } from 'vitest'
import { arrange, choicesOf, type Look, wholeLook } from './arrange.ts'
import { aVisitor, wei } from './testing-visitors.ts'

const rows = [
  aVisitor(
    'mia',
    { pages: 3, pageSinceMs: 40 },
    { startedAtMs: 10, pageTitle: 'Green tea', country: 'CN', language: 'zh-CN' },
  ),
  aVisitor('noah', { pages: 1, pageSinceMs: 20, state: 'waiting' }, { startedAtMs: 20, device: 'phone' }),
  aVisitor('ida', { pages: 2, pageSinceMs: 30, returning: true }, { startedAtMs: 30, pickedAgent: wei }),
]
const names = (look: Partial<Look>, meId = 'ana'): string[] =>
  arrange(rows, { ...wholeLook, ...look }, meId).map(({ contact }) => contact.id)

describe('[CON29] the board', () => {
  it('is in the order that is wanted, after who is picked for the agent', () => {
    expect(names({})).toEqual(['ida', 'noah', 'mia'])
    expect(names({ sort: 'longest' })).toEqual(['mia', 'noah', 'ida'])
    expect(names({ sort: 'page' })).toEqual(['noah', 'ida', 'mia'])
    expect(names({ sort: 'pages' })).toEqual(['mia', 'ida', 'noah'])
    expect(names({ sort: 'longest' }, 'wei')).toEqual(['ida', 'mia', 'noah'])
  })

  it('leaves out what is filtered, each filter for itself and all together', () => {
    expect(names({ state: 'waiting' })).toEqual(['noah'])
    expect(names({ country: 'CN' })).toEqual(['mia'])
    expect(names({ device: 'phone' })).toEqual(['noah'])
    expect(names({ language: 'en' })).toEqual(['ida', 'noah'])
    expect(names({ returning: 'yes' })).toEqual(['ida'])
    expect(names({ mine: true }, 'wei')).toEqual(['ida'])
    expect(names({ site: 'another' })).toEqual([])
    expect(names({ language: 'en', device: 'phone' })).toEqual(['noah'])
  })

  it('finds by all words of a search, in names and pages', () => {
    expect(names({ search: 'GREEN mia' })).toEqual(['mia'])
    expect(names({ search: 'shop.example' })).toHaveLength(3)
    expect(names({ search: 'coffee' })).toEqual([])
  })

  it('offers the countries and languages of those who are here', () => {
    expect(choicesOf(rows)).toEqual({
      sites: [{ id: 'site', name: 'Shop' }],
      countries: ['CN'],
      languages: ['en', 'zh'],
    })
  })
})
