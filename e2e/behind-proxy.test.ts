import type { Staff } from '@frontdesk/testkit/staff'
import { prepareNginx } from '@frontdesk/testkit/web-servers'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { expectShown, patiently } from './support/expect.ts'
import { redPicture } from './support/red-picture.ts'
import { openStage, type Stage } from './support/stage.ts'

/** The certificate is of the test's own making; browsers would ask about it. */
const trusting = { ignoreHTTPSErrors: true }

describe('behind nginx, over TLS', () => {
  let stage: Stage
  let wei: Staff
  beforeAll(async () => {
    stage = await openStage({
      service: { policy: 'manual' },
      proxy: await prepareNginx(),
      env: { FRONTDESK_TRUSTED_PROXIES: '127.0.0.1' },
    })
    wei = await stage.hire('Li Wei')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it('[OPS5][FIL10][B1] a shop’s visitor and an agent talk by secure WebSockets, with pictures, and the session is bound to the host', async () => {
    const [shopper, desk] = await Promise.all([stage.shopper(trusting), stage.emptyDesk(trusting)])
    const sockets: string[] = []
    for (const { page } of [shopper, desk]) page.on('websocket', (socket) => sockets.push(socket.url()))
    await desk.open()
    await desk.signIn(wei.login, wei.password)
    await expectShown(desk.page.getByRole('heading', { name: 'Conversations' }))
    const session = (await desk.page.context().cookies()).find(({ name }) => name === '__Host-frontdesk_session')
    expect(session).toMatchObject({ secure: true, httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost' })

    await desk.open('/settings/profile')
    await desk.page
      .getByLabel('Choose picture')
      .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: redPicture })
    await expectShown(desk.page.getByRole('button', { name: 'Change picture' }))
    await desk.open()

    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('Do you ship to Norway?')
    await expectShown(shopper.state('Sent').or(shopper.state('Delivered')))
    await desk.take('Do you ship to Norway?')
    await desk.write('We do, in three days.')
    await expectShown(shopper.message('We do, in three days.'))
    const face = shopper.panel.locator('img').first()
    await expect
      .poll(() => face.evaluate((image: HTMLImageElement) => image.naturalWidth), patiently)
      .toBeGreaterThan(0)

    await shopper.panel
      .locator('input[type=file][aria-label="Attach files"]')
      .setInputFiles({ name: 'parcel.png', mimeType: 'image/png', buffer: redPicture })
    await shopper.panel.getByRole('button', { name: 'Send' }).click()
    const parcel = desk.log.getByRole('button', { name: 'Open parcel.png' }).locator('img')
    await expect
      .poll(() => parcel.evaluate((image: HTMLImageElement) => image.naturalWidth), patiently)
      .toBeGreaterThan(0)
    expect(await parcel.getAttribute('src')).toContain('https://files.localhost:')
    expect([...new Set(sockets)]).toEqual([`${stage.product.url.replace('https', 'wss')}/api/v1/socket`])
  })
})
