import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { phone } from './support/phone.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('states of agents', () => {
  let stage: Stage
  let wei: Staff
  let ana: Staff
  let omar: Staff
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    wei = await stage.hire('Li Wei')
    ana = await stage.hire('Ana Lima')
    omar = await stage.hire('Omar Haddad', { role: 'administrator' })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const menu = async (desk: Desk, name: string): Promise<void> => {
    await desk.page.getByRole('button', { name: new RegExp(name) }).click()
    await expectShown(desk.page.getByRole('group', { name: 'Your state' }))
  }
  const choose = (desk: Desk, state: string) =>
    desk.page
      .getByRole('group', { name: 'Your state' })
      .getByRole('button', { name: new RegExp(`^${state}`) })
      .click()

  it('[A5][CON30] an agent chooses a state at the rail’s foot; all devices and colleagues see it at once, with its reason', async () => {
    const [desk, handheld, colleague] = await Promise.all([
      stage.deskOf(wei),
      stage.deskOf(wei, phone),
      stage.deskOf(ana),
    ])
    await colleague.page.getByRole('link', { name: 'Colleagues' }).click()
    const row = colleague.row('Li Wei')
    await expectShown(row.getByText('Available'))

    await menu(desk, 'Li Wei')
    await choose(desk, 'Busy')
    await expectShown(row.getByText('Busy'))
    await expectShown(desk.page.getByRole('button', { name: /Li Wei\s*Busy/ }))
    await expectShown(handheld.page.getByRole('button', { name: /Busy/ }))

    await menu(handheld, 'Busy')
    await choose(handheld, 'On break')
    await handheld.page.getByLabel('Reason (optional)').fill('Lunch with the team')
    await handheld.page.getByRole('button', { name: 'Start break' }).click()
    await expectShown(row.getByText('On break'))
    await expectShown(row.getByText('Lunch with the team'))
    await expectShown(desk.page.getByRole('button', { name: /Li Wei\s*On break/ }))

    await menu(desk, 'Li Wei')
    await choose(desk, 'Available')
    await expectShown(row.getByText('Available'))
    await expectGone(row.getByText('Lunch with the team'))
  })

  it('[A5][CON30] exit asks with the list of what moves, and without anything it just goes', async () => {
    const desk = await stage.deskOf(wei)
    const [mia] = [await stage.guest('Mia Berg', 'Where is my parcel?'), await stage.guest('Noah Okoye', 'Wrong size.')]
    await desk.take('Mia Berg')
    await menu(desk, 'Li Wei')
    await choose(desk, 'Exit')
    const dialog = desk.page.getByRole('dialog', { name: 'Leave service?' })
    await expectShown(dialog.getByText('Mia Berg'))
    await expectGone(dialog.getByText('Noah Okoye'))
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expectShown(desk.page.getByRole('button', { name: /Li Wei\s*Available/ }))

    await desk.page.getByRole('button', { name: 'Close', exact: true }).first().click()
    await expectShown(desk.log.getByText('You closed the conversation'))
    await menu(desk, 'Li Wei')
    await choose(desk, 'Exit')
    await expectShown(desk.page.getByRole('button', { name: /Li Wei\s*Offline/ }))
    await menu(desk, 'Li Wei')
    await choose(desk, 'Available')
    await expectShown(desk.page.getByRole('button', { name: /Li Wei\s*Available/ }))
    expect(mia?.conversationId).toBeDefined()
  })

  it('[A5][CON31] a ledger shows how long each state lasted, to the agent and to a supervisor', async () => {
    const desk = await stage.deskOf(ana)
    await menu(desk, 'Ana Lima')
    await choose(desk, 'Busy')
    await expectShown(desk.page.getByRole('button', { name: /Ana Lima\s*Busy/ }))
    await desk.open('/settings/ledger')
    const today = desk.page.getByRole('list', { name: 'Time in service' }).getByRole('listitem').first()
    await expectShown(today.getByText('Busy'))
    await expectShown(today.getByText('Available'))
    await expectGone(desk.page.getByLabel('Agent', { exact: true }))

    const head = await stage.deskOf(omar)
    await head.open('/settings/ledger')
    await head.page.getByLabel('Agent', { exact: true }).selectOption('Ana Lima')
    await expectShown(
      head.page.getByRole('list', { name: 'Time in service' }).getByRole('listitem').first().getByText('Busy'),
    )
    await head.page.getByRole('button', { name: 'Earlier week' }).click()
    await expect.poll(() => head.page.getByText('Not in service').count(), patiently).toBe(7)
  })
})
