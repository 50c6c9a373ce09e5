import type { Staff } from '@frontdesk/testkit/staff'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { comesAs } from './support/comes-as.ts'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('the live board', () => {
  let stage: Stage
  let team: Staff[]
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    team = [await stage.hire('Li Wei'), await stage.hire('Ana Lima'), await stage.hire('Omar Haddad')]
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  /** A visitor whom the site has told by name. */
  const comes = (name: string, path = '/en/'): Promise<Shopper> => comesAs(stage, name, { path })
  const board = (desk: Desk): Locator => desk.page.getByRole('list', { name: 'Visitors' })
  const rowOf = (desk: Desk, name: string): Locator => board(desk).getByRole('listitem').filter({ hasText: name })
  const namesOn = async (desk: Desk): Promise<string[]> =>
    (
      await board(desk)
        .getByRole('button', { name: /^Details of/ })
        .allTextContents()
    ).toSorted()

  it('[BRD1][BRD2][BRD3][CON29][E3] three agents see three visitors, their ways and states, live', async () => {
    const desks = await Promise.all(team.map((staff) => stage.deskOf(staff)))
    for (const desk of desks) await desk.open('/visitors')
    const [mia, noah] = [await comes('Mia'), await comes('Noah', '/en/products')]
    await comes('Ida')
    for (const desk of desks) await expect.poll(() => namesOn(desk), patiently).toEqual(['Ida', 'Mia', 'Noah'])
    // Each is picked for one of the three.
    const own = async (): Promise<number> => {
      const counts = await Promise.all(desks.map((desk) => rowOf(desk, 'Picked for you').count()))
      return counts.reduce((sum, one) => sum + one, 0)
    }
    await expect.poll(own, patiently).toBe(3)

    const [desk] = desks as [Desk, ...Desk[]]
    // A change of route without a new page.
    await mia.page.evaluate(() => {
      document.title = 'Spring tea'
      history.pushState(null, '', '/en/spring')
    })
    await expectShown(rowOf(desk, 'Mia').getByText('2 pages'))
    await expectShown(rowOf(desk, 'Mia').getByText(/\/en\/spring$/))
    // Another tab is the same visitor.
    const tab = await mia.tab()
    await tab.visit('/en/products')
    await expectShown(rowOf(desk, 'Mia').getByText('3 pages'))
    expect(await namesOn(desk)).toEqual(['Ida', 'Mia', 'Noah'])
    await rowOf(desk, 'Mia').getByRole('button', { name: 'Details of Mia' }).click()
    const way = desk.page.getByRole('list', { name: 'Pages of this visit' })
    await expectShown(way.getByRole('listitem').nth(2))
    await expectShown(way.getByText('Spring tea'))

    await noah.openPanel()
    await noah.write('Is somebody there?')
    for (const one of desks) await expectShown(rowOf(one, 'Noah').getByText('Waiting', { exact: true }))
    await rowOf(desk, 'Noah').getByRole('link', { name: 'Open the conversation with Noah' }).click()
    await desk.page.getByRole('button', { name: /^Take/ }).first().click()
    for (const one of desks.slice(1)) await expectShown(rowOf(one, 'Noah').getByText('In service', { exact: true }))
    await noah.page.goto('about:blank')
    for (const one of desks.slice(1)) await expectGone(rowOf(one, 'Noah'))
  })

  it('[CON29][E3] filters, sorts and searches, and goes from row to row by keys', async () => {
    const desk = await stage.deskOf(await stage.hire('Mei Chen'))
    await desk.open('/visitors')
    await comes('Zoe')
    const far = await comes('Yan', '/en/products')
    await expect.poll(() => namesOn(desk), patiently).toEqual(['Yan', 'Zoe'])
    await desk.page.getByLabel('Search name, page or source').fill('products')
    await expect.poll(() => namesOn(desk), patiently).toEqual(['Yan'])
    await desk.page.getByLabel('Search name, page or source').fill('nothing like it')
    await expectShown(desk.page.getByText('Nobody found'))
    await desk.page.getByRole('button', { name: 'Clear filters' }).first().click()
    await desk.page.getByLabel('Device', { exact: true }).selectOption('Phone')
    await expectShown(desk.page.getByText('Nobody found'))
    await desk.page.getByLabel('Device', { exact: true }).selectOption('')
    await far.visit('/en/')
    await expectShown(rowOf(desk, 'Yan').getByText('2 pages'))
    await desk.page.getByLabel('Order').selectOption('Most pages')
    await desk.page.getByRole('heading', { name: 'Visitors', level: 1 }).click()
    await desk.page.keyboard.press('j')
    const focused = (): Promise<string | null | undefined> =>
      desk.page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await expect.poll(focused, patiently).toMatch(/^Details of/)
    const first = await focused()
    await desk.page.keyboard.press('ArrowDown')
    await expect.poll(focused, patiently).not.toBe(first)
    await desk.page.keyboard.press('Enter')
    await expectShown(desk.page.getByRole('heading', { name: 'Details' }))
  })

  it('[CON29][E3][E12] on a phone it is a list, with a page for each visitor', async () => {
    const desk = await stage.deskOf(await stage.hire('Sara Klein'), { viewport: { width: 390, height: 844 } })
    await desk.open('/visitors')
    await comes('Tom')
    await expectShown(rowOf(desk, 'Tom'))
    await desk.page.getByRole('button', { name: 'Filters' }).click()
    await desk.page.getByLabel('State', { exact: true }).selectOption('Looking around')
    await expectShown(rowOf(desk, 'Tom'))
    expect(await desk.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await rowOf(desk, 'Tom').getByRole('button', { name: 'Details of Tom' }).click()
    await expectShown(desk.page.getByRole('heading', { name: 'Details', level: 1 }))
    await expectShown(desk.page.getByRole('list', { name: 'Pages of this visit' }).getByRole('listitem'))
    await desk.page.getByRole('button', { name: 'Back to the visitors' }).click()
    await expectShown(rowOf(desk, 'Tom'))
  })
})
