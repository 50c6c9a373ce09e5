import { describe, expect, it } from 'vitest'
import type { LastMessage } from '../conversation/model.ts'
import { idleSteps } from './idle.ts'
import { noRouting } from './routing.ts'

const answer: LastMessage = { text: 'Yes', author: { kind: 'agent', id: 'ada' }, visibility: 'everyone', atMs: 1_000 }
const answered = { status: 'open', waitingSinceMs: null, last: answer, routing: noRouting } as const
const rules = { remindAfterMs: 100, releaseAfterMs: 200, closeAfterMs: 300 }

describe('[IDL1] after the agent’s last word', () => {
  it.each([
    [1_050, [], 1_100],
    [1_100, ['remind'], 1_200],
    [1_250, ['remind', 'release'], 1_300],
    [1_300, ['remind', 'release', 'close'], null],
  ] as const)('at %d ms %j is due, and the next at %s', (nowMs, due, nextAtMs) => {
    expect(idleSteps(answered, rules, nowMs)).toEqual({ due, nextAtMs })
  })

  it('only what the account has set is due', () => {
    const none = { remindAfterMs: null, releaseAfterMs: null, closeAfterMs: null }
    expect(idleSteps(answered, none, 99_000)).toEqual({ due: [], nextAtMs: null })
    expect(idleSteps(answered, { ...none, closeAfterMs: 50 }, 1_010)).toEqual({ due: [], nextAtMs: 1_050 })
  })

  it('nothing is due while the visitor waits for the agent, nor where nobody serves', () => {
    const nothing = { due: [], nextAtMs: null }
    expect(idleSteps({ ...answered, waitingSinceMs: 1_010 }, rules, 9_000)).toEqual(nothing)
    for (const status of ['queued', 'snoozed', 'closed'] as const)
      expect(idleSteps({ ...answered, status }, rules, 9_000)).toEqual(nothing)
    const words: LastMessage = { ...answer, author: { kind: 'contact', id: 'v' } }
    expect(idleSteps({ ...answered, last: words }, rules, 9_000)).toEqual(nothing)
    const resting = { sinceMs: 1_005, cause: 'session' } as const
    expect(idleSteps({ ...answered, routing: { ...noRouting, resting } }, rules, 9_000)).toEqual(nothing)
  })
})
