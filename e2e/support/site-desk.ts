import type { Locator } from 'playwright-core'
import type { Desk } from './desk.ts'
import { expectShown } from './expect.ts'

/** What an administrator sees and does on the pages of sites, in English. */
export type SiteDesk = {
  /** Adds a site from the list; its page is open afterwards. */
  add(name: string, address: string): Promise<void>
  /** Goes to a part of the open site's page. */
  part(name: string): Promise<void>
  /** The one line to copy, as the page shows it. */
  snippet(): Promise<string>
  /** Presses Save and sees that it was. */
  save(): Promise<void>
  readonly state: Locator
}

export const createSiteDesk = ({ page, open }: Desk): SiteDesk => ({
  state: page.locator('section').filter({ has: page.getByRole('heading', { name: 'Is it working?' }) }),
  add: async (name, address) => {
    await open('/settings/sites')
    await page.getByRole('button', { name: 'Add a site' }).click()
    const form = page.getByRole('dialog', { name: 'Add a site' })
    await form.getByLabel('Name', { exact: true }).fill(name)
    await form.getByLabel('Address of the site').fill(address)
    await form.getByRole('button', { name: 'Add site' }).click()
    await expectShown(page.getByRole('heading', { name, level: 1 }))
  },
  part: (name) =>
    page.getByRole('navigation', { name: 'Parts of the site’s settings' }).getByRole('link', { name }).click(),
  snippet: async () => (await page.getByRole('region', { name: 'Snippet' }).textContent()) ?? '',
  save: async () => {
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expectShown(page.getByText('Saved.').last())
  },
})
