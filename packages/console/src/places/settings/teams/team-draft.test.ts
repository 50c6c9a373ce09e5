import type { Team } from '@frontdesk/protocol'
import { describe, expect, it } from 'vitest'
import { changeOfTeam, draftOfTeam, inverseOfTeam, problemsOfTeam } from './team-draft.ts'

const team: Team = {
  id: 't',
  name: 'Sales',
  policy: null,
  capacity: null,
  acceptWithinMs: null,
  overflow: null,
  hoursId: null,
  memberIds: ['ada', 'bo'],
  createdAtMs: 0,
}

describe('the page of a team', () => {
  it('[TEA6] sends what was changed, and members as who comes and who goes; undo is the way back', () => {
    expect(changeOfTeam(team, draftOfTeam(team))).toBeNull()
    const draft = { ...draftOfTeam(team), capacity: 5, memberIds: ['bo', 'cy'] }
    const change = changeOfTeam(team, draft)
    expect(change).toEqual({ change: { capacity: 5 }, addMemberIds: ['cy'], removeMemberIds: ['ada'] })
    expect(inverseOfTeam(team, change ?? {})).toEqual({
      change: { capacity: null },
      addMemberIds: ['ada'],
      removeMemberIds: ['cy'],
    })
  })

  it('[TEA6] wants a name, and numbers within bounds', () => {
    const draft = draftOfTeam(team)
    expect(problemsOfTeam(draft)).toEqual({})
    expect(Object.keys(problemsOfTeam({ ...draft, name: ' ' }))).toEqual(['name'])
    expect(Object.keys(problemsOfTeam({ ...draft, capacity: 10_001 }))).toEqual(['capacity'])
    expect(Object.keys(problemsOfTeam({ ...draft, acceptWithinMs: 601_000 }))).toEqual(['acceptWithinMs'])
    const overflow = { afterMs: null, to: { kind: 'words' } } as const
    expect(Object.keys(problemsOfTeam({ ...draft, overflow }))).toEqual(['overflow'])
  })
})
