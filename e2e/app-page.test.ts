import { askHttp, expectOk, signIn } from '@frontdesk/testkit'
import type { Product } from '@frontdesk/testkit/product'
import type { Staff } from '@frontdesk/testkit/staff'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type AppServer, startAppServer } from '../examples/app-page/server.ts'
import { expectShown, patiently } from './support/expect.ts'
import { openStage, type Stage } from './support/stage.ts'

/** The secret of a new key, as the administrator hands it to the app's server. */
const makeKey = async ({ url, admin }: Product): Promise<string> => {
  const { who } = await signIn(url, admin.login, admin.password)
  const { sites } = expectOk(await askHttp(url, 'site.list', {}, who))
  return expectOk(await askHttp(url, 'identity-key.create', { siteId: sites[0]?.id ?? '' }, who)).secret
}

describe('an app with a face of its own, on the SDK', () => {
  let stage: Stage
  let app: AppServer
  let wei: Staff
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' }, shop: 'own' })
    wei = await stage.hire('Li Wei')
    app = await startAppServer({
      frontdeskUrl: stage.product.url.replace('localhost', '127.0.0.1'),
      siteKey: stage.product.siteKey,
      secret: await makeKey(stage.product),
      customer: { id: 'customer-7', name: 'Mei Lin' },
    })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(async () => {
    await stage?.close()
    await app?.close()
  })

  const open = async (page: Page): Promise<void> => {
    await page.goto(app.url)
    await expectShown(page.getByRole('status').getByText('Online', { exact: true }))
  }
  const write = async (page: Page, text: string): Promise<void> => {
    await page.getByRole('textbox', { name: 'Message' }).fill(text)
    await page.getByRole('button', { name: 'Send' }).click()
  }
  const messages = (page: Page) => page.getByRole('list', { name: 'Messages' }).getByRole('listitem')

  it('[SDK3][C4] it connects with a signed identity, sends, listens, is known again on another device, and signs out', async () => {
    const [{ page }, desk] = await Promise.all([stage.shopper(), stage.deskOf(wei)])
    await open(page)
    await write(page, 'Is the kettle in stock?')
    await desk.take('Is the kettle in stock?')
    await desk.write('It is, in blue.')
    await expectShown(messages(page).filter({ hasText: 'It is, in blue.' }))
    await expectShown(desk.page.getByText('Mei Lin').first())
    await page.reload()
    await expect.poll(() => messages(page).count(), patiently).toBe(2)

    const other = await stage.shopper()
    await open(other.page)
    await expect.poll(() => messages(other.page).count(), patiently).toBe(2)

    await page.getByRole('button', { name: 'Sign out' }).click()
    await expectShown(page.getByRole('status').getByText('Signed out'))
    await expect.poll(() => page.evaluate(() => localStorage.length), patiently).toBe(0)
    await write(other.page, 'Still here on my phone')
    await expectShown(desk.message('Still here on my phone'))
  })
})
