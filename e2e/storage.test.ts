import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { expectShown, patiently } from './support/expect.ts'
import { early, push } from './support/page-calls.ts'
import type { Shopper } from './support/shopper.ts'
import { type SiteInHand, takeSite } from './support/site.ts'
import { openStage, type Stage } from './support/stage.ts'

/** A browser that lets frames of other sites keep nothing at all: every way throws or does nothing. */
const nothingLasts = `if (window !== top) {
  const denied = { get() { throw new DOMException('denied', 'SecurityError') } }
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, denied)
  Object.defineProperty(document, 'cookie', { get: () => '', set() {} })
  delete window.BroadcastChannel
}`
/** The other kind: the storage is there and refuses each use. */
const everyUseThrows = `if (window !== top) {
  for (const name of ['getItem', 'setItem', 'removeItem', 'key'])
    Storage.prototype[name] = () => { throw new DOMException('full', 'QuotaExceededError') }
}`

describe('storage that does not last', () => {
  let stage: Stage
  let site: SiteInHand
  beforeAll(async () => {
    stage = await openStage({ shop: 'own' })
    site = await takeSite(stage.product)
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const identified = (name: string): string => {
    const identity = site.sign({ sub: name, name })
    return early(`Frontdesk.push(['identify', '${identity}'])`)
  }
  /** What WebKit and others do after a while, or at the end of a page. */
  const wipe = async (shopper: Shopper): Promise<void> => {
    const frame = await shopper.frame()
    await frame.evaluate(() => localStorage.clear())
    await shopper.page.context().clearCookies()
  }
  const handle = (shopper: Shopper): Promise<string | null> =>
    shopper.page.evaluate((key) => localStorage.getItem(key), `frontdesk.${stage.product.siteKey}`)

  for (const [kind, script] of Object.entries({
    'denies its storage': nothingLasts,
    'throws at each use': everyUseThrows,
  }))
    it(`[WID6][WID15] in a browser that ${kind} the chat works, and a signed identity brings the visitor back`, async () => {
      stage.ownPages?.put('/', { body: '<p>Anybody' })
      stage.ownPages?.put('/signed-in', { body: identified(kind) })
      const shopper = await stage.shopper()
      await shopper.page.addInitScript(script)
      await shopper.visit('/')
      await shopper.openPanel()
      await shopper.write('Kept nowhere')
      await expectShown(shopper.state('Sent'))
      // Signed in while the page stands: the frame begins anew, and has nothing to remember its visitor by.
      await push(shopper.page, 'identify', site.sign({ sub: kind, name: kind }))
      await expectShown(shopper.icon.and(shopper.page.getByLabel('Open chat')))
      await shopper.openPanel()
      await expectShown(shopper.panel.getByText(`Signed in as ${kind}`).first())
      await expectShown(shopper.message('Kept nowhere'))
      await shopper.visit('/signed-in')
      await shopper.openPanel()
      await expectShown(shopper.message('Kept nowhere'))
    })

  it('[WID6] where the frame’s storage is wiped, a handle that the page keeps brings the visitor back, if the site wants that', async () => {
    stage.ownPages?.put('/', { body: '<p>A page' })
    const shopper = await stage.shopper()
    await shopper.visit('/')
    await shopper.openPanel()
    await shopper.write('Not remembered')
    await expectShown(shopper.state('Sent'))
    expect(await handle(shopper)).toBeNull()
    await wipe(shopper)
    await shopper.visit('/')
    await shopper.openPanel()
    await expectShown(shopper.panel.getByText('Nobody is here right now').first())
    expect(await shopper.messages()).toEqual([])

    await site.change({ keepsHandle: true })
    await shopper.visit('/')
    await shopper.write('Remembered')
    await expectShown(shopper.state('Sent'))
    await expect.poll(() => handle(shopper), patiently).toMatch(/^[A-Za-z0-9_-]{20,}$/)
    await wipe(shopper)
    await shopper.visit('/')
    await shopper.openPanel()
    await expectShown(shopper.message('Remembered'))

    await site.change({ keepsHandle: false })
    await shopper.visit('/')
    await expect.poll(() => handle(shopper), patiently).toBeNull()
  })
})
