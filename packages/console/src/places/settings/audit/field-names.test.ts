import { interpretationSettings, serviceSettings, siteSettings } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import { fieldNames } from './field-names.ts'

describe('names of fields in the audit log', () => {
  it('[AUD7] every setting of a company, its sites and its interpretation has one in words', () => {
    // As the log calls what it shows by its name.
    const called: { readonly [field: string]: string } = { teamId: 'team', hoursId: 'hours' }
    const fields = [serviceSettings, siteSettings, interpretationSettings].flatMap(Object.keys)
    expect(fields.length).toBeGreaterThan(30)
    expect(fields.map((field) => called[field] ?? field).filter((field) => fieldNames[field] === undefined)).toEqual([])
  })
})
