import { eventually } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { lookElsewhere } from './support/notices.ts'
import { tonesOf } from './support/sounds.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('several at one conversation', () => {
  let stage: Stage
  let staff: { wei: Staff; na: Staff; fang: Staff }
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    staff = {
      wei: await stage.hire('Li Wei'),
      na: await stage.hire('Li Na'),
      fang: await stage.hire('Wang Fang', { role: 'supervisor' }),
    }
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const here = ({ page }: Desk) => page.getByRole('list', { name: 'Colleagues who are here' })

  it('[SEE1][SEE3][SEE4][A3] colleagues see who looks and who writes a reply; notes and looks say nothing to the visitor', async () => {
    const [guest, ...others] = await Promise.all([
      stage.guest('Emma', 'Is the green teapot in stock?'),
      stage.guest('Noah', 'My parcel is late.'),
      stage.guest('Mia', 'Can I return a cup?'),
    ])
    const told: string[] = []
    guest.client.on('frame', ({ type }) => told.push(type))
    const [wei, na, fang] = await Promise.all([
      stage.deskOf(staff.wei),
      stage.deskOf(staff.na),
      stage.deskOf(staff.fang),
    ])
    await wei.choose('Queue', 'Emma')
    await na.choose('Queue', 'Emma')
    await fang.choose('Queue', 'Noah')
    await expectShown(here(wei).getByText('Li Na is looking'))
    await expectShown(here(na).getByText('Li Wei is looking'))

    // A note is nobody's typing: what comes after it is seen, and it was not.
    await na.composer.press('Escape')
    await na.page.keyboard.press('n')
    await na.composer.pressSequentially('Ask the store')
    await na.page.getByRole('button', { name: 'Add note' }).click()
    await expectShown(wei.message('Ask the store'))
    expect(told).not.toContain('typing.changed')

    await na.page.getByRole('button', { name: 'Reply', exact: true }).click()
    await na.composer.pressSequentially('Yes, it')
    await expectShown(here(wei).getByText('Li Na is writing a reply'))
    await expectShown(wei.page.getByRole('status').getByText('Li Na is writing a reply just now.'))
    await expect.poll(() => told, patiently).toContain('typing.changed')
    await na.write('Yes, it is.')
    await expectShown(wei.message('Yes, it is.'))
    await expectGone(wei.page.getByText('Li Na is writing a reply just now.'))
    await expectShown(here(wei).getByText('Li Na is looking'))

    // Behind something else, in another conversation, and gone with the page.
    await lookElsewhere(na.page)
    await expectGone(here(wei))
    await fang.choose('Team', 'Emma')
    await expectShown(here(wei).getByText('Wang Fang is looking'))
    await fang.choose('Queue', 'Mia')
    await expectGone(here(wei))
    await fang.choose('Team', 'Emma')
    await expectShown(here(wei).getByText('Wang Fang is looking'))
    await fang.page.close()
    await expectGone(here(wei))
    expect(told).not.toContain('viewing.changed')
    expect(others).toHaveLength(2)
  })

  it('[SEE2] after a loss of the link it is told anew', async () => {
    await stage.guest('Ida', 'Do you ship to Norway?')
    const [wei, na] = [await stage.deskOf(staff.wei), await stage.deskOf(staff.na)]
    for (const desk of [wei, na]) {
      // What a browser writes on its console while the server is away.
      desk.faults.expect(/ERR_|WebSocket|Service Unavailable/)
      await desk.choose('Queue', 'Ida')
    }
    await expectShown(here(wei).getByText('Li Na is looking'))
    await stage.product.stop('SIGTERM')
    await expectGone(here(wei))
    await stage.product.start()
    await expectShown(here(wei).getByText('Li Na is looking'))
    await expectShown(here(na).getByText('Li Wei is looking'))
  })

  it('[SUP1][SUP3][SUP4][SUP5][A3] a supervisor watches, whispers, joins, leaves and takes over', async () => {
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('The glaze has a crack.')
    const wei = await stage.deskOf(staff.wei)
    await wei.take('The glaze has a crack.')
    await wei.write('I am sorry to hear that.')
    await expectShown(shopper.message('I am sorry to hear that.'))

    const fang = await stage.deskOf(staff.fang)
    await fang.choose('Team', 'I am sorry to hear that.')
    await expectShown(fang.page.getByText('This is Li Wei’s conversation. You are watching.'))
    await shopper.input.pressSequentially('And')
    await expectShown(fang.page.getByText(/is writing…$/))
    await shopper.write('And the lid too.')
    await expectShown(fang.message('And the lid too.'))

    const before = (await tonesOf(wei.page.mainFrame())).length
    await fang.page.getByRole('button', { name: 'Whisper', exact: true }).last().click()
    await fang.composer.pressSequentially('Offer a new one')
    await fang.composer.press('Enter')
    await expectShown(wei.message('Offer a new one'))
    await expectShown(wei.log.getByText('Whisper', { exact: true }))
    await expect.poll(async () => (await tonesOf(wei.page.mainFrame())).length, patiently).toBeGreaterThan(before)

    await fang.page.getByRole('button', { name: 'Reply', exact: true }).click()
    await fang.page.getByRole('button', { name: 'Join', exact: true }).click()
    await expectShown(fang.page.getByText('You have joined Li Wei’s conversation. The visitor sees your replies.'))
    await expectShown(shopper.panel.getByText('Wang Fang joined'))
    await expectShown(shopper.panel.getByText('You are talking with Li Wei and Wang Fang'))
    await fang.write('We will send you another.')
    await expectShown(shopper.message('We will send you another.'))
    await wei.write('It leaves today.')
    await expectShown(shopper.message('It leaves today.'))
    await expectShown(wei.page.getByText('Yours, with Wang Fang'))

    await fang.page.getByRole('button', { name: 'Leave', exact: true }).click()
    await expectShown(shopper.panel.getByText('Wang Fang left'))
    await expectShown(shopper.panel.getByText('You are talking with Li Wei', { exact: true }))
    await expectShown(fang.page.getByText('This is Li Wei’s conversation. You are watching.'))

    await fang.page.locator('form').getByRole('button', { name: 'Take over' }).click()
    await expectShown(shopper.panel.getByText('Wang Fang took over from Li Wei'))
    await expectShown(wei.page.getByText(/^Wang Fang now serves Visitor/))
    await fang.write('I go on from here.')
    await expectShown(shopper.message('I go on from here.'))
    expect(await shopper.messages()).not.toContain('Offer a new one')
  })

  it('[SUP2] who exits leaves what it has joined', async () => {
    const guest = await stage.guest('Sofia', 'Which size fits?')
    const [wei, fang] = [await stage.deskOf(staff.wei), await stage.deskOf(staff.fang)]
    await wei.take('Which size fits?')
    await fang.choose('Team', 'Sofia')
    await fang.page.getByRole('button', { name: 'Join', exact: true }).click()
    await expectShown(wei.log.getByText('Wang Fang joined'))
    await fang.page.getByRole('button', { name: /^Wang Fang/ }).click()
    await fang.page.getByRole('button', { name: /^Exit/ }).click()
    // It has another from before, which goes on to the queue.
    await fang.page.getByRole('dialog').getByRole('button', { name: 'Exit', exact: true }).click()
    await expectShown(wei.log.getByText('Wang Fang left'))
    const kinds = () => guest.client.conversation(guest.conversationId).entries.map(({ content }) => content.kind)
    await eventually(() => kinds().at(-1) === 'left')
  })
})
