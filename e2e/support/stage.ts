import { signIn } from '@frontdesk/testkit'
import { type Product, startProduct } from '@frontdesk/testkit/product'
import { issueAgent, type Staff } from '@frontdesk/testkit/staff'
import { testPostgresUrl } from '@frontdesk/testkit/test-postgres'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import type { TestContext } from 'vitest'
import { createLastingBrowser, type LastingBrowser, launchBrowser, type TestBrowser } from './browsers.ts'
import { createDesk, type Desk } from './desk.ts'
import { type Faults, watchFaults } from './faults.ts'
import { type Guest, receiveGuest } from './guest.ts'
import { type OwnPages, serveOwnPages } from './own-pages.ts'
import { photographFailure } from './pictures.ts'
import { createShopper, type Shopper } from './shopper.ts'
import { listen } from './sounds.ts'

/** One product and one browser for the journeys of one file; each person has a profile of its own in it. */
export type Stage = {
  readonly product: Product
  /** Pages in the demo shop's place; null where the demo shop runs. */
  readonly ownPages: OwnPages | null
  /** Issues an account; unless given, the login is the name in small letters. */
  hire(
    name: string,
    options?: { login?: string; number?: string; role?: 'administrator' | 'supervisor'; language?: 'zh-CN' },
  ): Promise<Staff>
  /** Somebody at a fresh browser profile, on no page yet. */
  shopper(options?: BrowserContextOptions): Promise<Shopper>
  /** The same, where the browser forbids frames of other sites their storage. */
  guardedShopper(): Promise<Shopper>
  /** An agent at a fresh browser profile, signed in, with the conversations on the screen. */
  deskOf(staff: Pick<Staff, 'who'>, options?: BrowserContextOptions): Promise<Desk>
  /** A fresh browser profile before the sign-in page. */
  emptyDesk(options?: BrowserContextOptions): Promise<Desk>
  /** A visitor without a browser, who has just written. */
  guest(name: string, firstWords: string): Promise<Guest>
  /** Somebody at a browser that lasts: it can be ended and started again with what it kept. */
  lasting<P>(seat: (page: Page, faults: Faults) => P): Promise<Lasting<P>>
  /**
   * Closes what a journey has opened. Of one that failed, pictures of its pages stay in `test-output/failures`.
   * @throws when a page had a fault that the journey did not expect
   */
  tidy(journey: TestContext): Promise<void>
  close(): Promise<void>
}

/** A person whose browser can be restarted. */
export type Lasting<P> = { start(): Promise<P>; end(): Promise<void> }

const english: BrowserContextOptions = {
  locale: 'en-GB',
  timezoneId: 'Europe/London',
  viewport: { width: 1280, height: 800 },
}

type StageOptions = {
  /** Whether visitors walk through the demo shop or through pages of the test's own. */
  shop?: 'demo' | 'own'
  env?: { [name: string]: string }
  /** How the company serves; `policy: 'manual'` for journeys about taking by hand. */
  service?: Parameters<typeof startProduct>[0]['service']
  /** What stands before the product, where people reach it. */
  proxy?: NonNullable<Parameters<typeof startProduct>[0]['proxy']> & { close(): Promise<void> }
}

export const openStage = async (options: StageOptions = {}): Promise<Stage> => {
  const { shop = 'demo', env = {}, proxy, service } = options
  const [product, browser] = await Promise.all([
    startProduct({
      adminUrl: testPostgresUrl('embedded'),
      env: {
        FRONTDESK_DEMO: shop === 'demo' ? 'on' : 'off',
        ...env,
      },
      ...(proxy === undefined ? {} : { proxy }),
      ...(service === undefined ? {} : { service }),
    }),
    launchBrowser({ frameStorage: 'allowed' }),
  ])
  const { url: productUrl, shopUrl: origin, siteKey } = product
  const ownPages = shop === 'demo' ? null : await serveOwnPages({ origin, productUrl, siteKey })
  let opened: { context: BrowserContext; faults: Faults }[] = []
  let guests: Guest[] = []
  let guarded: TestBrowser | null = null
  let lasting: LastingBrowser[] = []

  const adopt = async (context: BrowserContext): Promise<Faults> => {
    const faults = watchFaults(context)
    opened.push({ context, faults })
    await listen(context)
    return faults
  }
  const open = async (own: BrowserContextOptions, within = browser): Promise<{ page: Page; faults: Faults }> => {
    const context = await within.newContext({ ...english, ...own })
    const faults = await adopt(context)
    return { page: await context.newPage(), faults }
  }
  const emptyDesk = async (options: BrowserContextOptions = {}): Promise<Desk> => {
    const { page, faults } = await open(options)
    return createDesk(page, faults, product.url)
  }

  return {
    product,
    ownPages,
    lasting: async (seat) => {
      const own = await createLastingBrowser(english)
      lasting.push(own)
      let context: BrowserContext | null = null
      return {
        start: async () => {
          context = await own.start()
          const faults = await adopt(context)
          return seat(context.pages()[0] ?? (await context.newPage()), faults)
        },
        end: async () => {
          await context?.close()
        },
      }
    },
    emptyDesk,
    hire: async (name, options = {}) => {
      const administrator = await signIn(product.url, product.admin.login, product.admin.password)
      const { login = name.toLowerCase().replaceAll(/[^a-z]+/g, '.'), ...rest } = options
      return issueAgent(product.url, administrator.who, { login, name, ...rest })
    },
    shopper: async (options = {}) => {
      const { page, faults } = await open(options)
      return createShopper(page, faults, product.shopUrl)
    },
    guardedShopper: async () => {
      guarded ??= await launchBrowser({ frameStorage: 'forbidden' })
      const { page, faults } = await open({}, guarded)
      return createShopper(page, faults, product.shopUrl)
    },
    deskOf: async (staff, options = {}) => {
      const desk = await emptyDesk(options)
      await desk.enter(staff)
      return desk
    },
    guest: async (name, firstWords) => {
      const guest = await receiveGuest(product, name, firstWords)
      guests.push(guest)
      return guest
    },
    tidy: async ({ task }) => {
      for (const { client } of guests) client.close()
      guests = []
      const left = opened
      opened = []
      if (task.result?.state === 'fail')
        await photographFailure(
          task.name,
          left.flatMap(({ context }) => context.pages()),
        )
      await Promise.all(left.map(({ context }) => context.close()))
      await Promise.all(lasting.map((one) => one.remove()))
      lasting = []
      const faults = left.flatMap((one) => one.faults.list())
      if (faults.length > 0) throw new Error(`Faults on our pages:\n${faults.join('\n')}`)
    },
    close: async () => {
      await Promise.all([browser.close(), guarded?.close(), ownPages?.close()])
      await product.close()
      await proxy?.close()
    },
  }
}
