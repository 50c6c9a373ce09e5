import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { expectGone, expectShown } from './support/expect.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('tags', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it('[TAG1][TAG2][TAG3][TAG4] a tag is made, put on a conversation and its person, and stands in every console at once', async () => {
    const head = await stage.hire('Rosa Quinn', { role: 'administrator' })
    const colleague = await stage.hire('Ana Lima')
    const guest = await stage.guest('Emma', 'The parcel is broken')
    const desk = await stage.deskOf(head)
    const other = await stage.deskOf(colleague, { viewport: { width: 390, height: 844 }, hasTouch: true })
    await other.list('Queue')

    await desk.open('/settings/tags')
    await desk.page.getByRole('button', { name: 'Add a tag' }).click()
    const form = desk.page.getByRole('dialog')
    await form.getByLabel('Name').fill('Refund')
    await form.getByText('Red').click()
    await form.getByRole('button', { name: 'Save' }).click()
    await expectShown(desk.page.getByRole('list', { name: 'Tags' }).getByText('Refund'))

    await desk.open('/conversations')
    await desk.choose('Queue', 'The parcel is broken')
    for (const button of ['Tag the conversation', 'Tag the person']) {
      await desk.page.getByRole('button', { name: button }).click()
      await desk.page.getByRole('menuitem', { name: 'Refund' }).click()
      await expectShown(
        desk.page
          .getByRole('list', { name: button === 'Tag the person' ? 'Tags of the person' : 'Tags of the conversation' })
          .getByText('Refund'),
      )
    }
    await expectShown(desk.log.getByText('You tagged it: Refund'))
    await expectShown(other.row('The parcel is broken').getByText('Refund'))

    await desk.page.getByRole('button', { name: 'Add a detail' }).click()
    const detail = desk.page.getByRole('dialog')
    await detail.getByLabel('Name').fill('order_number')
    await detail.getByLabel('Value').fill('A-1017')
    await detail.getByRole('button', { name: 'Save' }).click()
    await expectShown(desk.page.getByText('A-1017', { exact: true }))
    await desk.page.getByRole('button', { name: 'Take away order_number' }).click()
    await expectGone(desk.page.getByText('A-1017', { exact: true }))

    const settings = await desk.tab()
    await settings.open('/settings/tags')
    await settings.page.getByRole('button', { name: 'Change the tag Refund' }).click()
    await settings.page.getByRole('dialog').getByLabel('Name').fill('Money back')
    await settings.page.getByRole('button', { name: 'Save' }).click()
    await expectShown(other.row('The parcel is broken').getByText('Money back'))
    await settings.page.getByRole('button', { name: 'Remove the tag Money back' }).click()
    await settings.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await expectGone(other.row('The parcel is broken').getByText('Money back'))
    guest.client.close()
  }, 90_000)
})
