import { readFile } from 'node:fs/promises'
import { askHttp, eventually, expectOk } from '@frontdesk/testkit'
import { backdate } from '@frontdesk/testkit/backdate'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('privacy', () => {
  let stage: Stage
  let head: Staff
  let colleague: Staff
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    head = await stage.hire('Rosa Quinn', { role: 'administrator' })
    colleague = await stage.hire('Li Wei')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const erased = ({ page }: Desk) => page.getByRole('heading', { name: 'This conversation was erased' })

  it('[PRV7][PRV9][SEC-I6] an administrator saves a contact as a file and erases it, while it is here and a colleague looks on', async () => {
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('Please forget me.')
    const watcher = await stage.deskOf(colleague)
    await watcher.take('Please forget me.')
    await watcher.write('Of course.')
    await expectShown(shopper.message('Of course.'))
    const desk = await stage.deskOf(head)
    const { page } = desk
    await desk.choose('Team', 'Of course.')

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as a file' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^contact-[0-9A-F]{4}\.json$/)
    const file = await readFile(await download.path(), 'utf8')
    for (const words of ['Please forget me.', 'Of course.', 'Li Wei', '127.0.0.1']) expect(file).toContain(words)

    await page.getByRole('button', { name: 'Erase…' }).click()
    const dialog = page.getByRole('dialog')
    const sure = dialog.getByRole('button', { name: 'Erase for good' })
    await expectShown(sure)
    await dialog.getByRole('textbox').fill('0000')
    expect(await sure.isDisabled()).toBe(true)
    const tag = /contact-(.{4})\.json/.exec(download.suggestedFilename())?.[1] ?? ''
    await dialog.getByRole('textbox').fill(tag.toLowerCase())
    await sure.click()

    for (const one of [desk, watcher]) {
      await expectShown(erased(one))
      await expectGone(one.row('Of course.'))
    }
    await expect.poll(() => shopper.messages(), patiently).toEqual([])
    await expectShown(shopper.input)
    await shopper.write('Hello, I am new here.')
    await watcher.list('Queue')
    await expectShown(watcher.row('Hello, I am new here.'))
    expect(await shopper.messages()).toEqual(['Hello, I am new here.'])
    await desk.open('/settings/privacy')
    await expectShown(page.getByRole('list', { name: 'Erased contacts' }).getByText(`Contact ${tag} by Rosa Quinn`))
  })

  it('[PRV9] a console that comes back finds an erased conversation gone from its lists', async () => {
    const guest = await stage.guest('Mia', 'Is this in stock?')
    const watcher = await stage.deskOf(colleague)
    await watcher.choose('Queue', 'Is this in stock?')
    await watcher.page.context().setOffline(true)
    watcher.faults.expect(/ERR_|WebSocket/)
    const desk = await stage.deskOf(head)
    await desk.choose('Queue', 'Is this in stock?')
    await desk.page.getByRole('button', { name: 'Erase…' }).click()
    const dialog = desk.page.getByRole('dialog')
    const label = await dialog.locator('label').textContent()
    await dialog.getByRole('textbox').fill(/[0-9A-F]{4}/.exec(label ?? '')?.[0] ?? '')
    await dialog.getByRole('button', { name: 'Erase for good' }).click()
    await expectShown(erased(desk))
    expect(await erased(watcher).isVisible()).toBe(false)
    await watcher.page.context().setOffline(false)
    await expectShown(erased(watcher))
    await expectGone(watcher.row('Is this in stock?'))
    await eventually(() => guest.client.state.kind === 'ended', 'the end of the visitor’s connection')
  })

  it('[PRV10] an administrator sets how long a site keeps things, carries it out, and reads what went', async () => {
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('An old question.')
    const desk = await stage.deskOf(head)
    const { page } = desk
    await desk.take('An old question.')
    await page.getByRole('button', { name: 'Close', exact: true }).click()
    await expectShown(page.getByText('You closed the conversation').first())
    await desk.open('/settings/privacy')
    await expectShown(page.getByText('Everything is kept.'))
    await page.getByRole('link', { name: /^Change what/ }).click()
    await page.getByLabel('Closed conversations').fill('0')
    await page.getByRole('button', { name: 'Save' }).click()
    await expectShown(page.getByText('A whole number from 1 to 3650, or nothing.'))
    await page.getByLabel('Closed conversations').fill('30')
    await page.getByLabel('Visits and pages').fill('30')
    await page.getByRole('button', { name: 'Save' }).click()
    await expectShown(page.getByText('Saved.'))
    const closed = expectOk(await askHttp(stage.product.url, 'conversation.list', { tab: 'closed' }, head.who))
    await backdate(stage.product.databaseUrl, closed.items[0]?.contact.id ?? '', 31)

    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Privacy' }).click()
    await expectShown(page.getByText('Closed conversations go 30 days after their last message.'))
    await page.getByRole('button', { name: /^Run now/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    const runs = page.getByRole('list', { name: 'What was removed' })
    await expectShown(runs.getByText(/^Removed one conversation(,| and) 3 messages and events/))
    // The visitor, who is here all the time, begins anew.
    await expect.poll(() => shopper.messages(), patiently).toEqual([])
    await shopper.write('And a new one.')
    await desk.open('/conversations?tab=queue')
    await expectShown(desk.row('And a new one.'))
    await desk.open('/conversations?tab=closed')
    await expectShown(page.getByRole('navigation', { name: 'Lists of conversations' }))
    await expectGone(desk.row('An old question.'))
  })
})
