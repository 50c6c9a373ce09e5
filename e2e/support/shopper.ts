import type { Frame, FrameLocator, Locator, Page } from 'playwright-core'
import { expectShown } from './expect.ts'
import type { Faults } from './faults.ts'

/** What a visitor of the shop sees and does. Names are the English ones unless a journey switches the language. */
export type Shopper = {
  readonly page: Page
  readonly faults: Faults
  readonly icon: Locator
  readonly panel: FrameLocator
  readonly input: Locator
  readonly log: Locator
  /** The widget's frame, once it is there. */
  frame(): Promise<Frame>
  /** Another tab of the same browser, on no page yet. */
  tab(): Promise<Shopper>
  /** Goes to a page of the shop; the icon is there afterwards. */
  visit(path?: string, options?: { referer?: string }): Promise<void>
  /** Opens the panel by its icon. */
  openPanel(): Promise<void>
  /** Writes and presses Enter. */
  write(text: string): Promise<void>
  /** A message in the panel, by its whole text. */
  message(text: string): Locator
  /** All messages in order, as shown. */
  messages(): Promise<string[]>
  /** The state line under the visitor's last message. */
  state(text: 'Sending' | 'Sent' | 'Delivered' | 'Read'): Locator
}

export const createShopper = (page: Page, faults: Faults, shopUrl: string): Shopper => {
  const icon = page.getByRole('button', { name: /^(Open|Close) chat|^(打开|关闭)对话/ })
  const element = page.locator('iframe[src*="/widget/frame/"]')
  const panel = element.contentFrame()
  const log = panel.getByRole('log')
  const input = panel.getByRole('textbox', { name: /^(Your message|您的消息)$/ })
  const openPanel = async (): Promise<void> => {
    await icon.click()
    await expectShown(input)
  }
  return {
    page,
    faults,
    icon,
    panel,
    input,
    log,
    openPanel,
    frame: async () => {
      const handle = await element.elementHandle()
      const frame = await handle?.contentFrame()
      if (frame == null) throw new Error('the widget has no frame')
      return frame
    },
    tab: async () => createShopper(await page.context().newPage(), faults, shopUrl),
    visit: async (path = '/en/', options = {}) => {
      await page.goto(`${shopUrl}${path}`, options)
      // On a phone the open panel takes the icon's place.
      await expectShown(icon.or(element).and(page.locator(':visible')).first())
    },
    write: async (text) => {
      await input.fill(text)
      await input.press('Enter')
    },
    message: (text) => log.locator('.bubble').getByText(text, { exact: true }),
    messages: () => log.locator('.bubble').allTextContents(),
    state: (text) => log.getByText(text, { exact: true }),
  }
}
