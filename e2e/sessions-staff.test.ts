import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { type PasserBy, passBy } from './support/passer-by.ts'
import { holdSocket } from './support/sockets.ts'
import { expectAudible, tonesOf } from './support/sounds.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('sessions of several, at the agents’ desks', () => {
  let stage: Stage
  let here: PasserBy[] = []
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
  })
  afterEach(async (journey) => {
    for (const { client } of here) client.close()
    here = []
    await stage.tidy(journey)
  })
  afterAll(() => stage?.close())

  const comes = async (name: string | null): Promise<PasserBy> => {
    const one = await passBy(stage, name)
    here.push(one)
    return one
  }
  const deskOf = async (name: string): Promise<Desk> => stage.deskOf(await stage.hire(name))
  const pickerOn = (page: Page): Locator => page.getByRole('dialog', { name: 'Start a session of several' })
  const pane = (page: Page): Locator => page.getByRole('region', { name: 'Who is in it' })
  const pick = async (dialog: Locator, ...names: string[]): Promise<void> => {
    for (const name of names) await dialog.getByRole('checkbox', { name: new RegExp(name) }).check()
  }
  /** Starts a session from the board with everybody of these names. */
  const starts = async (desk: Desk, visitors: string[], agents: string[] = []): Promise<void> => {
    await desk.open('/visitors')
    for (const name of visitors) await desk.page.getByRole('checkbox', { name: `Pick ${name}`, exact: true }).check()
    await desk.page.getByRole('button', { name: 'Start a session …' }).click()
    const dialog = pickerOn(desk.page)
    await pick(dialog, ...agents)
    await dialog.getByRole('button', { name: 'Start session' }).click()
    await expectGone(dialog)
    await expectShown(pane(desk.page))
  }

  it('[CON37][B2][SES1] an agent picks who is online, from the board and by keyboard; who can not be asked stands grey with the reason', async () => {
    const wei = await deskOf('Wei One')
    await deskOf('Ana One')
    await stage.hire('Off Duty')
    await comes('Ada One')
    await comes('Bea One')
    await wei.open('/visitors')
    for (const name of ['Ada One', 'Bea One'])
      await wei.page.getByRole('checkbox', { name: `Pick ${name}`, exact: true }).check()
    await expectShown(wei.page.getByText('2 visitors picked'))
    await wei.page.getByRole('button', { name: 'Start a session …' }).click()
    const dialog = pickerOn(wei.page)
    const boxOf = (name: string): Locator => dialog.getByRole('checkbox', { name: new RegExp(name) })
    await expect.poll(() => boxOf('Ada One').isChecked(), patiently).toBe(true)
    await expectShown(dialog.getByText(/0 agents, 2 visitors picked/))
    expect(await boxOf('Off Duty').isDisabled()).toBe(true)
    await expectShown(dialog.locator('label').filter({ hasText: 'Off Duty' }).getByText('Offline'))
    await boxOf('Ana One').focus()
    await wei.page.keyboard.press('Space')
    await expectShown(dialog.getByText(/1 agent, 2 visitors picked/))
    await dialog.getByLabel('Title').fill('Delivery')
    await dialog.getByLabel('What the visitor reads').fill('Will you join us about the delivery?')
    await dialog.getByRole('button', { name: 'Start session' }).click()
    await expectGone(dialog)
    await expectShown(wei.page.getByRole('heading', { name: 'Delivery' }))
    const invited = pane(wei.page).getByRole('region', { name: 'Invited' })
    await expectShown(invited.getByText(/^Asked, \d+ seconds? left$/).first())
    expect(await invited.getByRole('listitem').count()).toBe(2)
    await wei.page.getByRole('button', { name: 'Invite more', exact: true }).click()
    const more = wei.page.getByRole('dialog', { name: 'Invite more into the session' })
    await expectShown(more.locator('label').filter({ hasText: 'Ada One' }).getByText('Invited already'))
    await expectShown(more.locator('label').filter({ hasText: 'Ana One' }).getByText('In this session'))
  })

  it('[CON37][B2][SES1] whoever is refused all the same is told by name, and the rest is asked', async () => {
    const wei = await stage.emptyDesk()
    const socket = await holdSocket(wei.page)
    await wei.enter(await stage.hire('Wei Two'))
    const [ada, bea] = [await comes('Ada Two'), await comes('Bea Two')]
    await wei.open('/visitors')
    for (const name of ['Ada Two', 'Bea Two'])
      await wei.page.getByRole('checkbox', { name: `Pick ${name}`, exact: true }).check()
    await wei.page.getByRole('button', { name: 'Start a session …' }).click()
    const dialog = pickerOn(wei.page)
    await expectShown(dialog.getByText(/2 visitors picked/))
    // A colleague is quicker with one of them, and this page has not heard of it yet.
    const other = await deskOf('Bo Two')
    socket.hold()
    await starts(other, ['Bea Two'])
    await bea.agree()
    await dialog.getByRole('button', { name: 'Start session' }).click()
    await expect.poll(() => socket.sent().includes('room.gather'), patiently).toBe(true)
    socket.release()
    const told = wei.page.getByRole('dialog', { name: 'Not everybody could be asked' })
    await expectShown(told.getByText('Bea Two: In another session'))
    await told.getByRole('button', { name: 'Go on to the session' }).click()
    await ada.agree()
    await expectShown(wei.page.getByRole('heading', { name: 'Ada Two' }))
  })

  it('[CON38][CON39][B6][B7][B8][SES5][SES6][SES7] a session is talked in, by name and in one order; more come in; who is brought in hears of it', async () => {
    const [wei, ana, bo] = [await deskOf('Wei Li'), await deskOf('Ana Lima'), await deskOf('Bo Sun')]
    const [ada, bea, guest] = [await comes('Ada'), await comes('Bea'), await comes(null)]
    // Without a click browsers keep pages silent.
    await ana.list('Mine')
    await starts(wei, ['Ada', 'Bea'], ['Ana Lima'])
    await expectShown(ana.page.getByText(/^Wei Li has brought you into a session/))
    await expect.poll(() => tonesOf(ana.page.mainFrame()), patiently).not.toEqual([])
    await ana.page.getByRole('button', { name: 'Open', exact: true }).click()
    await expectShown(pane(ana.page))
    await ada.agree()
    await bea.agree()
    for (const { log } of [wei, ana]) {
      await expectShown(log.getByText(/^Ada joined/))
      await expectShown(log.getByText(/^Bea joined/))
    }
    await wei.page.getByRole('textbox', { name: /^Write to/ }).fill('Good morning all')
    await wei.page.getByRole('textbox', { name: /^Write to/ }).press('Enter')
    await ada.hears('Good morning all')
    await ada.say('Good morning')
    await bea.say('Hello')
    for (const { log } of [wei, ana]) await expectShown(log.getByText('Hello', { exact: true }))
    expect(await ana.messages()).toEqual(await wei.messages())
    // A note is for the agents.
    await ana.page.keyboard.press('Escape')
    await ana.page.getByRole('button', { name: 'Note', exact: true }).click()
    await ana.page.getByRole('textbox', { name: 'Note for colleagues' }).fill('@Wei')
    await ana.page.getByRole('option', { name: 'Wei Li' }).click()
    await ana.page.getByRole('textbox', { name: 'Note for colleagues' }).press('Enter')
    await expectShown(wei.log.getByText('@Wei Li', { exact: true }))
    // More come in, asked by an agent who does not own it.
    await ana.page.getByRole('button', { name: 'Invite more', exact: true }).click()
    const more = ana.page.getByRole('dialog', { name: 'Invite more into the session' })
    await pick(more, 'Bo Sun', 'Visitor ')
    await more.getByRole('button', { name: 'Invite', exact: true }).click()
    await expectGone(more)
    await guest.agree()
    await expectShown(wei.log.getByText(/^Guest 3 joined/))
    await expectShown(wei.log.getByText(/^Ana Lima brought in Bo Sun/))
    await bo.page.getByRole('button', { name: 'Open', exact: true }).click()
    await expectShown(bo.log.getByText('Good morning all', { exact: true }))
    await guest.say('Here I am')
    await expectShown(bo.log.getByText('Here I am', { exact: true }))
    await bea.client.request('room.leave', { conversationId: wei.page.url().split('/').at(-1)?.split('?')[0] ?? '' })
    await expectShown(bo.log.getByText(/^Bea left/))
    expect(JSON.stringify(await wei.messages())).toContain('Here I am')
    // It stands in the list beside visitors' conversations, and not among colleagues.
    await expectShown(bo.row('Session · 5'))
    await bo.open('/colleagues')
    await expectShown(bo.page.getByText('Bo Sun').first())
    expect(await bo.page.getByRole('listitem').filter({ hasText: 'Guest 3' }).count()).toBe(0)
    await bo.page.getByRole('searchbox').click()
    await expectAudible(bo.page.mainFrame())
    await guest.say('Is anybody there?')
    await expect.poll(() => tonesOf(bo.page.mainFrame()), patiently).not.toEqual([])
  })

  it('[CON38][SES10][SES11] the pane tells how each was asked; the owner takes back, takes out, asks again, and ends', async () => {
    const [wei, ana] = [await deskOf('Wei Four'), await deskOf('Ana Four')]
    const [ada, bea, cy] = [await comes('Ada Four'), await comes('Bea Four'), await comes('Cy Four')]
    await starts(wei, ['Ada Four', 'Bea Four', 'Cy Four'], ['Ana Four'])
    const people = pane(wei.page)
    await ada.agree()
    await bea.decline()
    await expectShown(people.getByRole('region', { name: 'Visitors' }).getByText('Ada Four'))
    await expectShown(people.getByRole('listitem').filter({ hasText: 'Bea Four' }).getByText('Declined'))
    const rowOfCy = people.getByRole('listitem').filter({ hasText: 'Cy Four' })
    await rowOfCy.getByRole('button', { name: 'Take the invitation back' }).click()
    await expectShown(rowOfCy.getByText('Taken back'))
    await rowOfCy.getByRole('button', { name: 'Invite Cy Four again' }).click()
    await expectShown(rowOfCy.getByText(/^Asked/))
    await cy.agree()
    await people.getByRole('button', { name: 'Take Ada Four out of the session' }).click()
    await expectShown(wei.log.getByText(/^You removed Ada Four/))
    await wei.page.getByRole('button', { name: 'Undo' }).click()
    await ada.agree()
    await expectShown(wei.log.getByText(/^Ada Four joined/).nth(1))
    await people.getByRole('button', { name: 'Details of Ada Four' }).click()
    await expectShown(wei.page.getByRole('region', { name: 'About the visitor' }).getByText('Ada Four').first())

    await ana.list('Mine')
    await ana.row('Session · 4').getByRole('link').click()
    await ana.page.getByRole('button', { name: 'More for this session' }).click()
    expect(await ana.page.getByRole('menuitem', { name: 'End session' }).count()).toBe(0)
    await ana.page.keyboard.press('Escape')
    await wei.page.getByRole('button', { name: 'More for this session' }).click()
    await wei.page.getByRole('menuitem', { name: 'End session' }).click()
    await wei.page.getByRole('dialog').getByRole('button', { name: 'End session' }).click()
    await expectShown(wei.page.getByText('This session has ended. It stays here to be read.'))
    await expectShown(ana.page.getByText('This session has ended. It stays here to be read.'))
    await ana.list('Closed')
    await expectShown(ana.row('Session · 4'))
  })

  it('[SES8] whether visitors see what was said before is a switch of the settings, and stands in the audit log', async () => {
    const rosa = await stage.deskOf(await stage.hire('Rosa Quinn', { role: 'administrator' }))
    await rosa.open('/settings/invitations')
    const earlier = rosa.page.getByRole('switch', { name: 'Visitors who come into a session see what was said before' })
    await earlier.check()
    await rosa.page.getByRole('button', { name: 'Save', exact: true }).click()
    await expectGone(rosa.page.getByRole('button', { name: 'Save', exact: true }))
    await rosa.page.reload()
    await expect.poll(() => earlier.isChecked(), patiently).toBe(true)
    await rosa.open('/settings/audit')
    await expectShown(rosa.page.getByText(/^Rosa Quinn .*changed how visitors are invited/).first())
    await rosa.open('/settings/invitations')
    await earlier.uncheck()
    await rosa.page.getByRole('button', { name: 'Save', exact: true }).click()
    await expectGone(rosa.page.getByRole('button', { name: 'Save', exact: true }))
  })

  it('[CON37][B2][SES10] from a visitor’s conversation, with its visitor picked; who leaves as the only agent ends it', async () => {
    const wei = await deskOf('Wei Five')
    const guest = await stage.guest('Dora', 'Hello')
    await guest.client.request('visit.update', {
      pageUrl: `${stage.product.shopUrl}/en/`,
      pageTitle: 'Tea',
      language: 'en',
    })
    await wei.take('Dora')
    await wei.page.keyboard.press('Escape')
    await wei.page.keyboard.press('Control+K')
    await wei.page.getByRole('option', { name: 'Start a session …' }).click()
    await expectShown(pickerOn(wei.page).getByText(/1 visitor picked/))
    await wei.page.keyboard.press('Escape')
    await expectGone(pickerOn(wei.page))
    await wei.page.getByRole('button', { name: 'Start a session …' }).click()
    const dialog = pickerOn(wei.page)
    await expect.poll(() => dialog.getByRole('checkbox', { name: /Dora/ }).isChecked(), patiently).toBe(true)
    await dialog.getByRole('button', { name: 'Start session' }).click()
    await expectShown(pane(wei.page))
    await wei.page.getByRole('button', { name: 'More for this session' }).click()
    await wei.page.getByRole('menuitem', { name: 'Leave session' }).click()
    await expectShown(wei.page.getByText('You are the only agent in it: the session ends for everybody.'))
    await wei.page.getByRole('dialog').getByRole('button', { name: 'Leave session' }).click()
    await expectShown(wei.page.getByText('Choose a conversation', { exact: false }).or(wei.row('Dora')).first())
  })
})
