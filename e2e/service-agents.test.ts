import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { phone } from './support/phone.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('who serves whom', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage()
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  /** Three new colleagues, so that nobody brings along what an earlier journey left. */
  const hire = (journey: string): Promise<Staff[]> =>
    Promise.all(
      ['Li Wei', 'Ana Lima', 'Omar Haddad'].map((name, at) => stage.hire(name, { login: `${journey}.${at}` })),
    )
  const setState = async (desk: Desk, state: 'Available' | 'Busy' | 'Exit'): Promise<void> => {
    await desk.page.getByRole('button', { name: /Your menu/ }).click()
    await desk.page
      .getByRole('group', { name: 'Your state' })
      .getByRole('button', { name: new RegExp(`^${state}`) })
      .click()
  }
  const stands = (desk: Desk, state: string) =>
    expectShown(desk.page.getByRole('button', { name: new RegExp(`${state}\\s*Your menu`) }))
  const open = async (desk: Desk, text: string): Promise<void> => {
    await desk.list('Mine')
    await desk.row(text).getByRole('link').click()
    await expectShown(desk.log)
  }

  it('[A4][A3][CON32] visitors who arrive are given to those who are available, with the reason; each serves many side by side', async () => {
    const desks = await Promise.all((await hire('arrivals')).map((staff) => stage.deskOf(staff)))
    for (const desk of desks) await stands(desk, 'Available')
    const names = ['Mia Berg', 'Noah Okoye', 'Chen Chen', 'Ida Holm', 'Emil Novak', 'Sofia Rossi']
    const guests = await Promise.all(names.map((name) => stage.guest(name, `I am ${name}`)))
    const mine = async (): Promise<number[]> => Promise.all(desks.map((desk) => desk.row(/I am/).count()))
    await expect.poll(async () => (await mine()).reduce((sum, one) => sum + one, 0), patiently).toBe(names.length)

    const counts = await mine()
    const most = Math.max(...counts)
    // Six among three: at least one has two or more.
    expect(most).toBeGreaterThan(1)
    const desk = desks[counts.indexOf(most)]
    if (desk === undefined) throw new Error('nobody has two')
    let served = 0
    for (const [at, name] of names.entries()) {
      if ((await desk.row(`I am ${name}`).count()) === 0) continue
      await open(desk, `I am ${name}`)
      await expectShown(desk.log.getByText(/^Given to .+: at random among 3 available/))
      await desk.write(`Hello ${name}`)
      await expectShown(desk.message(`Hello ${name}`))
      await guests[at]?.write(`Thanks, ${name} here`)
      served += 1
    }
    expect(served).toBe(most)
  })

  it('[A5] busy gets no new visitor and goes on with its own; exit moves them to who is available, never to who is busy, else to the queue', async () => {
    const [wei, ana, omar] = await hire('states')
    if (wei === undefined || ana === undefined || omar === undefined) throw new Error('three were hired')
    const [desk, busy] = [await stage.deskOf(wei), await stage.deskOf(omar)]
    await setState(busy, 'Busy')
    await stands(busy, 'Busy')
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('Where is my parcel?')
    await expectShown(desk.row('Where is my parcel?'))

    await setState(desk, 'Busy')
    await stands(desk, 'Busy')
    await stage.guest('Noah Okoye', 'I was charged twice.')
    await desk.list('Queue')
    await expectShown(desk.row('I was charged twice.'))
    await open(desk, 'Where is my parcel?')
    await desk.write('It left this morning.')
    await expectShown(shopper.message('It left this morning.'))

    // A seat frees where somebody becomes available: who waits is given to it at once.
    const colleague = await stage.deskOf(ana)
    await expectShown(colleague.row('I was charged twice.'))
    await stage.guest('Chen Chen', 'Do you ship abroad?')
    await expectShown(colleague.row('Do you ship abroad?'))

    await setState(desk, 'Exit')
    const dialog = desk.page.getByRole('dialog', { name: 'Leave service?' })
    await dialog.getByRole('button', { name: 'Exit' }).click()
    await stands(desk, 'Offline')
    await expectShown(colleague.row('It left this morning.'))
    await expectShown(shopper.panel.getByText('You are talking with Ana Lima'))
    expect(await busy.row(/parcel|morning|twice|abroad/).count()).toBe(0)

    await setState(colleague, 'Exit')
    await colleague.page.getByRole('dialog').getByRole('button', { name: 'Exit' }).click()
    await stands(colleague, 'Offline')
    await busy.list('Queue')
    for (const text of ['It left this morning.', 'I was charged twice.', 'Do you ship abroad?'])
      await expectShown(busy.row(text))
    expect(await shopper.messages()).toEqual(['Where is my parcel?', 'It left this morning.'])
    await setState(busy, 'Exit')
  })

  it('[E10][E12] conversations go from desk to desk and to a colleague’s phone, with their text and a note, and back; each of three visitors is told who serves now', async () => {
    const [wei, ana, omar] = await hire('transfer')
    if (wei === undefined || ana === undefined || omar === undefined) throw new Error('three were hired')
    const busy = await stage.deskOf(omar)
    await stands(busy, 'Available')
    // While nobody else is there, two come to the one who is.
    const [second, third] = [await stage.shopper(), await stage.shopper()]
    for (const [visitor, words] of [
      [second, 'My kettle is silent.'],
      [third, 'Is the blue cup back?'],
    ] as const) {
      await visitor.visit()
      await visitor.openPanel()
      await visitor.write(words)
      await expectShown(visitor.panel.getByText('You are talking with Omar Haddad'))
    }
    await setState(busy, 'Busy')
    await stands(busy, 'Busy')
    const desk = await stage.deskOf(wei)
    await stands(desk, 'Available')
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('My teapot came broken.')
    await open(desk, 'My teapot came broken.')
    await desk.write('I am sorry to hear that.')
    const pocket = await stage.deskOf(ana, phone)
    await stands(pocket, 'Available')

    await desk.page.getByRole('button', { name: 'Transfer', exact: true }).click()
    const dialog = desk.page.getByRole('dialog', { name: /^Transfer/ })
    await expect
      .poll(
        () =>
          dialog
            .getByRole('radio', { name: /Omar Haddad.*Busy/ })
            .first()
            .isDisabled(),
        patiently,
      )
      .toBe(true)
    await dialog
      .getByRole('radio', { name: /Ana Lima.*Available/ })
      .first()
      .check()
    await dialog.getByLabel('Note', { exact: true }).fill('Knows teapots, please send a new one')
    await dialog.getByRole('button', { name: 'Transfer', exact: true }).click()

    await expectShown(pocket.row('Knows teapots'))
    await pocket.row('Knows teapots').getByRole('link').click()
    for (const text of ['My teapot came broken.', 'I am sorry to hear that.', 'Knows teapots, please send a new one'])
      await expectShown(pocket.message(text))
    await expectShown(shopper.panel.getByText('You are talking with Ana Lima'))
    await pocket.write('A new one leaves today.')
    await expectShown(shopper.message('A new one leaves today.'))
    expect(await shopper.messages()).toEqual([
      'My teapot came broken.',
      'I am sorry to hear that.',
      'A new one leaves today.',
    ])

    await pocket.page.getByRole('button', { name: 'More', exact: true }).click()
    await pocket.page.getByRole('menuitem', { name: 'Transfer' }).click()
    await pocket.page
      .getByRole('radio', { name: /Li Wei.*Available/ })
      .first()
      .check()
    await pocket.page.getByRole('dialog').getByRole('button', { name: 'Transfer', exact: true }).click()
    await expectShown(desk.row('A new one leaves today.'))
    await expectShown(shopper.panel.getByText('You are talking with Li Wei'))
    await expectGone(desk.page.getByRole('dialog'))

    // The busy one passes its two on: one to a colleague, one to the queue, from which somebody else has it.
    const pass = async (words: string, to: RegExp): Promise<void> => {
      await open(busy, words)
      await busy.page.getByRole('button', { name: 'Transfer', exact: true }).click()
      await busy.page.getByRole('radio', { name: to }).first().check()
      await busy.page.getByRole('dialog').getByRole('button', { name: 'Transfer', exact: true }).click()
      await expectGone(busy.page.getByRole('dialog'))
    }
    await pass('My kettle is silent.', /Ana Lima.*Available/)
    await expectShown(second.panel.getByText('You are talking with Ana Lima'))
    await pass('Is the blue cup back?', /queue/i)
    await expectShown(third.panel.getByText(/^You are talking with (Ana Lima|Li Wei)$/))
    await pocket.open('/')
    await pocket.row('My kettle is silent.').getByRole('link').click()
    await pocket.write('Does it light up?')
    await expectShown(second.message('Does it light up?'))
    expect(await second.messages()).toEqual(['My kettle is silent.', 'Does it light up?'])
    expect(await third.messages()).toEqual(['Is the blue cup back?'])
  })

  it('[D9] a visitor cut off by the network comes back to the same agent and conversation', async () => {
    const [wei, ana, omar] = await hire('return')
    if (wei === undefined || ana === undefined || omar === undefined) throw new Error('three were hired')
    const desks = await Promise.all([wei, ana, omar].map((staff) => stage.deskOf(staff)))
    for (const desk of desks) await stands(desk, 'Available')
    const shoppers = await Promise.all([stage.shopper(), stage.shopper(), stage.shopper()])
    for (const [at, shopper] of shoppers.entries()) {
      await shopper.visit()
      await shopper.openPanel()
      await shopper.write(`Question ${at}`)
      await expectShown(shopper.panel.getByText(/^You are talking with/))
    }
    const [first] = shoppers
    if (first === undefined) throw new Error('three came')
    const withWhom = await first.panel.getByText(/^You are talking with/).textContent()
    first.faults.expect(/ERR_|WebSocket/)
    await first.page.context().setOffline(true)
    await first.page.waitForTimeout(2_000)
    await first.page.context().setOffline(false)
    await first.write('The train went through a tunnel.')
    const has = async (): Promise<number> =>
      (await Promise.all(desks.map((desk) => desk.row('The train went through a tunnel.').count()))).reduce(
        (sum, one) => sum + one,
        0,
      )
    await expect.poll(has, patiently).toBe(1)
    expect(await first.panel.getByText(/^You are talking with/).textContent()).toBe(withWhom)
    expect(await first.messages()).toEqual(['Question 0', 'The train went through a tunnel.'])
  })
})
