import { askHttp, expectOk, type Person, signIn } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { early } from './support/page-calls.ts'
import type { Shopper } from './support/shopper.ts'
import { type SiteInHand, takeSite } from './support/site.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('special contacts', () => {
  let stage: Stage
  let site: SiteInHand
  let own: Staff
  let ana: Staff
  let omar: Staff
  /** The administrator over HTTP; signing in anew would put it back in service. */
  let boss: Pick<Person, 'who'>
  beforeAll(async () => {
    stage = await openStage({ shop: 'own', service: { capacity: 1 } })
    site = await takeSite(stage.product)
    own = await stage.hire('Li Wei')
    ana = await stage.hire('Ana Lima')
    omar = await stage.hire('Omar Haddad')
    boss = await signIn(stage.product.url, stage.product.admin.login, stage.product.admin.password)
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const administratorAt = async (place: string): Promise<Desk> => {
    const desk = await stage.emptyDesk()
    await desk.open(place)
    await desk.signIn(stage.product.admin.login, stage.product.admin.password)
    // Only the three agents of the journey serve.
    await setState(desk, 'Exit')
    return desk
  }
  const setState = async ({ page }: Desk, state: 'Available' | 'Busy' | 'Exit'): Promise<void> => {
    await page.getByRole('button', { name: /Your menu/ }).click()
    await page.getByRole('button', { name: new RegExp(`^${state}`) }).click()
    await page.keyboard.press('Escape')
    const shown = state === 'Exit' ? 'Offline' : state
    await expectShown(page.getByRole('button', { name: new RegExp(`${shown}\\s*Your menu`) }))
  }
  /** Comes to a page that tells who the customer is, and writes. */
  const customer = async (sub: string, attributes: object, words: string): Promise<Shopper> => {
    const identity = site.sign({ sub, name: sub, attributes })
    stage.ownPages?.put(`/${sub}`, { body: early(`Frontdesk.push(['identify', '${identity}'])`) })
    return begins(`/${sub}`, words)
  }
  const begins = async (path: string, words: string): Promise<Shopper> => {
    const shopper = await stage.shopper()
    await shopper.visit(path)
    await shopper.openPanel()
    await shopper.write(words)
    await expectShown(shopper.message(words))
    return shopper
  }
  const closeAll = async (): Promise<void> => {
    const { who } = boss
    const { items } = expectOk(await askHttp(stage.product.url, 'conversation.list', { tab: 'team' }, who))
    for (const { id } of items) await askHttp(stage.product.url, 'conversation.close', { conversationId: id }, who)
  }

  it('[D5][HDL9] a rule on what the company signs gives its own agent: it waits in that lane while the others are served, and gets it', async () => {
    stage.ownPages?.put('/', { body: early('') })
    const [weis, anas, omars] = [await stage.deskOf(own), await stage.deskOf(ana), await stage.deskOf(omar)]
    const admin = await administratorAt('/settings/special-contacts')
    const { page } = admin
    await expectShown(page.getByText('spend at least 10000'))
    await page.getByRole('button', { name: 'Add a rule' }).click()
    const form = page.getByRole('dialog', { name: 'Add a rule' })
    await form.getByRole('button', { name: 'Add rule' }).click()
    await expectShown(form.getByText('Choose an own agent or team, or ahead of the line.'))
    await form.getByLabel('Name', { exact: true }).fill('Spends much')
    await form.getByLabel('Attribute').fill('spend')
    await form.getByLabel('Value').fill('10,000')
    await form.getByLabel('Own agent', { exact: true }).selectOption({ label: 'Li Wei' })
    await form.getByRole('button', { name: 'Add rule' }).click()
    const rules = page.getByRole('list', { name: 'Rules' })
    await expectShown(rules.getByText('When spend is at least 10,000'))
    await expectShown(rules.getByText('Then: waits for Li Wei'))

    await setState(weis, 'Busy')
    await customer('Zhao', { spend: 12_000 }, 'Where is my medal?')
    await begins('/', 'Do you ship to Peru?')
    await begins('/', 'Is tea fresh?')
    for (const desk of [anas, omars]) {
      await desk.list('Mine')
      await expectShown(desk.page.getByRole('listitem').first())
    }
    await anas.list('Queue')
    const waiting = anas.row('Where is my medal?')
    await expectShown(waiting.getByText('For Li Wei'))
    await expectShown(waiting.getByText('Special', { exact: true }))
    await setState(weis, 'Available')
    await weis.choose('Mine', 'Where is my medal?')
    await weis.write('It is on its way.')
    await expectShown(weis.message('It is on its way.'))

    await page.getByRole('button', { name: 'More about Spends much' }).click()
    await page.getByRole('menuitem', { name: 'Remove rule' }).click()
    await expectShown(page.getByText('No rules yet'))
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await expectShown(rules.getByText('Spends much'))
    await page.getByRole('button', { name: 'More about Spends much' }).click()
    await page.getByRole('menuitem', { name: 'Remove rule' }).click()
    await expectShown(page.getByText('No rules yet'))
    await closeAll()
  })

  it('[D5] made special by hand, a contact waits for its own agent, and goes on once the time set is over', async () => {
    stage.ownPages?.put('/', { body: early('') })
    const [weis, anas] = [await stage.deskOf(own), await stage.deskOf(ana)]
    await setState(weis, 'Busy')
    await setState(anas, 'Busy')
    const admin = await administratorAt('/conversations?tab=queue')
    const shopper = await begins('/', 'I have been a member for ever')
    await admin.row('I have been a member for ever').getByRole('link').click()
    const handling = admin.page.getByRole('region', { name: 'Handling' })
    await expectShown(handling.getByText('Served as everybody'))
    await handling.getByRole('button', { name: 'Mark as special' }).click()
    const dialog = admin.page.getByRole('dialog')
    await dialog.getByLabel('Own agent', { exact: true }).selectOption({ label: 'Li Wei' })
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expectShown(handling.getByText('It waits for Li Wei'))
    await expectShown(handling.getByText('Decided by hand'))
    await setState(anas, 'Available')
    await begins('/', 'A quick question')
    await anas.list('Mine')
    await expectShown(anas.row('A quick question'))
    await anas.list('Queue')
    await expectShown(anas.row('I have been a member for ever').getByText('For Li Wei'))

    // The page counts in minutes; a moment will do.
    const { who } = boss
    const wait = (ownAgentWaitMs: number | null) =>
      askHttp(stage.product.url, 'service.update', { change: { ownAgentWaitMs } }, who)
    expectOk(await wait(1_000))
    await anas.choose('Mine', 'A quick question')
    await anas.page.getByRole('button', { name: 'Close', exact: true }).click()
    await anas.list('Mine')
    await expectShown(anas.row('I have been a member for ever'))
    expectOk(await wait(null))
    await expectShown(shopper.panel.getByText(/Ana/).first())
    await closeAll()
  })

  it('[D8][HDL7] an ordinary agent sees that a contact is special and why, and can change neither it nor the rules', async () => {
    stage.ownPages?.put('/', { body: early('') })
    const guest = await stage.guest('Mia Berg', 'Hello there')
    const { who } = boss
    const { items } = expectOk(await askHttp(stage.product.url, 'conversation.list', { tab: 'team' }, who))
    const contactId = items.find(({ id }) => id === guest.conversationId)?.contact.id ?? ''
    const handling = { special: true, agentId: own.agentId, teamId: null, priority: false }
    expectOk(await askHttp(stage.product.url, 'contact.handle', { contactId, handling }, who))
    const desk = await stage.deskOf(omar)
    await desk.open(`/conversations/${guest.conversationId}`)
    const region = desk.page.getByRole('region', { name: 'Handling' })
    await expectShown(region.getByText('Special contact'))
    await expectShown(region.getByText('Decided by hand'))
    expect(await region.getByRole('button').count()).toBe(0)
    await desk.open('/settings/profile')
    await expectGone(desk.page.getByRole('link', { name: 'Special contacts' }))
    await desk.open('/settings/special-contacts')
    await expectShown(desk.page.getByText('Your role does not manage this. An administrator can help.'))
    const refused = await askHttp(stage.product.url, 'contact.handle', { contactId, handling: null }, omar.who)
    expect(refused).toMatchObject({ ok: false, error: { code: 'right.missing' } })
    await closeAll()
  })

  it('[STA5][A5] who has exited is told why nothing can be taken, and takes again once it is back', async () => {
    const desk = await stage.deskOf(omar)
    const others = [await stage.deskOf(own), await stage.deskOf(ana)]
    for (const one of others) await setState(one, 'Busy')
    await setState(desk, 'Exit')
    await stage.guest('Ida Holm', 'Is anybody there?')
    await desk.list('Queue')
    const take = desk.row('Is anybody there?').getByRole('button', { name: /^Take/ })
    await expect.poll(() => take.isDisabled(), patiently).toBe(true)
    await desk.row('Is anybody there?').getByRole('link').click()
    await expectShown(desk.page.getByText('You are out of service, so you take no conversations.'))
    await desk.page.getByRole('button', { name: 'Become available' }).click()
    await expectShown(desk.composer)
    await expectGone(desk.page.getByText('You are out of service, so you take no conversations.'))
    await closeAll()
  })
})
