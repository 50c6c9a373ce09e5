import { describe, expect, it } from 'vitest'
import { type MigrationPart, type MigrationState, planMigration } from './migration-plan.ts'

const known = ['0001-first', '0002-second', '0003-contract-second', '0004-fourth']
const served = (...knownSteps: string[]) => ({ release: '1.2.0', knownSteps })
const plan = (state: Partial<MigrationState>, part: MigrationPart = 'start') =>
  planMigration({ known, oldest: '0001-first', done: ['0001-first'], lastServed: null, ...state }, part)

describe('the plan of a migration', () => {
  it('[OPS2] does everything in an empty database', () => {
    expect(plan({ done: [] })).toEqual(known)
  })

  it('[OPS2] only adds while the release before may still serve', () => {
    expect(plan({ lastServed: served('0001-first') })).toEqual(['0002-second', '0004-fourth'])
    expect(plan({ lastServed: served(...known) }, 'expand')).toEqual(['0002-second', '0004-fourth'])
  })

  it('[OPS2] takes away once a release that knows the step has served', () => {
    const done = ['0001-first', '0002-second', '0004-fourth']
    expect(plan({ done, lastServed: served(...known) })).toEqual(['0003-contract-second'])
    expect(plan({ done, lastServed: served(...known) }, 'contract')).toEqual(['0003-contract-second'])
    expect(() => plan({ done, lastServed: served('0001-first') }, 'contract')).toThrow(
      'The step 0003-contract-second takes away what the release that served last still reads',
    )
  })

  it('[OPS2] a release may go back past what was added, not past what was taken away', () => {
    const done = [...known, '0005-fifth']
    expect(plan({ done, lastServed: served(...done) })).toEqual([])
    expect(() => plan({ done: [...done, '0006-contract-first'], lastServed: served(...done) })).toThrow(
      'The data is from Frontdesk 1.2.0 or newer (0006-contract-first) and this one is too old for it; install that release, or restore the back-up made before the update.',
    )
  })

  it('[OPS2] refuses data that is older than its oldest step', () => {
    expect(() => plan({ oldest: '0002-second' })).toThrow('The data is from a release before 0002-second, too old')
    expect(plan({ oldest: '0002-second', done: [] })).toEqual(known)
  })
})
