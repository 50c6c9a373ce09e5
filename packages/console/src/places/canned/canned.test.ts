import type { CannedResponse } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import { cannedFound, textFor, wantedCanned } from './choose-canned.ts'
import { fillVariables, unfilledIn, type VariableValues } from './fill-variables.ts'

const values: VariableValues = {
  'contact.name': 'Mei',
  'contact.email': null,
  'agent.name': 'Li Wei',
  'company.name': 'Tea & Co',
  'site.name': null,
}
const response = (code: string, title = '', texts = [{ language: 'en', text: 'Words' }]): CannedResponse => ({
  id: code,
  owner: { kind: 'account' },
  code,
  title,
  texts,
  files: [],
  mayChange: false,
  createdAtMs: 0,
})

describe('variables of canned responses', () => {
  it.each([
    ['Hello {{contact.name|there}}, {{agent.name}} of {{ company.name }}', 'Hello Mei, Li Wei of Tea & Co'],
    ['{{site.name|our shop}}: {{contact.email}}', 'our shop: {{contact.email}}'],
    ['{{contact.email|}}!', '!'],
  ])('[CAN3] %s', (text, expected) => expect(fillVariables(text, values)).toBe(expected))

  it.each([
    '{{7*7}}',
    `$\{7*7}`,
    '<%= 7*7 %>',
    '{{constructor.constructor("x")()}}',
    '{{contact.constructor}}',
    '{{__proto__.name}}',
    '{contact.name}',
    '{{contact.name|{{agent.name',
  ])('[CAN3][SEC-C3] %s stays as it is', (text) => expect(fillVariables(text, values)).toBe(text))

  it('[CAN3][SEC-C3] a value brings no variable, no markdown and no line break along', () => {
    const hostile = { ...values, 'contact.name': '{{agent.name}}\n[pay](https://evil.example) $& **now**' }
    expect(fillVariables('Hi {{contact.name}}', hostile)).toBe('Hi agent.name pay (https://evil.example) $& now')
  })

  it('[CAN3] what is left to fill is found', () => {
    expect(unfilledIn('a {{contact.email}} {{7*7}}')).toEqual({ from: 2, to: 19 })
    expect(unfilledIn('a {{7*7}}')).toBeNull()
  })
})

describe('choosing a canned response', () => {
  it('[CAN4] begins with a / at the start of a word', () => {
    expect(wantedCanned('/he', 3)).toEqual({ from: 0, wanted: 'he' })
    expect(wantedCanned('so\n/', 4)).toEqual({ from: 3, wanted: '' })
    for (const text of ['and/or', 'https://a', '/he and', 'no']) expect(wantedCanned(text, text.length)).toBeNull()
  })

  it('[CAN4] finds by code first, then by title and words', () => {
    const all = [
      response('refund', 'Hello'),
      response('hello'),
      response('bye', '', [{ language: 'en', text: 'Hello' }]),
    ]
    expect(cannedFound(all, 'HEL').map(({ code }) => code)).toEqual(['hello', 'refund', 'bye'])
    expect(cannedFound(all, 'zzz')).toEqual([])
  })

  it('[CAN5] takes the visitor’s language first, then the agent’s, then what there is', () => {
    const texts = [
      { language: 'en', text: 'Hello' },
      { language: 'zh-CN', text: '您好' },
      { language: 'pt-BR', text: 'Olá' },
    ]
    const of = (...languages: string[]): string => textFor({ texts }, languages)
    expect([of('zh-CN', 'en'), of('pt', 'en'), of('es', 'zh-TW'), of('ja')]).toEqual(['您好', 'Olá', '您好', 'Hello'])
  })
})
