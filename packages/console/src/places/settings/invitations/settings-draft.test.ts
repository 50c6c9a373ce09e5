import type { InvitationSettings } from '@frontdesk/protocol'
import { expect, it } from 'vitest'
import { changeOfSettings, draftOfSettings, inverseOfSettings, problemsOfSettings } from './settings-draft.ts'
import { changeOfTrigger, draftOfTrigger, problemsOfTrigger } from './trigger-draft.ts'

const settings: InvitationSettings = {
  lifeMs: 60_000,
  quietMs: 3_600_000,
  perVisit: 1,
  perDay: 2,
  texts: { en: ['One', 'Two'], 'zh-CN': ['一'] },
  earlierText: false,
}

it('[INV15] sends what was changed, texts as lines, and can take it back', () => {
  const draft = draftOfSettings(settings)
  expect(changeOfSettings(settings, draft)).toBeNull()
  const change = changeOfSettings(settings, { ...draft, perDay: 3, en: ' One \n\nThree\nOne' })
  expect(change).toEqual({ perDay: 3, texts: { en: ['One', 'Three'], 'zh-CN': ['一'] } })
  expect(inverseOfSettings(settings, change ?? {})).toEqual({ perDay: 2, texts: settings.texts })
})

it('[INV15] says what is wrong where it is wrong, before anything is sent', () => {
  const draft = draftOfSettings(settings)
  expect(problemsOfSettings(draft)).toEqual({})
  const wrong = { ...draft, lifeMs: 1_000, perVisit: null, perDay: 99, zh: ' \n' }
  expect(Object.keys(problemsOfSettings(wrong))).toEqual(['lifeMs', 'perVisit', 'perDay', 'zh'])
})

it('[TRG6] a rule is switched on only with conditions that are whole', () => {
  const trigger = {
    id: 't',
    name: 'Cart',
    mode: 'off',
    siteId: null,
    conditions: [],
    texts: { en: '', 'zh-CN': '' },
    createdAtMs: 0,
  } as const
  const draft = draftOfTrigger({ ...trigger, conditions: [] })
  expect(problemsOfTrigger(draft)).toEqual({})
  expect(Object.keys(problemsOfTrigger({ ...draft, mode: 'on' }))).toEqual(['conditions'])
  const broken = {
    ...draft,
    conditions: [{ kind: 'page', pattern: ' ' } as const, { kind: 'pages', atLeast: 0 } as const],
  }
  expect(Object.keys(problemsOfTrigger(broken))).toEqual(['condition.0', 'condition.1'])
  expect(changeOfTrigger({ ...trigger, conditions: [] }, { ...draft, mode: 'test' })).toEqual({ mode: 'test' })
})
