import type { Content } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import { decidedText } from './decided-text.ts'

type Decided = Extract<Content, { kind: 'decided' }>

const ana = { id: 'ana', label: 'Ana Lima', pictureUrl: null }
const decided = (change: Partial<Decided>): Decided => ({
  kind: 'decided',
  agent: ana,
  cause: 'waiting',
  policy: 'random',
  among: 3,
  load: 1,
  wanted: false,
  offered: false,
  ...change,
})
const textOf = (change: Partial<Decided>): string =>
  decidedText((id, values) => (values === undefined ? id : `${id} ${JSON.stringify(values)}`), decided(change))

describe('[A4][CON32] the line that says why', () => {
  it('names who gets it and by which policy, of how many', () => {
    expect(textOf({ policy: 'least-busy' })).toContain('decided.given')
    expect(textOf({ policy: 'least-busy' })).toContain('decided.policy.least-busy')
    expect(textOf({})).toContain('Ana Lima')
  })

  it('tells who is asked from who has it', () => {
    expect(textOf({ offered: true })).toContain('decided.asked')
  })

  it('says that nobody can, and who has it back', () => {
    expect(textOf({ agent: null })).toBe('decided.nobody')
    expect(textOf({ cause: 'not-taken' })).toContain('decided.back')
    expect(textOf({ cause: 'not-accepted' })).toContain('decided.declined')
    expect(textOf({ wanted: true })).toContain('decided.wanted')
  })

  it('says what it follows from, but for a visitor who just waits', () => {
    expect(textOf({ cause: 'exit' })).toContain('decided.cause.exit')
    expect(textOf({})).not.toContain('decided.cause')
  })
})
