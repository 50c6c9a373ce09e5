import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('seats that free themselves', () => {
  let stage: Stage
  let team: Staff[]
  beforeAll(async () => {
    stage = await openStage({ service: { capacity: 1 } })
    team = [await stage.hire('Li Wei'), await stage.hire('Ana Lima'), await stage.hire('Omar Haddad')]
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  /** The desk at which a visitor is served. */
  const servedAt = async (desks: readonly Desk[], name: string): Promise<Desk> => {
    let found: Desk | undefined
    const look = async (): Promise<boolean> => {
      for (const desk of desks) if ((await desk.row(name).count()) > 0) found = desk
      return found !== undefined
    }
    await expect.poll(look, patiently).toBe(true)
    if (found === undefined) throw new Error(`nobody serves ${name}`)
    return found
  }

  it('[IDL2][RET1] a visitor who goes, or who is laid aside, holds no seat: who waits is served at once; with the next words the other is back', async () => {
    const desks: Desk[] = []
    for (const staff of team) desks.push(await stage.deskOf(staff))
    for (const desk of desks) await desk.list('Mine')
    const goes = await stage.guest('Mia Berg', 'Is it in stock?')
    const rests = await stage.guest('Noah Okoye', 'I ask my wife about the size.')
    await stage.guest('Emma Roth', 'Where is my parcel?')
    const [desk, second] = [await servedAt(desks, 'Mia Berg'), await servedAt(desks, 'Noah Okoye')]
    await servedAt(desks, 'Emma Roth')
    await stage.guest('Zoe Quist', 'May I still change my order?')
    expect(await desk.row('Zoe Quist').count()).toBe(0)

    goes.client.close()
    await expectShown(desk.row('Zoe Quist'))

    await stage.guest('Ida Falk', 'Do you ship to Peru?')
    await second.choose('Mine', 'Noah Okoye')
    await second.page.getByRole('button', { name: 'Snooze', exact: true }).click()
    await second.page.getByRole('menuitem', { name: /^In an hour/ }).click()
    await expectShown(second.log.getByText(/^You snoozed it until/))
    await expectShown(second.row('Ida Falk'))

    await rests.write('She says a 38.')
    await expectShown(second.log.getByText('No longer snoozed'))
    await expectShown(second.message('She says a 38.'))
    await expectGone(second.page.getByText('Snoozed', { exact: true }))
  })
})
