import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { askHttp, expectOk, freePort, openClient } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openSignedSite } from './support/customer.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { type OwnPage, type OwnPages, serveOwnPages } from './support/own-pages.ts'
import { createShopper, type Shopper } from './support/shopper.ts'
import { createSiteDesk } from './support/site-desk.ts'
import { openStage, type Stage } from './support/stage.ts'

const run = promisify(execFile)

describe('sites', () => {
  let stage: Stage
  let head: Staff
  let opened: OwnPages[] = []
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' }, shop: 'own' })
    head = await stage.hire('Rosa Quinn', { role: 'administrator' })
  })
  afterEach(async (journey) => {
    await Promise.all(opened.map((pages) => pages.close()))
    opened = []
    await stage.tidy(journey)
  })
  afterAll(() => stage?.close())

  const administrator = async () => {
    const desk = await stage.deskOf(head)
    return { desk, page: desk.page, sites: createSiteDesk(desk) }
  }
  /** Somebody else's web server, with the snippet of a site on its pages. */
  const serve = async (origin: string, snippet: string, page: OwnPage = {}): Promise<OwnPages> => {
    const siteKey = /data-site="([^"]+)"/.exec(snippet)?.[1] ?? ''
    const pages = await serveOwnPages({ origin, productUrl: stage.product.url, siteKey })
    pages.put('/', page)
    opened.push(pages)
    return pages
  }
  const freeOrigin = async (): Promise<string> => `http://127.0.0.1:${await freePort()}`
  const visitorOf = async (origin: string): Promise<Shopper> => {
    const { page, faults } = await stage.shopper()
    return createShopper(page, faults, origin)
  }

  it('[E1][B1][CON25] an administrator adds a site, words it under a live preview, and sees its first page connect', async () => {
    const { page, sites } = await administrator()
    const origin = await freeOrigin()
    await sites.add('Tea shop', `${origin}/tea/pots?colour=red`)
    await expectShown(sites.state.getByText('Not seen yet'))
    const snippet = await sites.snippet()

    await sites.part('Texts')
    const preview = page.frameLocator('iframe[title="Preview"]')
    await expectShown(preview.getByText('Write to us here. A person answers.'))
    await page.getByLabel('Title').fill('Ask the tea people')
    await page.getByLabel('Greeting').fill('We know our pots.')
    await expectShown(preview.getByText('Ask the tea people'))
    await sites.part('Appearance')
    await page.getByRole('button', { name: 'Teal' }).click()
    await expect
      .poll(() => preview.locator(':root').evaluate((root) => root.style.getPropertyValue('--accent')), patiently)
      .toBe('#0f766e')
    await sites.save()
    await expectGone(page.getByText('Changes not saved yet'))
    await sites.part('Installation')

    await serve(origin, snippet, { title: 'Pots' })
    const shopper = await visitorOf(origin)
    await shopper.visit('/')
    await shopper.openPanel()
    await expectShown(shopper.panel.getByText('Ask the tea people'))
    await expectShown(sites.state.getByText(/^Connected at \d\d:\d\d$/))
    expect(await sites.state.getByRole('link').getAttribute('href')).toBe(`${origin}/`)
  })

  it('[E1] a page whose address is not allowed is named, and allowing it lets it connect', async () => {
    const { desk, page, sites } = await administrator()
    const [origin, other] = [await freeOrigin(), await freeOrigin()]
    await sites.add('Second shop', origin)
    await serve(other, await sites.snippet())
    const shopper = await visitorOf(other)
    await shopper.page.goto(other)
    await expectShown(sites.state.getByText(`The address ${other} is not allowed`))
    await sites.state.getByRole('button', { name: 'Allow this address' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Allow this address' }).click()
    await expectShown(sites.state.getByText(`${other} is allowed now`))
    await shopper.visit('/')
    await expectShown(sites.state.getByText(/^Connected at/))
    await sites.part('Name and addresses')
    await expectShown(desk.row(other))
  })

  it('[E1][B1] a page whose policy stops the chat shows which step fails, and the line offered mends it', async () => {
    const { page, sites } = await administrator()
    const origin = await freeOrigin()
    await sites.add('Strict shop', origin)
    const policy = `default-src 'none'; img-src data:; script-src ${stage.product.url}`
    const pages = await serve(origin, await sites.snippet(), { policy })
    const shopper = await visitorOf(origin)
    shopper.faults.expect(/Content Security Policy|Refused to connect|Fetch API cannot load/)
    await shopper.page.goto(origin)
    await expectShown(
      sites.state.getByText('The script came, but the page’s content policy does not let it ask the server.'),
    )
    const lines = (await sites.state.getByRole('region').textContent()) ?? ''
    expect(lines).toContain(`connect-src ${stage.product.url}`)
    pages.put('/', { policy: `${policy}; ${lines.replaceAll('\n', ' ')}` })
    await shopper.visit('/')
    await expectShown(sites.state.getByText(/^Connected at/))
    await expectShown(page.getByRole('heading', { name: 'Strict shop' }))
  })

  it('[CON20][CON22][CON23] addresses are read as they are pasted, changes left unsaved ask first, and saved ones can be taken back', async () => {
    const { desk, page, sites } = await administrator()
    await sites.add('Third shop', 'third.example')
    await sites.part('Name and addresses')
    const typed = page.getByLabel('Another address')
    await typed.fill('ftp://third.example')
    await typed.press('Enter')
    await expectShown(page.getByText('Only addresses that begin with https:// or http:// can carry the icon.'))
    await typed.fill('*.third.example/tea')
    await typed.press('Enter')
    await expectShown(desk.row('https://*.third.example'))
    await typed.fill('https://under_score.example')
    await typed.press('Enter')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const refused = desk.row('https://under_score.example')
    await expectShown(refused.getByText('The server did not accept this. Check it and save again.'))
    await refused.getByRole('button', { name: 'Remove https://under_score.example' }).click()

    await page.getByRole('link', { name: 'Colleagues' }).click()
    const question = page.getByRole('dialog', { name: 'Leave without saving?' })
    await question.getByRole('button', { name: 'Cancel' }).click()
    await sites.save()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expectGone(desk.row('https://*.third.example'))
    await page.getByLabel('Name', { exact: true }).fill('Not for long')
    await page.getByRole('link', { name: 'Colleagues' }).click()
    await question.getByRole('button', { name: 'Leave' }).click()
    await expectShown(page.getByRole('heading', { name: 'Colleagues' }))
  })

  it('[E1] a site that is switched off shows nowhere, and the chats on it end', async () => {
    const { page, sites } = await administrator()
    const origin = await freeOrigin()
    await sites.add('Fourth shop', origin)
    await serve(origin, await sites.snippet())
    const shopper = await visitorOf(origin)
    await shopper.visit('/')
    await shopper.openPanel()
    await sites.part('Name and addresses')
    await page.getByText('The chat is on').click()
    await page
      .getByRole('dialog', { name: 'Switch off Fourth shop?' })
      .getByRole('button', { name: 'Switch off' })
      .click()
    await expectShown(page.getByText('Fourth shop is switched off.'))
    await expectShown(shopper.panel.getByText('This chat is not available any more. Reload the page to try again.'))
    await shopper.page.reload()
    await expect.poll(() => shopper.icon.count(), patiently).toBe(0)
  })

  it('[CON24] a key is shown once, and the samples for Node.js and Python sign identities that show as verified', async () => {
    const { desk, page, sites } = await administrator()
    await sites.add('Fifth shop', 'fifth.example')
    await sites.part('Identity')
    await page.getByRole('button', { name: 'Make a key' }).click()
    const dialog = page.getByRole('dialog', { name: 'New signing key' })
    const secret = (await dialog.getByRole('code').last().textContent()) ?? ''
    await dialog.getByRole('button', { name: 'Done' }).click()
    expect(await page.getByText(secret).count()).toBe(0)
    const env = { FRONTDESK_IDENTITY_SECRET: secret }
    const sample = async (name: string): Promise<string> => {
      await page.getByText(name, { exact: true }).click()
      return (await page.getByRole('region', { name }).textContent()) ?? ''
    }
    const node = `${await sample('Node.js')}\nconsole.log(identityOf({ id: 7, name: 'Ida Berg', email: 'ida@example.com' }))`
    const python = `${await sample('Python')}\nprint(identity_of({'id': 7, 'name': 'Ida Berg', 'email': 'ida@example.com'}))`
    const signed = await Promise.all([
      run(process.execPath, ['--input-type=module', '-e', node], { env }),
      run('/usr/bin/python3', ['-c', python], { env }),
    ])

    const siteKey = /aud: '([^']+)'/.exec(node)?.[1] ?? ''
    const { url } = stage.product
    const visitors = []
    for (const { stdout } of signed)
      visitors.push(expectOk(await askHttp(url, 'visitor.enter', { siteKey, identity: { token: stdout.trim() } })))
    expect(new Set(visitors.map(({ visitor }) => visitor.contactId)).size).toBe(1)
    const token = visitors[1]?.token ?? ''
    const client = openClient(url, async () => expectOk(await askHttp(url, 'socket.admit', {}, { token })))
    client.send(null, 'It is me, from the signed-in page.')
    await desk.open('/conversations?tab=queue')
    await desk.row('Ida Berg').getByRole('link').click()
    await expectShown(page.getByRole('img', { name: 'Identity verified' }).first())
    await expectShown(page.getByText('Signed in on your site, which vouches for them.'))
    await expectShown(page.getByText('User id'))
    client.close()
  })

  it('[CON24] the tag manager’s code works as the guide shows it, and an agent finds the snippet without the settings', async () => {
    const { page, sites } = await administrator()
    const origin = await freeOrigin()
    await sites.add('Sixth shop', origin)
    await page.getByText('Google Tag Manager', { exact: true }).click()
    const body = (await page.getByRole('region', { name: 'Google Tag Manager' }).textContent()) ?? ''
    await serve(origin, await sites.snippet(), { body, snippets: 0 })
    const shopper = await visitorOf(origin)
    await shopper.visit('/')
    await expectShown(sites.state.getByText(/^Connected at/))

    const desk = await stage.deskOf(await stage.hire('Tom Reed'))
    await desk.open('/settings/sites')
    await desk.page.getByRole('link', { name: 'Sixth shop' }).click()
    await expectShown(desk.page.getByRole('region', { name: 'Snippet' }))
    expect(await desk.page.getByRole('link', { name: 'Appearance' }).count()).toBe(0)
    expect(await desk.page.getByRole('heading', { name: 'Is it working?' }).count()).toBe(0)
  })

  it('[CON26] a customer whom two sites vouch for is marked as verified, and its conversations lead to one another', async () => {
    const { url } = stage.product
    const sites = await Promise.all(['Market', 'Outlet'].map((name) => openSignedSite(url, head.who, name)))
    const ida = { sub: 'customer-4711', name: 'Ida Berg', email: 'ida@example.com', email_verified: true }
    const words = ['Where is my parcel?', 'Is the pot still there?'] as const
    const [first] = [
      await sites[0]?.receive({ ...ida, attributes: { plan: 'gold' } }, words[0]),
      await sites[1]?.receive({ ...ida, attributes: { plan: 'gold' } }, words[1]),
    ]
    const desk = await stage.deskOf(head)
    await desk.open(`/conversations/${first}?tab=queue`)
    await expectShown(desk.message(words[0]))
    const about = desk.page.getByRole('region', { name: 'About the visitor' })
    for (const text of ['Address confirmed', 'customer-4711', 'gold']) await expectShown(about.getByText(text))
    await expectShown(desk.row(words[0]).getByRole('img', { name: 'Identity verified' }).first())
    await sites[0]?.enter({ ...ida, attributes: { plan: 'platinum' } })
    await expectShown(about.getByText('platinum'))
    await about.getByRole('link', { name: 'Outlet' }).click()
    await expectShown(desk.message(words[1]))
    await expectShown(about.getByRole('link', { name: 'Market' }))
  })
})
