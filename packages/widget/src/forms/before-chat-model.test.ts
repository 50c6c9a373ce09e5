import { expect, test } from 'vitest'
import { anAppearance } from '../shared/test-appearance.ts'
import { answersOf, asked, firstProblem } from './before-chat-model.ts'

const site = anAppearance({
  consent: 'before-chat',
  preChat: {
    enabled: true,
    fields: [
      { field: 'name', required: true },
      { field: 'email', required: false },
    ],
    questions: [{ key: 'order', label: { en: 'Order number', 'zh-CN': '' }, required: false }],
  },
})

test('[WID16] the form asks the fields, then the questions, then for consent; a verified visitor only for consent', () => {
  expect(asked(site, 'zh-CN', false).map(({ kind, label }) => [kind, label])).toEqual([
    ['name', ''],
    ['email', ''],
    ['question', 'Order number'],
    ['consent', ''],
  ])
  expect(asked(site, 'en', true).map(({ kind }) => kind)).toEqual(['consent'])
  expect(asked(anAppearance(), 'en', false)).toEqual([])
})

test('[WID16] nothing goes out before what must be there is there and right', () => {
  const fields = asked(site, 'en', false)
  expect(firstProblem(fields, {})).toEqual({ field: '=name', key: 'form.error.required' })
  const named = { '=name': 'Ada', '=email': 'ada@' }
  expect(firstProblem(fields, named)).toEqual({ field: '=email', key: 'contact.error.email' })
  expect(firstProblem(fields, { ...named, '=email': '' })).toEqual({ field: '=consent', key: 'form.error.consent' })
  expect(firstProblem(fields, { '=name': 'Ada', '=consent': 'yes' })).toBeNull()
})

test('[WID16] answers to questions are attributes, details are details, and what is empty stays away', () => {
  const values = { '=name': ' Ada ', '=email': '', order: 'A-7', '=consent': 'yes', other: 'x' }
  expect(answersOf(asked(site, 'en', false), values)).toEqual({
    name: 'Ada',
    attributes: { order: 'A-7' },
    consent: true,
  })
})
