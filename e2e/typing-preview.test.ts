import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { expectGone, expectShown } from './support/expect.ts'
import { createSiteDesk } from './support/site-desk.ts'
import { openStage, type Stage } from './support/stage.ts'

const line = /our staff can see your words before you send them/
const isTold = 'Our staff can see what you type before you send it.'

describe('typing preview', () => {
  let stage: Stage
  let wei: Staff
  let head: Staff
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    wei = await stage.hire('Li Wei')
    head = await stage.hire('Rosa Quinn', { role: 'administrator' })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it('[TPV1][TPV4][TPV5][A3] is off until a site switches it on; then the panel says so, and staff see the words come', async () => {
    const early = await stage.shopper()
    await early.visit()
    await early.openPanel()
    await expectShown(early.log)
    await early.write('Good morning')
    expect(await early.panel.getByText(line).count()).toBe(0)

    const office = await stage.deskOf(head)
    await office.open('/settings/sites')
    await office.page.getByRole('link', { name: 'Demo shop' }).click()
    await createSiteDesk(office).part('Before the chat')
    await office.page.getByRole('switch', { name: 'Typing preview' }).click()
    await createSiteDesk(office).save()

    const desk = await stage.deskOf(wei)
    await desk.take('Good morning')
    const draft = desk.page.getByText('Being typed, not sent yet')
    // Its page began before and does not say so: it tells nothing but that somebody writes.
    await early.input.pressSequentially('Early words')
    await expectShown(desk.page.getByText(/is writing…$/))
    expect(await desk.page.getByText('Early words').count()).toBe(0)
    await early.page.close()

    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await expectShown(shopper.panel.getByText(line))
    // Before the first message whoever looks at the visitors sees it come, and go.
    await office.open('/visitors')
    await shopper.input.pressSequentially('I look')
    const words = office.page.getByText('I look', { exact: true }).first()
    await expectShown(words)
    await shopper.input.fill('')
    await expectGone(words)
    await shopper.write('I look for a teapot.')
    await desk.take('I look for a teapot.')
    await expectShown(shopper.panel.getByText(isTold))
    await shopper.input.pressSequentially('A green one')
    await expectShown(draft)
    await expectShown(desk.page.getByText('A green one', { exact: true }))
    expect(await desk.messages()).toEqual(['I look for a teapot.'])

    await shopper.input.press('Enter')
    await expectShown(desk.message('A green one'))
    await expectGone(draft)

    // Taken back, it is gone.
    await shopper.input.pressSequentially('No, a')
    await expectShown(desk.page.getByText('No, a', { exact: true }))
    await shopper.input.fill('')
    await expectGone(draft)
    expect(await desk.messages()).toEqual(['I look for a teapot.', 'A green one'])
  })
})
