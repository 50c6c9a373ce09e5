import { describe, expect, it } from 'vitest'
import { coversRights, grantOf, inOrder, rightsOf, rightsOfRole } from './rights.ts'
import { rights } from './role.ts'

const ownRole = { id: 'r1', name: 'Night shift', rights: ['conversations.team', 'visitors.handle'] as const }

describe('rights', () => {
  it('[RGT1] built-in roles: an administrator may do all, an agent serve all, a supervisor look after service', () => {
    expect(rightsOfRole('administrator')).toEqual(rights)
    expect(rightsOfRole('agent')).toEqual(['conversations.all'])
    expect(rightsOfRole('supervisor')).toEqual(
      inOrder([
        'conversations.all',
        'supervise',
        'tags.manage',
        'visitors.handle',
        'conversations.export',
        'contacts.export',
        'callbacks.export',
      ]),
    )
  })

  it('[RGT1] an own role stands in the place of the built-in one', () => {
    expect(rightsOf({ role: 'agent', ownRole })).toEqual(['conversations.team', 'visitors.handle'])
    expect(rightsOf({ role: 'agent', ownRole: { ...ownRole, rights: [] } })).toEqual([])
    expect(rightsOf({ role: 'supervisor', ownRole: null })).toEqual(rightsOfRole('supervisor'))
  })

  it('[RGT3] the grant differs as soon as the rights do', () => {
    const fewer = { ...ownRole, rights: ['conversations.team'] as const }
    const grants = [
      grantOf({ role: 'agent', ownRole: null }),
      grantOf({ role: 'administrator', ownRole: null }),
      grantOf({ role: 'agent', ownRole }),
      grantOf({ role: 'agent', ownRole: fewer }),
    ]
    expect(new Set(grants).size).toBe(4)
    expect(grantOf({ role: 'agent', ownRole: { ...ownRole, name: 'Renamed' } })).toBe(grants[2])
  })

  it('[RGT4] nobody gives what it has not', () => {
    const mine = new Set(rightsOfRole('supervisor'))
    expect(coversRights(mine, ['visitors.handle'])).toBe(true)
    expect(coversRights(mine, [])).toBe(true)
    expect(coversRights(mine, rightsOfRole('administrator'))).toBe(false)
  })
})
