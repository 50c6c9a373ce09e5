import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectShown, patiently } from './support/expect.ts'
import { createShopper, type Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('visitors who are cut off', () => {
  let stage: Stage
  let team: Staff[]
  beforeAll(async () => {
    stage = await openStage({ service: { capacity: 1 } })
    team = [await stage.hire('Li Wei'), await stage.hire('Ana Lima'), await stage.hire('Omar Haddad')]
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const begins = async (shopper: Shopper, words: string): Promise<void> => {
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write(words)
    await expectShown(shopper.message(words))
  }

  it('[D9][RET2] come back to the same agent and the same conversation, while others are served by others', async () => {
    const desks: Desk[] = []
    for (const staff of team) desks.push(await stage.deskOf(staff))
    const phone = await stage.lasting((page, faults) => createShopper(page, faults, stage.product.shopUrl))
    const cutOff = await phone.start()
    await begins(cutOff, 'My parcel is lost')
    const others = [await stage.shopper(), await stage.shopper()] as const
    await begins(others[0], 'Do you ship to Peru?')
    await begins(others[1], 'Is tea fresh?')

    // Each of the three agents has one of the three visitors.
    const owner = async (words: string): Promise<Desk | undefined> => {
      for (const desk of desks) if ((await desk.row(words).count()) > 0) return desk
      return undefined
    }
    for (const desk of desks) await desk.list('Mine')
    for (const words of ['My parcel is lost', 'Do you ship to Peru?', 'Is tea fresh?'])
      await expect.poll(() => owner(words).then(Boolean), patiently).toBe(true)
    const desk = (await owner('My parcel is lost')) as Desk
    await desk.choose('Mine', 'My parcel is lost')
    await desk.write('I am looking for it.')
    await expectShown(cutOff.message('I am looking for it.'))

    // The battery is empty.
    await phone.end()
    await expectShown(desk.page.getByText('The visitor has gone: the seat is free'))
    const again = await phone.start()
    await again.visit()
    await expectShown(desk.page.getByText('The visitor is back'))
    // The chat stands open, as it was left.
    await expectShown(again.message('I am looking for it.'))
    await again.write('Sorry, my phone went off')
    await expectShown(desk.message('Sorry, my phone went off'))
    await desk.write('Never mind. It is in Lima.')
    await expectShown(again.message('Never mind. It is in Lima.'))
    expect(await desk.messages()).toEqual([
      'My parcel is lost',
      'I am looking for it.',
      'Sorry, my phone went off',
      'Never mind. It is in Lima.',
    ])
  })
})
