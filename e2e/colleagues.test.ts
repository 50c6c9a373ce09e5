import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown } from './support/expect.ts'
import { phone } from './support/phone.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('colleagues', () => {
  let stage: Stage
  let [wei, ana, omar]: Staff[] = []
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    wei = await stage.hire('Li Wei')
    ana = await stage.hire('Ana Lima')
    omar = await stage.hire('Omar Haddad')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const deskOf = (staff: Staff | undefined, options?: Parameters<Stage['deskOf']>[1]): Promise<Desk> => {
    if (staff === undefined) throw new Error('hired before')
    return stage.deskOf(staff, options)
  }
  const toColleagues = async ({ page }: Desk): Promise<void> => {
    await page.getByRole('link', { name: /Colleagues$/ }).click()
    await expectShown(page.getByRole('heading', { name: 'Colleagues', level: 1 }))
  }
  const composer = ({ page }: Desk) => page.getByRole('textbox', { name: /^Write to/ })
  const say = async (desk: Desk, text: string): Promise<void> => {
    await composer(desk).fill(text)
    await composer(desk).press('Enter')
    await expectShown(desk.message(text))
  }
  const rooms = ({ page }: Desk) => page.getByRole('list', { name: 'Messages' }).getByRole('listitem')
  const writeTo = async (desk: Desk, name: string): Promise<void> => {
    await desk.page.getByRole('button', { name: `Write to ${name}` }).click()
    await expectShown(composer(desk))
  }

  const choose = async ({ page }: Desk, name: string, state: string): Promise<void> => {
    await page
      .getByRole('button', { name: new RegExp(name) })
      .last()
      .click()
    const states = page.getByRole('group', { name: 'Your state' })
    await states.getByRole('button', { name: new RegExp(`^${state}`) }).click()
  }

  it('[A2][A3][ROM1] one writes to a colleague beside a visitor’s conversation; what is said to somebody who is not there waits', async () => {
    const desk = await deskOf(wei)
    const guest = await stage.guest('Emma', 'Is the tea organic?')
    await desk.take('Emma')
    await toColleagues(desk)
    await writeTo(desk, 'Ana Lima')
    await say(desk, 'Is the green tea organic?')

    const other = await deskOf(ana)
    await expectShown(other.page.getByRole('link', { name: /1 room has something new.*Colleagues/ }))
    await toColleagues(other)
    await expectShown(rooms(other).filter({ hasText: 'Is the green tea organic?' }).getByText('Li Wei'))
    await rooms(other).getByRole('link', { name: 'Li Wei' }).click()
    await expectShown(other.message('Is the green tea organic?'))
    await say(other, 'Yes, since May.')
    await expectShown(desk.message('Yes, since May.'))
    await expectShown(desk.log.getByText('Read'))
    // The visitor saw none of it, and is answered where it was left.
    await desk.page.getByRole('link', { name: /Conversations$/ }).click()
    await desk.choose('Mine', 'Emma')
    await desk.write('Yes, it is.')
    await expectShown(desk.message('Yes, it is.'))
    const view = guest.client.conversation(guest.conversationId)
    expect(JSON.stringify(view)).not.toContain('since May')
  })

  it('[A2][ROM3][ROM4][ROM6] a group: made, named, a mention told, one taken out at once', async () => {
    const [desk, second, third] = [await deskOf(wei), await deskOf(ana), await deskOf(omar)]
    await toColleagues(desk)
    await desk.page.getByRole('button', { name: 'New group' }).click()
    const dialog = desk.page.getByRole('dialog', { name: 'New group' })
    await dialog.getByLabel('Name of the group').fill('Returns')
    await dialog.getByText('Ana Lima').click()
    await dialog.getByText('Omar Haddad').click()
    await dialog.getByRole('button', { name: 'Create group' }).click()
    await expectShown(desk.page.getByRole('heading', { name: 'Returns' }))
    await expectShown(desk.log.getByText('You brought in Ana Lima, Omar Haddad'))

    await composer(desk).pressSequentially('Who knows the rule? @om')
    await expectShown(desk.page.getByRole('option', { name: 'Omar Haddad' }))
    await composer(desk).press('Enter')
    await composer(desk).press('Enter')
    await expectShown(desk.message('Who knows the rule? @Omar Haddad'))
    await third.page.getByRole('button', { name: 'Open', exact: true }).click()
    await expectShown(third.message('Who knows the rule? @Omar Haddad'))
    await say(third, 'Thirty days.')
    await toColleagues(second)
    await rooms(second).getByRole('link', { name: 'Returns' }).click()
    await expectShown(second.message('Thirty days.'))

    await desk.page.getByRole('button', { name: 'Members' }).click()
    await desk.page.getByRole('button', { name: 'Remove Omar Haddad' }).click()
    await expectShown(third.page.getByText('No such room'))
    await expectShown(second.log.getByText('Li Wei removed Omar Haddad'))
  })

  it('[A2] a question about a visitor carries a card that opens its conversation, and the visitor sees none of it', async () => {
    const [desk, other] = [await deskOf(wei), await deskOf(omar)]
    const guest = await stage.guest('Mateo', 'My parcel is lost.')
    await desk.take('Mateo')
    await desk.page.getByRole('button', { name: 'Ask a colleague' }).click()
    const dialog = desk.page.getByRole('dialog', { name: 'Ask a colleague' })
    await dialog.getByText('Omar Haddad').click()
    await dialog.getByLabel('Question').fill('Where do we look for lost parcels?')
    await dialog.getByRole('button', { name: 'Ask', exact: true }).click()
    await expectGone(dialog)
    await toColleagues(other)
    await rooms(other).getByRole('link', { name: 'Li Wei' }).click()
    await expectShown(other.message('Where do we look for lost parcels?'))
    await other.page.getByRole('link', { name: 'Conversation with Mateo' }).click()
    await expectShown(other.message('My parcel is lost.'))
    expect(guest.client.conversation(guest.conversationId).entries.map(({ content }) => content.kind)).toEqual([
      'message',
      'assigned',
    ])
  })

  it('[A5][ROM5] who is out of service writes to no colleague, until back', async () => {
    const desk = await deskOf(ana)
    await toColleagues(desk)
    await writeTo(desk, 'Omar Haddad')
    await choose(desk, 'Ana Lima', 'Exit')
    await expectShown(desk.page.getByText('You are out of service. Become available or busy to write to colleagues.'))
    await choose(desk, 'Ana Lima', 'Available')
    await say(desk, 'Back again.')
  })

  it('[A2][E12] on a phone the list and the room stand one at a time', async () => {
    const desk = await deskOf(wei, phone)
    await toColleagues(desk)
    await writeTo(desk, 'Omar Haddad')
    await expectGone(desk.page.getByRole('heading', { name: 'Colleagues', level: 1 }))
    await say(desk, 'From my phone.')
    await desk.page.getByRole('link', { name: 'Back to colleagues' }).click()
    await expectShown(rooms(desk).filter({ hasText: 'From my phone.' }))
  })
})
