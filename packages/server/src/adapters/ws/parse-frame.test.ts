import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFrame } from './parse-frame.ts'

const parse = (value: unknown) => parseFrame(JSON.stringify(value))

describe('reading a frame', () => {
  it('[PRO2] knows what a client sends', () => {
    expect(parse({ type: 'hello', version: 1, ticket: 't' })).toEqual({ type: 'hello', version: 1, ticket: 't' })
    expect(parse({ type: 'beat', n: 3 })).toEqual({ type: 'beat', n: 3 })
    expect(parse({ type: 'request', id: 1, command: 'agent.list', params: {} })).toEqual({
      type: 'request',
      id: 1,
      command: 'agent.list',
      params: {},
    })
  })

  it('[PRO2] says what is wrong with everything else, with the id where there is one', () => {
    for (const text of [
      '',
      'x',
      '[]',
      'null',
      '1',
      '{}',
      '{"type":"welcome"}',
      '{"type":"hello"}',
      '{"type":"beat","n":"1"}',
    ])
      expect(parseFrame(text), text).toMatchObject({ type: 'invalid', id: null })
    expect(parse({ type: 'request', id: 7, command: 'no.such', params: {} })).toMatchObject({ type: 'invalid', id: 7 })
    expect(parse({ type: 'request', id: -1, command: 'agent.list' })).toMatchObject({ type: 'invalid', id: null })
  })

  it('[PRO8] offers neither what belongs to HTTP nor what every object has', () => {
    for (const command of ['session.create', 'agent.create', 'constructor', '__proto__', 'toString'])
      expect(parse({ type: 'request', id: 1, command, params: {} }), command).toMatchObject({ type: 'invalid' })
  })

  it('[PRO2] never throws, whatever comes', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => parseFrame(text).type !== undefined))
  })
})
