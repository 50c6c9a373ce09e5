import { askHttp, expectOk } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { early, listens, push, told } from './support/page-calls.ts'
import { phone } from './support/phone.ts'
import { createShopper, type Shopper } from './support/shopper.ts'
import { type SiteInHand, takeSite } from './support/site.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('identity', () => {
  let stage: Stage
  let site: SiteInHand
  let wei: Staff
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' }, shop: 'own' })
    site = await takeSite(stage.product)
    wei = await stage.hire('Li Wei')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const putPages = (identity: string) => {
    stage.ownPages?.put('/', { body: early(listens) })
    stage.ownPages?.put('/signed-in', { body: early(`${listens} Frontdesk.push(['identify', '${identity}'])`) })
  }
  const signedIn = (shopper: Pick<Shopper, 'panel'>, name: string) =>
    shopper.panel.getByText(`Signed in as ${name}`).first()

  it('[WID15][B1] the page says who its visitor is: the panel shows the name, the agent sees it verified, and what was said before stays', async () => {
    putPages(site.sign({ sub: 'ada', name: 'Ada Byron', email: 'ada@example.com', email_verified: true }))
    const shopper = await stage.shopper()
    await shopper.visit('/')
    await shopper.openPanel()
    await shopper.write('Written before signing in')
    await expectShown(shopper.message('Written before signing in'))
    await shopper.visit('/signed-in')
    await expectShown(signedIn(shopper, 'Ada Byron'))
    await expectShown(shopper.message('Written before signing in'))
    await expect.poll(() => told(shopper.page), patiently).toEqual([{ state: 'verified' }])
    await shopper.write('Written after it')
    // Nobody is there, and yet who is known is not asked how to be reached.
    await expectGone(shopper.panel.getByRole('textbox', { name: 'E-mail' }))
    const desk = await stage.deskOf(wei)
    await desk.take('Ada Byron')
    await expectShown(desk.message('Written before signing in'))
    await expectShown(desk.page.getByText('which vouches for them').first())
  })

  it('[WID15][SEC-A3] an identity that was not signed for this site is refused, and the anonymous chat goes on', async () => {
    putPages('')
    const shopper = await stage.shopper()
    await shopper.visit('/')
    await shopper.openPanel()
    await shopper.write('Just somebody')
    for (const identity of [
      `${site.sign({ sub: 'ada' })}x`,
      site.sign({ sub: 'ada', aud: 'another-site' }),
      { token: site.sign({ sub: 'ada' }), userId: 'bob' },
      '',
    ])
      await push(shopper.page, 'identify', identity)
    await expect
      .poll(() => told(shopper.page), patiently)
      .toEqual(Array.from({ length: 4 }, () => ({ state: 'refused', code: 'identity.invalid' })))
    await push(shopper.page, 'update', { name: 'Fay, she says', attributes: { plan: 'pro' } })
    await shopper.write('Still just somebody')
    await expectShown(shopper.state('Sent'))
    const { items } = expectOk(await askHttp(stage.product.url, 'conversation.list', { tab: 'queue' }, wei.who))
    const contacts = items.map(({ contact }) => contact).filter(({ name }) => name === 'Fay, she says')
    expect(contacts.map(({ verified }) => verified)).toEqual([false])
    expect(await shopper.messages()).toEqual(['Just somebody', 'Still just somebody'])
  })

  it('[WID15][SEC-A4] signing out on the page ends it in every tab, and nothing of one customer is left for the next', async () => {
    putPages(site.sign({ sub: 'bea', name: 'Bea' }))
    const shopper = await stage.shopper()
    await shopper.visit('/signed-in')
    await shopper.openPanel()
    await expectShown(signedIn(shopper, 'Bea'))
    await shopper.write('A secret of Bea')
    await expectShown(shopper.message('A secret of Bea'))
    await shopper.input.fill('An unfinished secret')
    const other = await shopper.tab()
    await other.visit('/')
    await expectShown(other.message('A secret of Bea'))

    await push(shopper.page, 'signOut')
    const label = (tab: Shopper) => tab.icon.getAttribute('aria-label')
    for (const tab of [shopper, other]) await expect.poll(() => label(tab), patiently).toBe('Open chat')
    await shopper.openPanel()
    // What is opened in one tab opens in the other.
    await expectShown(other.input)
    for (const tab of [shopper, other]) {
      expect(await tab.input.inputValue()).toBe('')
      expect(await tab.messages()).toEqual([])
    }
    expect((await told(shopper.page)).at(-1)).toEqual({ state: 'anonymous' })
    // The next customer at the same browser, signed in while the page stands.
    await push(shopper.page, 'identify', site.sign({ sub: 'cleo', name: 'Cleo' }))
    await expectShown(signedIn(shopper, 'Cleo'))
    expect(await shopper.messages()).toEqual([])
    await shopper.write('Of Cleo')
    await push(shopper.page, 'identify', site.sign({ sub: 'bea', name: 'Bea' }))
    await expectShown(signedIn(shopper, 'Bea'))
    await expectShown(shopper.message('A secret of Bea'))
    expect(await shopper.messages()).toEqual(['A secret of Bea'])
  })

  it('[C4][WID19] one customer by web and by the chat page has one history; the identity leaves the address and goes to no server in it', async () => {
    const identity = site.sign({ sub: 'dora', name: 'Dora' })
    putPages(identity)
    const shopper = await stage.shopper()
    await shopper.visit('/signed-in')
    await shopper.openPanel()
    await shopper.write('From the web')
    await expectShown(shopper.state('Sent'))

    const app = await stage.shopper(phone)
    const asked: string[] = []
    app.page.on('request', (request) => asked.push(request.url(), request.headers()['referer'] ?? ''))
    await app.page.goto(`${stage.product.url}/chat/${stage.product.siteKey}?lang=zh-CN#identity=${identity}`)
    const log = app.page.getByRole('log')
    await expectShown(log.locator('.bubble').getByText('From the web', { exact: true }))
    expect(app.page.url()).toBe(`${stage.product.url}/chat/${stage.product.siteKey}?lang=zh-CN`)
    expect(asked.filter((address) => address.includes(identity))).toEqual([])
    expect(await app.page.getByRole('button', { name: /关闭对话|返回页面/ }).count()).toBe(0)
    await app.page.getByRole('textbox', { name: '您的消息' }).fill('From the app')
    await app.page.keyboard.press('Enter')
    await expectShown(shopper.message('From the app'))
    expect(await shopper.messages()).toEqual(['From the web', 'From the app'])
  })

  it('[WID19] a WebView says who its customer is by a call, and a site that is switched off says so politely', async () => {
    const { page, faults } = await stage.shopper()
    const app = createShopper(page, faults, stage.product.shopUrl)
    const address = `${stage.product.url}/chat/${stage.product.siteKey}`
    await page.addInitScript(
      `window.Frontdesk = [['identify', ${JSON.stringify(site.sign({ sub: 'eli', name: 'Eli' }))}]]`,
    )
    await page.goto(address)
    await expectShown(page.getByText('Signed in as Eli').first())
    await site.change({ enabled: false })
    app.faults.expect(/404/)
    try {
      await page.goto(address)
      await expectShown(page.getByText('This chat is not available.'))
    } finally {
      await site.change({ enabled: true })
    }
  })
})
