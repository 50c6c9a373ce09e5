import { describe, expect, it } from 'vitest'
import type { Translate } from './i18n.ts'
import { visitorName } from './visitor-name.ts'

const t: Translate = (id, values) => `${id} ${values?.['tag']}`

describe('a visitor’s name', () => {
  it('[CON18] is the one given, else made from the id in the reader’s language', () => {
    expect(visitorName(t, 'Emma')).toBe('Emma')
    expect(visitorName(t, '#3F2A')).toBe('visitor.unnamed 3F2A')
    expect(visitorName(t, '#1 customer')).toBe('#1 customer')
  })
})
