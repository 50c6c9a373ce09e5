import type { Staff } from '@frontdesk/testkit/staff'
import type { Locator, Page } from 'playwright-core'
import { expectShown } from './expect.ts'
import type { Faults } from './faults.ts'

export type ListName = 'Mine' | 'Queue' | 'Team' | 'Closed'

/** What an agent sees and does in the console, in English. */
export type Desk = {
  readonly page: Page
  readonly faults: Faults
  readonly log: Locator
  readonly composer: Locator
  /** Opens the console at an address below `/console`. */
  open(path?: string): Promise<void>
  signIn(login: string, password: string): Promise<void>
  /** Comes in with a session made elsewhere, to the conversations. */
  enter(staff: Pick<Staff, 'who'>): Promise<void>
  /** Another tab of the same browser, on no page yet. */
  tab(): Promise<Desk>
  /** Switches to a list of conversations. */
  list(name: ListName): Promise<void>
  /** The row of a conversation, by anything that stands in it. */
  row(text: string | RegExp): Locator
  /** Opens a conversation by its row in a list. */
  choose(list: ListName, text: string): Promise<void>
  /** Takes a waiting conversation by the button in its row. */
  take(text: string): Promise<void>
  /** Of the conversation on the screen. */
  conversationId(): string
  /** Writes into the composer and presses Enter. */
  write(text: string): Promise<void>
  /** A message in the timeline, by its whole text. */
  message(text: string): Locator
  /** All messages in the timeline in order; what is scrolled far away is not drawn. */
  messages(): Promise<string[]>
}

export const createDesk = (page: Page, faults: Faults, url: string): Desk => {
  const log = page.getByRole('log', { name: 'Messages' })
  const composer = page.getByRole('textbox', { name: /^(Reply to|Note for|Whisper to)/ })
  const tabs = page.getByRole('navigation', { name: 'Lists of conversations' })
  const row = (text: string | RegExp): Locator => page.getByRole('listitem').filter({ hasText: text })
  const list = async (name: ListName): Promise<void> => {
    await tabs.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  }
  return {
    page,
    faults,
    log,
    composer,
    row,
    list,
    open: async (path = '/') => {
      await page.goto(`${url}/console${path}`)
    },
    enter: async (staff) => {
      const [name = '', value = ''] = (staff.who.cookie ?? '').split('=')
      await page.context().addCookies([{ name, value, url }])
      await page.goto(`${url}/console/`)
    },
    tab: async () => createDesk(await page.context().newPage(), faults, url),
    signIn: async (login, password) => {
      await page.getByLabel('Login').fill(login)
      await page.getByLabel('Password', { exact: true }).fill(password)
      await page.getByRole('button', { name: 'Sign in' }).click()
    },
    conversationId: () => new URL(page.url()).pathname.split('/').at(-1) ?? '',
    choose: async (name, text) => {
      await list(name)
      await row(text).getByRole('link').click()
      await expectShown(log)
    },
    take: async (text) => {
      await list('Queue')
      await row(text).getByRole('button', { name: /^Take/ }).click()
      await expectShown(log)
    },
    write: async (text) => {
      await composer.fill(text)
      await composer.press('Enter')
    },
    message: (text) => log.getByText(text, { exact: true }),
    messages: () => log.locator('bdi.block').allTextContents(),
  }
}
