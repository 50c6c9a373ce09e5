import { describe, expect, it } from 'vitest'
import { companySlug } from './company.ts'

describe('the short name of a company', () => {
  it.each([
    ['Acme Ltd.', 'acme-ltd-ab3def'],
    ['  Crème & Co  ', 'creme-co-ab3def'],
    ['北京某某公司', 'company-ab3def'],
    ['---', 'company-ab3def'],
    ['A very long name of a company that goes on', 'a-very-long-name-of-a-company-ab3def'],
  ])('[ACC10] %s', (name, slug) => {
    expect(companySlug(name, 'A_b3-dEfGHIJ')).toBe(slug)
  })
})
