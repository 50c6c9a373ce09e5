import { signIn } from '@frontdesk/testkit'
import { type Product, startProduct } from '@frontdesk/testkit/product'
import { issueAgent, type Staff } from '@frontdesk/testkit/staff'
import { testPostgresUrl } from '@frontdesk/testkit/test-postgres'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { TestContext } from 'vitest'
import { launchBrowser, type TestBrowser } from './browsers.ts'
import { createDesk, type Desk } from './desk.ts'
import { type Faults, watchFaults } from './faults.ts'
import { type OwnPages, serveOwnPages } from './own-pages.ts'
import { photographFailure } from './pictures.ts'
import { createShopper, type Shopper } from './shopper.ts'
import { listen } from './sounds.ts'

/** One product and two browsers, visitors' and agents', for the journeys of one file. */
export type Stage = {
  readonly product: Product
  /** Pages in the demo shop's place; null where the demo shop runs. */
  readonly ownPages: OwnPages | null
  /** Issues an account; the login is the name in small letters. */
  hire(
    name: string,
    options?: Partial<Pick<Staff, 'login'>> & { number?: string; role?: 'administrator' },
  ): Promise<Staff>
  /** Somebody at a fresh browser profile, on no page yet. */
  shopper(options?: BrowserContextOptions): Promise<Shopper>
  /** An agent at a fresh browser profile, signed in, with the conversations on the screen. */
  deskOf(staff: Pick<Staff, 'who'>, options?: BrowserContextOptions): Promise<Desk>
  /** A fresh browser profile before the sign-in page. */
  emptyDesk(options?: BrowserContextOptions): Promise<Desk>
  /** Takes over a context that was made elsewhere. */
  adopt(context: BrowserContext): Promise<Faults>
  /**
   * Closes what a journey has opened. Of one that failed, pictures of its pages stay in `test-output/failures`.
   * @throws when a page had a fault that the journey did not expect
   */
  tidy(journey: TestContext): Promise<void>
  close(): Promise<void>
}

const english: BrowserContextOptions = {
  locale: 'en-GB',
  timezoneId: 'Europe/London',
  viewport: { width: 1280, height: 800 },
}

/** @param options.shop whether visitors walk through the demo shop or through pages of the test's own */
export const openStage = async (
  options: { shop?: 'demo' | 'own'; env?: { [name: string]: string } } = {},
): Promise<Stage> => {
  const { shop = 'demo', env = {} } = options
  const [product, visitors, agents] = await Promise.all([
    startProduct({
      adminUrl: testPostgresUrl('embedded'),
      env: { FRONTDESK_DEMO: shop === 'demo' ? 'on' : 'off', ...env },
    }),
    launchBrowser({ frameStorage: 'allowed' }),
    launchBrowser({ frameStorage: 'allowed' }),
  ])
  const { url: productUrl, shopUrl: origin, siteKey } = product
  const ownPages = shop === 'demo' ? null : await serveOwnPages({ origin, productUrl, siteKey })
  let opened: { context: BrowserContext; faults: Faults }[] = []

  const adopt = async (context: BrowserContext): Promise<Faults> => {
    const faults = watchFaults(context)
    opened.push({ context, faults })
    await listen(context)
    return faults
  }
  const open = async (browser: TestBrowser, own: BrowserContextOptions): Promise<{ page: Page; faults: Faults }> => {
    const context = await browser.newContext({ ...english, ...own })
    const faults = await adopt(context)
    return { page: await context.newPage(), faults }
  }
  const emptyDesk = async (options: BrowserContextOptions = {}): Promise<Desk> => {
    const { page, faults } = await open(agents, options)
    return createDesk(page, faults, product.url)
  }

  return {
    product,
    ownPages,
    adopt,
    emptyDesk,
    hire: async (name, options = {}) => {
      const administrator = await signIn(product.url, product.admin.login, product.admin.password)
      const { login = name.toLowerCase().replaceAll(/[^a-z]+/g, '.'), ...rest } = options
      return issueAgent(product.url, administrator.who, { login, name, ...rest })
    },
    shopper: async (options = {}) => {
      const { page, faults } = await open(visitors, options)
      return createShopper(page, faults, product.shopUrl)
    },
    deskOf: async (staff, options = {}) => {
      const desk = await emptyDesk(options)
      const [name = '', value = ''] = (staff.who.cookie ?? '').split('=')
      await desk.page.context().addCookies([{ name, value, url: product.url }])
      await desk.open()
      return desk
    },
    tidy: async ({ task }) => {
      const left = opened
      opened = []
      if (task.result?.state === 'fail')
        await photographFailure(
          task.name,
          left.flatMap(({ context }) => context.pages()),
        )
      await Promise.all(left.map(({ context }) => context.close()))
      const faults = left.flatMap((one) => one.faults.list())
      if (faults.length > 0) throw new Error(`Faults on our pages:\n${faults.join('\n')}`)
    },
    close: async () => {
      await Promise.all([visitors.close(), agents.close(), ownPages?.close()])
      await product.close()
    },
  }
}
