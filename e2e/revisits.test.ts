import { askHttp, expectOk, signIdentity } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('the revisit list', () => {
  let stage: Stage
  let team: [Staff, Staff, Staff]
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    team = [
      await stage.hire('Li Wei', { role: 'administrator' }),
      await stage.hire('Ana Lima'),
      await stage.hire('Omar Haddad'),
    ]
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const revisits = async (desk: Desk): Promise<void> => {
    await desk.page.getByRole('link', { name: 'Revisits' }).click()
    await expectShown(desk.page.getByRole('heading', { name: 'Revisits', level: 1 }))
  }
  const entry = (desk: Desk, name: string): Locator =>
    desk.page.getByRole('list', { name: 'Revisits' }).getByRole('listitem').filter({ hasText: name })
  const three = async (): Promise<[Desk, Desk, Desk]> => [
    await stage.deskOf(team[0]),
    await stage.deskOf(team[1]),
    await stage.deskOf(team[2]),
  ]
  /** Closes the conversation that is open; passing messages have a button of that name too. */
  const closeIn = (desk: Desk): Promise<void> => desk.page.locator('button[aria-keyshortcuts="E"]').click()
  const setState = async ({ page }: Desk, state: 'Available' | 'Exit'): Promise<void> => {
    await page.getByRole('button', { name: /Your menu/ }).click()
    await page.getByRole('button', { name: new RegExp(`^${state}`) }).click()
    await page.keyboard.press('Escape')
  }
  const addByHand = async (desk: Desk, name: string, reason: string): Promise<void> => {
    await desk.page.getByRole('button', { name: 'Add entry' }).first().click()
    const form = desk.page.getByRole('dialog', { name: 'Add entry' })
    await form.getByLabel('Name', { exact: true }).fill(name)
    await form.getByLabel('Phone').fill('+86 10 1234 5678')
    await form.getByLabel('Reason').fill(reason)
    await form.getByRole('button', { name: 'Add entry' }).click()
    await expectGone(form)
  }

  it('[D2][CBK3][CBK6] three consoles see each entry come, change, go and come back at once', async () => {
    const [li, ana, omar] = await three()
    for (const desk of [li, ana, omar]) await revisits(desk)
    await addByHand(li, 'Wang Fang', 'Refund of the teapot')
    for (const desk of [li, ana, omar]) await expectShown(entry(desk, 'Wang Fang').getByText('Refund of the teapot'))
    await entry(ana, 'Wang Fang').getByRole('button', { name: 'Claim Wang Fang' }).click()
    await expectShown(entry(ana, 'Wang Fang').getByText('Claimed by you'))
    for (const desk of [li, omar]) await expectShown(entry(desk, 'Wang Fang').getByText('Claimed by Ana Lima'))

    await entry(omar, 'Wang Fang').getByRole('link', { name: 'Wang Fang' }).click()
    const form = omar.page.getByRole('dialog', { name: 'Wang Fang' })
    await form.getByLabel('Reason').fill('Refund, and the lid is missing')
    await form.getByRole('button', { name: 'Not reached' }).click()
    await expectShown(form.getByText(/^1 attempt, the last by Omar Haddad/))
    await form.getByText('Solved, to tell').click()
    await form.getByRole('button', { name: 'Save entry' }).click()
    for (const desk of [li, ana, omar]) {
      await expectShown(entry(desk, 'Wang Fang').getByText('Refund, and the lid is missing'))
      await expectShown(entry(desk, 'Wang Fang').getByText('Solved, to tell'))
      await expectShown(entry(desk, 'Wang Fang').getByText('1 attempt'))
    }

    await li.page.getByRole('searchbox').fill('lid is')
    await expectShown(entry(li, 'Wang Fang'))
    await li.page.getByRole('searchbox').fill('kettle')
    await expectShown(li.page.getByText('Nothing found'))
    await li.page.getByRole('searchbox').fill('')
    await li.page.getByLabel('Whose').selectOption('Not claimed by anybody')
    await expectShown(li.page.getByText('Nothing found'))
    await li.page.getByLabel('Whose').selectOption('Everybody’s')

    await entry(li, 'Wang Fang').getByRole('link', { name: 'Wang Fang' }).click()
    await li.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    for (const desk of [li, ana, omar]) await expectGone(entry(desk, 'Wang Fang'))
    await li.page.getByRole('button', { name: 'Undo' }).click()
    for (const desk of [li, ana, omar]) await expectShown(entry(desk, 'Wang Fang').getByText('Claimed by'))
  })

  it('[CBK4][CBK14] of two who change an entry at once neither loses what was written', async () => {
    const [li, ana] = await three()
    for (const desk of [li, ana]) await revisits(desk)
    await addByHand(li, 'Chen Jie', 'Call back')
    for (const desk of [li, ana]) await entry(desk, 'Chen Jie').getByRole('link', { name: 'Chen Jie' }).click()
    const [here, there] = [li.page.getByRole('dialog'), ana.page.getByRole('dialog')]
    await there.getByLabel('What the visitor reported').fill('The lamp flickers')
    await here.getByLabel('Reason').fill('Call back in the morning')
    await here.getByRole('button', { name: 'Save entry' }).click()
    await expectGone(here)
    await expect.poll(() => there.getByLabel('Reason').inputValue(), patiently).toBe('Call back in the morning')
    expect(await there.getByLabel('What the visitor reported').inputValue()).toBe('The lamp flickers')
    await there.getByRole('button', { name: 'Save entry' }).click()
    await expectShown(entry(li, 'Chen Jie').getByText('The lamp flickers'))
    await expectShown(entry(li, 'Chen Jie').getByText('Call back in the morning'))
  })

  it('[D6][D3][CBK9] after a service the visitor goes on the list in one click; who is there, in service and gone shows', async () => {
    const [li, ana] = await three()
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('My parcel has not come')
    await li.take('My parcel has not come')
    await li.write('I will look into it')
    await expectShown(shopper.message('I will look into it'))
    await li.page.getByRole('button', { name: 'Add to revisits' }).click()
    const form = li.page.getByRole('dialog', { name: /^Add .* to revisits$/ })
    await form.getByLabel('Reason').fill('Lost parcel')
    await form.getByLabel('What the visitor reported').fill('Ordered two weeks ago')
    await form.getByRole('button', { name: 'Add entry' }).click()
    await expectShown(li.page.getByRole('link', { name: 'Open entry' }))
    await revisits(ana)
    await expectShown(entry(ana, 'Lost parcel').getByText('In service'))
    await closeIn(li)
    await expectShown(entry(ana, 'Lost parcel').getByText('Online', { exact: true }))
    expect(await entry(ana, 'Lost parcel').getAttribute('data-standing')).toBe('here')
    await shopper.page.goto('about:blank')
    await expectShown(entry(ana, 'Lost parcel').getByText('Offline', { exact: true }))
    expect(await entry(ana, 'Lost parcel').getAttribute('data-standing')).toBe('away')
    await ana.page.getByRole('button', { name: 'Online now' }).click()
    await expectGone(entry(ana, 'Lost parcel'))
  })

  it('[D6] closing a conversation offers to put the visitor on the list', async () => {
    const [li] = await three()
    await stage.guest('Noa Peled', 'The invoice is wrong')
    await li.take('The invoice is wrong')
    await closeIn(li)
    await li.page.getByRole('button', { name: 'To revisits', exact: true }).click()
    const form = li.page.getByRole('dialog', { name: 'Add Noa Peled to revisits' })
    await form.getByLabel('Reason').fill('Send a new invoice')
    await form.getByRole('button', { name: 'Add entry' }).click()
    await revisits(li)
    await expectShown(entry(li, 'Noa Peled').getByText('Send a new invoice'))
  })

  it('[D7][CBK7] when somebody whose problem is solved comes back, its owner hears of it once, and one click begins the second service', async () => {
    const [li, ana] = await three()
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('The kettle leaks')
    await li.take('The kettle leaks')
    await li.page.getByRole('button', { name: 'Add to revisits' }).click()
    const form = li.page.getByRole('dialog', { name: /^Add .* to revisits$/ })
    await form.getByLabel('Reason').fill('Leaking kettle')
    await form.getByText('Solved, to tell').click()
    await form.getByRole('button', { name: 'Add entry' }).click()
    await expectGone(form)
    await closeIn(li)
    await shopper.icon.click()
    await expectGone(shopper.input)
    await shopper.page.goto('about:blank')
    await revisits(li)
    await expectShown(entry(li, 'Leaking kettle').getByText('Offline', { exact: true }))
    await entry(li, 'Leaking kettle')
      .getByRole('button', { name: /^Claim/ })
      .click()
    await expectShown(entry(li, 'Leaking kettle').getByText('Claimed by you'))
    const second = await li.tab()
    await second.open('/conversations')
    await expectShown(second.page.getByRole('navigation', { name: 'Lists of conversations' }))

    await shopper.visit('/en/')
    const notice = /is online, and what they came for is solved/
    const told = async (): Promise<number> =>
      (await li.page.getByText(notice).count()) + (await second.page.getByText(notice).count())
    await expect.poll(told, patiently).toBe(1)
    expect(await ana.page.getByText(notice).count()).toBe(0)
    await second.page.close()
    await entry(li, 'Leaking kettle')
      .getByRole('button', { name: /^Start service/ })
      .click()
    const first = li.page.getByRole('dialog', { name: /^Second service for/ })
    const words = first.getByLabel(/^First message to/)
    await words.fill('Hello again, a new kettle is on its way.')
    await first.getByRole('button', { name: 'Invite', exact: true }).click()
    await expectGone(first)
    const box = shopper.page.getByRole('dialog')
    await expectShown(box.getByText('Hello again, a new kettle is on its way.'))
    await box.getByRole('button', { name: 'Chat now' }).click()
    await expectShown(shopper.message('Hello again, a new kettle is on its way.'))
    // Who waits at the list is led to the conversation.
    await expectShown(li.message('Hello again, a new kettle is on its way.'))
    await revisits(li)
    await expectShown(entry(li, 'Leaking kettle').getByText('1 attempt'))
  })

  it('[D2][D7][CBK7][STA5] three visitors come back to three agents: each hears of its own, and who has exited serves nobody until it is back', async () => {
    const desks = await three()
    const problems = ['Torn sail', 'Cracked bowl', 'Dull knife'] as const
    const shoppers: Shopper[] = []
    for (const [at, problem] of problems.entries()) {
      const [shopper, desk] = [await stage.shopper(), desks[at] ?? desks[0]]
      await shopper.visit()
      await shopper.openPanel()
      await shopper.write(problem)
      await desk.take(problem)
      await desk.page.getByRole('button', { name: 'Add to revisits' }).click()
      const form = desk.page.getByRole('dialog', { name: /^Add .* to revisits$/ })
      await form.getByLabel('Reason').fill(problem)
      await form.getByText('Solved, to tell').click()
      await form.getByRole('button', { name: 'Add entry' }).click()
      await expectGone(form)
      await closeIn(desk)
      await shopper.icon.click()
      await expectGone(shopper.input)
      await shopper.page.goto('about:blank')
      await revisits(desk)
      await entry(desk, problem)
        .getByRole('button', { name: /^Claim/ })
        .click()
      await expectShown(entry(desk, problem).getByText('Claimed by you'))
      shoppers.push(shopper)
    }
    const [, , omar] = desks
    await setState(omar, 'Exit')
    for (const desk of desks)
      for (const problem of problems) await expectShown(entry(desk, problem).getByText('Offline', { exact: true }))

    for (const shopper of shoppers) await shopper.visit('/en/')
    const notice = /is online, and what they came for is solved/
    for (const desk of desks) await expect.poll(() => desk.page.getByText(notice).count(), patiently).toBe(1)
    const serve = (desk: Desk, problem: string) => entry(desk, problem).getByRole('button', { name: /^Start service/ })
    for (const problem of problems) await expectShown(serve(omar, problem))

    // Out of service: it sees who is there, and why it can not begin.
    const why = 'You are out of service, so you take no conversations.'
    for (const problem of problems) await expect.poll(() => serve(omar, problem).isDisabled(), patiently).toBe(true)
    expect(await serve(omar, 'Dull knife').getAttribute('title')).toBe(why)
    await entry(omar, 'Dull knife').getByRole('link').click()
    const opened = omar.page.getByRole('dialog')
    await expectShown(opened.getByText(why))
    expect(await opened.getByRole('button', { name: 'Start service' }).isDisabled()).toBe(true)
    await opened.getByLabel('What the visitor reported').fill('Bought in May')
    await opened.getByRole('button', { name: 'Save entry' }).click()
    for (const desk of desks) await expectShown(entry(desk, 'Dull knife').getByText('Bought in May'))
    await setState(omar, 'Available')
    await expect.poll(() => serve(omar, 'Dull knife').isEnabled(), patiently).toBe(true)

    for (const [at, problem] of problems.entries()) {
      const desk = desks[at] ?? desks[0]
      await serve(desk, problem).click()
      const first = desk.page.getByRole('dialog', { name: /^Second service for/ })
      await first.getByLabel(/^First message to/).fill(`A new one is on its way: ${problem}`)
      await first.getByRole('button', { name: 'Invite', exact: true }).click()
      await expectGone(first)
    }
    for (const [at, problem] of problems.entries()) {
      const shopper = shoppers[at]
      await shopper?.page.getByRole('button', { name: 'Chat now' }).click()
      await expect.poll(() => shopper?.messages(), patiently).toEqual([problem, `A new one is on its way: ${problem}`])
    }
  })

  it('[D3][REP2] who is online in the company’s app shows as that', async () => {
    const [li] = await three()
    const { url, siteKey } = stage.product
    const [site] = expectOk(await askHttp(url, 'site.list', {}, team[0].who)).sites.filter(({ key }) => key === siteKey)
    const made = expectOk(
      await askHttp(url, 'identity-key.create', { siteId: site?.id ?? '' }, { ...team[0].who, origin: url }),
    )
    const identity = { token: signIdentity(made.secret, siteKey, { sub: 'player-7', name: 'Kim Seo' }) }
    const { visitor } = expectOk(await askHttp(url, 'visitor.enter', { siteKey, identity }))
    const { contactId } = visitor
    expectOk(
      await askHttp(url, 'callback.create', { contactId, reason: 'Lost sword' }, { ...team[0].who, origin: url }),
    )
    await revisits(li)
    await expectShown(entry(li, 'Kim Seo').getByText('Offline', { exact: true }))
    const token = signIdentity(made.secret, siteKey, { aud: `presence:${siteKey}` })
    const people = [{ externalId: 'player-7', online: true }]
    expectOk(await askHttp(url, 'presence.announce', { siteKey, token, people }))
    await expectShown(entry(li, 'Kim Seo').getByText('Online in the app'))
  })

  it('[CBK8] at its due time an entry is told to everybody while nobody has claimed it', async () => {
    const [li, ana] = await three()
    const dueAtMs = Date.now() + 2_000
    const who = { ...team[0].who, origin: stage.product.url }
    expectOk(await askHttp(stage.product.url, 'callback.create', { name: 'Zhao Min', dueAtMs }, who))
    for (const desk of [li, ana]) await expectShown(desk.page.getByText('It is time to revisit Zhao Min.'))
    await ana.page.getByRole('button', { name: 'Open entry' }).click()
    await expectShown(ana.page.getByRole('dialog', { name: 'Zhao Min' }))
  })

  it('[CBK10][CBK11] the list goes out as a table and comes in again, and each wrong line is named', async () => {
    const [li] = await three()
    await revisits(li)
    await li.page.getByRole('button', { name: 'Import and export' }).click()
    const dialog = li.page.getByRole('dialog', { name: 'Import and export' })
    const file = (text: string) => ({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    const input = dialog.locator('input[type=file]')
    await input.setInputFiles(file('name,email\nFine,fine@example.com\nBad,nowhere'))
    await expectShown(dialog.getByText('Line 3: “email” is not of the right form'))
    await input.setInputFiles(file('name,reason\n=HYPERLINK(1),Imported'))
    await expectShown(li.page.getByText('1 entry taken in.'))
    await expectShown(entry(li, '=HYPERLINK(1)'))
    await li.page.getByRole('button', { name: 'Import and export' }).click()
    const saved = li.page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Export the list' }).click()
    expect((await saved).suggestedFilename()).toBe('revisits.csv')
  })
})
