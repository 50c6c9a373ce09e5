import { describe, expect, it } from 'vitest'
import { changesOf } from './audit.ts'

describe('what the audit log keeps of a change', () => {
  it('[AUD2] holds only the fields that differ', () => {
    const was = { name: 'Ada', role: 'agent', capacity: null }
    expect(changesOf(was, { ...was, role: 'supervisor' })).toEqual({
      before: { role: 'agent' },
      after: { role: 'supervisor' },
    })
    expect(changesOf(was, { ...was })).toEqual({ before: {}, after: {} })
  })

  it('[AUD2] holds of lists of words what went and what came', () => {
    expect(changesOf({ members: ['Ada', 'Bo'] }, { members: ['Bo', 'Cy'] })).toEqual({
      before: { members: ['Ada'] },
      after: { members: ['Cy'] },
    })
  })

  it('[AUD2] holds all of what came into being, and of what is gone', () => {
    expect(changesOf(null, { name: 'Sales' })).toEqual({ before: {}, after: { name: 'Sales' } })
    expect(changesOf({ name: 'Sales' }, null)).toEqual({ before: { name: 'Sales' }, after: {} })
  })

  it('[AUD2] cuts what is very long', () => {
    const { after } = changesOf(null, { text: 'x'.repeat(10_000) })
    expect(String(after['text']).length).toBeLessThan(4_100)
  })
})
