import { freePort } from '@frontdesk/testkit'
import { type Clamd, eicar, startClamd } from '@frontdesk/testkit/clamd'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { expectShown } from './support/expect.ts'
import { phone } from './support/phone.ts'
import { photograph, screens } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('files that a virus scanner looks at', () => {
  let stage: Stage
  let wei: Staff
  let scanner: Clamd | null = null
  let at: { host: string; port: number }
  beforeAll(async () => {
    at = { host: '127.0.0.1', port: await freePort() }
    stage = await openStage({ service: { policy: 'manual' }, env: { FRONTDESK_SCANNER: `${at.host}:${at.port}` } })
    wei = await stage.hire('Li Wei')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(async () => {
    await scanner?.close()
    await stage?.close()
  })

  it('[FIL11][SEC-C7] the visitor sees that a file is being checked and writes on, then that it was refused, and the agent is told', async () => {
    const [shopper, desk] = await Promise.all([stage.shopper(phone), stage.deskOf(wei)])
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('I have the invoice here.')
    await desk.take('I have the invoice here.')
    const attach = shopper.panel.locator('input[type=file][aria-label="Attach files"]')
    await attach.setInputFiles({ name: 'invoice.pdf', mimeType: 'application/pdf', buffer: eicar })
    const tray = shopper.panel.getByRole('list', { name: 'Files of this message' })
    await expectShown(tray.getByText('Being checked'))
    await desk.write('Please send it.')
    await expectShown(shopper.message('Please send it.'))
    await photograph(shopper.page, 'files-being-checked-phone', screens.phone[0])

    scanner = await startClamd(at)
    await expectShown(tray.getByText('Refused by the virus scanner'))
    await photograph(shopper.page, 'files-refused-phone', screens.phone[0])
    await expectShown(desk.page.getByText('The virus scanner refused invoice.pdf'))
    await photograph(desk.page, 'files-refused-desk', screens.desk[0])
    await shopper.panel.getByRole('button', { name: 'Remove invoice.pdf' }).click()
    await shopper.write('Then I will write it down.')
    await expectShown(desk.message('Then I will write it down.'))
  })
})
