import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectFocus, expectGone, expectShown, patiently } from './support/expect.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('visitors who are here', () => {
  let stage: Stage
  let team: Staff[]
  beforeAll(async () => {
    stage = await openStage()
    team = [await stage.hire('Li Wei'), await stage.hire('Ana Lima'), await stage.hire('Omar Haddad')]
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const visitors = async (desk: Desk): Promise<void> => {
    await desk.page.getByRole('link', { name: 'Visitors' }).click()
    await expectShown(desk.page.getByRole('heading', { name: 'Visitors', level: 1 }))
  }
  const all = (desk: Desk) => desk.page.getByRole('list', { name: 'Visitors' }).getByRole('listitem')
  const own = (desk: Desk) => all(desk).filter({ hasText: 'Picked for you' })

  it('[A8][CON29] an available agent is picked for each visitor, sees where it is, and writes first', async () => {
    const desks = await Promise.all(team.map((staff) => stage.deskOf(staff)))
    for (const desk of desks) await visitors(desk)
    const shoppers = await Promise.all([stage.shopper(), stage.shopper(), stage.shopper()])
    for (const shopper of shoppers) await shopper.visit()
    for (const desk of desks) await expectShown(desk.page.getByText('3 visitors are on your sites'))
    // Each of the three is picked for exactly one of the agents.
    const picked = async (): Promise<number[]> => Promise.all(desks.map((desk) => own(desk).count()))
    await expect.poll(async () => (await picked()).reduce((sum, one) => sum + one, 0), patiently).toBe(3)
    for (const desk of desks) await expect.poll(() => all(desk).count(), patiently).toBe(3)

    const desk = desks[(await picked()).findIndex((count) => count > 0)]
    if (desk === undefined) throw new Error('nobody is picked')
    const row = own(desk).first()
    await row.getByRole('button', { name: /^Write first to/ }).click()
    await expectFocus(desk.composer)
    await desk.write('Hello, may I help you find a size?')
    await expectShown(desk.message('Hello, may I help you find a size?'))

    // Exactly one visitor has the words; the chat goes on both ways.
    const called = async (): Promise<number> =>
      (
        await Promise.all(
          shoppers.map(({ page }) => page.getByRole('button', { name: 'Open chat, 1 unread message' }).count()),
        )
      ).reduce((sum, one) => sum + one, 0)
    await expect.poll(called, patiently).toBe(1)
    for (const shopper of shoppers) {
      if ((await shopper.page.getByRole('button', { name: 'Open chat, 1 unread message' }).count()) === 0) continue
      await shopper.openPanel()
      await expectShown(shopper.message('Hello, may I help you find a size?'))
      await shopper.write('Yes please, a 38.')
    }
    await expectShown(desk.message('Yes please, a 38.'))
    await visitors(desk)
    await expectShown(desk.page.getByRole('link', { name: /^Open the conversation with/ }))
  })

  it('[A8][CON29] the list follows a visitor from page to page, and lets it go when it has left', async () => {
    const desks = await Promise.all(team.map((staff) => stage.deskOf(staff)))
    for (const desk of desks) await visitors(desk)
    const shopper = await stage.shopper()
    await shopper.visit()
    const texts = async (): Promise<string> =>
      (await Promise.all(desks.map((desk) => own(desk).allTextContents()))).flat().join(' ')
    const title = await shopper.page.title()
    await expect.poll(texts, patiently).toContain(title)
    await shopper.visit('/en/products')
    await expect.poll(texts, patiently).toContain('/en/products')
    await shopper.page.goto('about:blank')
    for (const desk of desks) await expectShown(desk.page.getByText('No visitors right now'))
    for (const desk of desks) await expectGone(own(desk).first())
  })
})
