import type { Params } from '@frontdesk/protocol'
import { askHttp, expectOk, type Person } from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Colleague, hireTeam, newClientId, useServer } from './testing.ts'

type Draft = Params<'canned-response.create'>

describe('canned responses', () => {
  const server = useServer()
  let boss: Colleague
  let member: Colleague
  let other: Colleague
  let teamId: string
  beforeAll(async () => {
    ;({ boss, member, other, teamId } = await hireTeam(server()))
  })
  const draft = (change: Partial<Draft> = {}): Draft => ({
    owner: { kind: 'personal' },
    code: newClientId(),
    title: '',
    texts: [{ language: 'en', text: 'Hello {{contact.name|there}}' }],
    ...change,
  })
  const keep = ({ who }: Person, change: Partial<Draft> = {}) =>
    askHttp(server().url, 'canned-response.create', draft(change), who)
  const codesOf = async ({ who }: Person) =>
    expectOk(await askHttp(server().url, 'canned-response.list', {}, who)).responses.map(({ code }) => code)
  const update = (id: string, { who }: Person) =>
    askHttp(server().url, 'canned-response.update', { responseId: id, change: { title: 'Changed' } }, who)

  it('[CAN1] everybody has the company’s, members those of their team, and nobody another one’s own', async () => {
    const everybodys = expectOk(await keep(boss, { owner: { kind: 'account' } }))
    const teams = expectOk(await keep(boss, { owner: { kind: 'team', teamId } }))
    const own = expectOk(await keep(member))
    expect(await codesOf(member)).toEqual(expect.arrayContaining([everybodys.code, teams.code, own.code]))
    const seen = await codesOf(other)
    expect(seen).toContain(everybodys.code)
    for (const hidden of [teams.code, own.code]) expect(seen).not.toContain(hidden)
    expect(await codesOf(boss)).not.toContain(own.code)

    for (const who of [boss, other]) expect(await update(own.id, who)).toMatchObject({ error: { code: 'not_found' } })
    expect(await update(teams.id, other)).toMatchObject({ error: { code: 'not_found' } })
    for (const id of [teams.id, everybodys.id])
      expect(await update(id, member)).toMatchObject({ error: { code: 'right.missing' } })
    expect(expectOk(await update(own.id, member))).toMatchObject({ title: 'Changed', code: own.code, mayChange: true })
    expect(expectOk(await update(teams.id, boss)).owner).toEqual({ kind: 'team', teamId })
  })

  it('[CAN1] without the right nothing is kept for a team or the company, and no team that is not there gets any', async () => {
    expect(await keep(member, { owner: { kind: 'account' } })).toMatchObject({ error: { code: 'right.missing' } })
    expect(await keep(member, { owner: { kind: 'team', teamId } })).toMatchObject({ error: { code: 'right.missing' } })
    const nowhere = { kind: 'team', teamId: '01890a5d-ac96-774b-bcce-b302099a8061' } as const
    expect(await keep(boss, { owner: nowhere })).toMatchObject({ error: { code: 'not_found' } })
  })

  it('[CAN2] a code is there once for each owner, whatever its letters, and each language once', async () => {
    const code = newClientId()
    expectOk(await keep(member, { code }))
    expect(await keep(member, { code: code.toUpperCase() })).toMatchObject({ error: { code: 'name.in_use' } })
    expectOk(await keep(other, { code }))
    const texts = [
      { language: 'en', text: 'Hello' },
      { language: 'en', text: 'Hi' },
    ]
    expect(await keep(member, { texts })).toMatchObject({ error: { code: 'request.invalid' } })
    for (const wrong of ['a b', '/a', '']) expect((await keep(member, { code: wrong })).ok).toBe(false)
  })

  it('[CAN3][SEC-C3] what looks like a program is kept and told as it was written', async () => {
    const text = `{{7*7}} $\{7*7} <%= 7*7 %> {{constructor.constructor("return 1")()}} {{contact.name|{{7*7}}}}`
    const kept = expectOk(await keep(member, { texts: [{ language: 'en', text }] }))
    expect(kept.texts[0]?.text).toBe(text)
  })

  it('[CAN2] a team’s go with it; what was removed is gone', async () => {
    const gone = expectOk(await askHttp(server().url, 'team.create', { name: 'Short', memberIds: [] }, boss.who)).id
    const kept = expectOk(await keep(boss, { owner: { kind: 'team', teamId: gone } }))
    expectOk(await askHttp(server().url, 'team.remove', { teamId: gone }, boss.who))
    expect(await codesOf(boss)).not.toContain(kept.code)
    const own = expectOk(await keep(member))
    expectOk(await askHttp(server().url, 'canned-response.remove', { responseId: own.id }, member.who))
    expect(await update(own.id, member)).toMatchObject({ error: { code: 'not_found' } })
  })
})
