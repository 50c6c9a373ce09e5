import { type ErrorCode, errorCatalogue } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import { Fault } from '../app/fault.ts'
import { presentError } from './error.ts'

const codes = Object.keys(errorCatalogue) as ErrorCode[]

describe('presentError', () => {
  it.each(codes)('[HTTP2] presents %s with the status of the catalogue', (code) => {
    const { status, error, isDefect } = presentError(new Fault(code, 'Words for developers.'))
    expect(status).toBe(errorCatalogue[code].status)
    expect(error).toMatchObject({ code, message: 'Words for developers.' })
    expect(isDefect).toBe(code === 'server.error')
    if (errorCatalogue[code].retryable) expect(error.retryAfterMs).toBe(1_000)
    else expect(error).not.toHaveProperty('retryAfterMs')
  })

  it('[HTTP2] hands on details and the time to wait', () => {
    const fault = new Fault('rate.limited', 'Slower.', { retryAfterMs: 4_200, details: { rule: 'x' } })
    expect(presentError(fault).error).toEqual({
      code: 'rate.limited',
      message: 'Slower.',
      retryAfterMs: 4_200,
      details: { rule: 'x' },
    })
  })

  it.each([
    new Error('password hunter2 in the text'),
    Object.assign(new Error('x'), { statusCode: 418, code: 'rate.limited' }),
    'hunter2',
    undefined,
    null,
    { code: 'not_found', message: 'hunter2' },
  ])('[SEC-I3] tells nothing of what is no Fault: %o', (thrown) => {
    const presented = presentError(thrown)
    expect(presented).toMatchObject({ status: 500, isDefect: true, error: { code: 'server.error' } })
    expect(JSON.stringify(presented)).not.toContain('hunter2')
  })
})
