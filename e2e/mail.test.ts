import { type MailServer, startMailServer } from '@frontdesk/testkit/mail-server'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { push } from './support/page-calls.ts'
import { takeSite } from './support/site.ts'
import { openStage, type Stage } from './support/stage.ts'

const good = 'seven quiet lanterns'

describe('mail', () => {
  let mail: MailServer
  let stage: Stage
  beforeAll(async () => {
    mail = await startMailServer()
    stage = await openStage({
      service: { policy: 'manual' },
      env: { FRONTDESK_SMTP_URL: mail.smtpUrl, FRONTDESK_MAIL_FROM: 'Acme <support@acme.example>' },
    })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(async () => {
    await stage?.close()
    await mail?.close()
  })

  const administratorAt = async (place: string): Promise<Desk> => {
    const desk = await stage.emptyDesk()
    await desk.open(place)
    await desk.signIn(stage.product.admin.login, stage.product.admin.password)
    return desk
  }
  const inConsole = (desk: Desk): Promise<void> =>
    expectShown(desk.page.getByRole('navigation', { name: 'Lists of conversations' }))
  const choosePassword = async (desk: Desk, password: string): Promise<void> => {
    await desk.page.getByLabel('New password', { exact: true }).fill(password)
    await desk.page.getByRole('button', { name: 'Set password' }).click()
  }
  /** With the login filled in already. */
  const signInAgain = async (desk: Desk, login: string, password: string): Promise<void> => {
    await expectShown(desk.page.getByText('Your password is set. Sign in with it now.'))
    await expect.poll(() => desk.page.getByLabel('Login').inputValue(), patiently).toBe(login)
    await desk.page.getByLabel('Password', { exact: true }).fill(password)
    await desk.page.getByRole('button', { name: 'Sign in' }).click()
  }

  it('[E1][E2][MAIL6][SEC-E6] an invited agent chooses a password by the link and signs in by web; the link works once', async () => {
    const admin = await administratorAt('/settings/agents')
    await admin.page.getByRole('button', { name: 'Add agent' }).click()
    const form = admin.page.getByRole('dialog', { name: 'Add agent' })
    await form.getByLabel('Name', { exact: true }).fill('Sara Haddad')
    await form.getByLabel('Login').fill('sara')
    await form.getByLabel('Email').fill('sara@example.com')
    await form.getByRole('button', { name: 'Create account' }).click()
    await expectShown(admin.page.getByText('An invitation is on its way to sara@example.com.'))
    const row: Locator = admin.page.getByRole('listitem').filter({ hasText: 'Sara Haddad' })
    await expectShown(row.getByText('Invited'))

    const letter = await mail.nextMail('sara@example.com')
    expect(letter.subject).toBe('Your account in customer service')
    const sara = await stage.emptyDesk()
    await sara.page.goto(letter.link)
    await expectShown(sara.page.getByRole('heading', { name: 'Choose a password' }))
    expect(sara.page.url()).toBe(`${stage.product.url}/console/password`)
    await choosePassword(sara, 'sara12345678')
    await expectShown(sara.page.getByText(/^This password is too easy to guess/))
    await choosePassword(sara, good)
    await signInAgain(sara, 'sara', good)
    await inConsole(sara)
    await expectGone(row.getByText('Invited'))
    await expectShown(row.getByText('Available'))

    const late = await stage.emptyDesk()
    await late.page.goto(letter.link)
    await choosePassword(late, 'another quiet lantern')
    await expectShown(late.page.getByText(/^This link has been used/))
  })

  it('[MAIL7][SEC-E2] a forgotten password is replaced by mail; what is said is the same for a login that nobody has', async () => {
    const lena = await stage.hire('Lena Vogt')
    const elsewhere = await stage.deskOf(lena)
    await elsewhere.open('/settings/profile')
    await elsewhere.page.getByLabel('Email', { exact: true }).fill('lena@example.com')
    await elsewhere.page.getByRole('button', { name: 'Save email' }).click()
    await expectShown(elsewhere.page.getByText('Saved.'))

    const desk = await stage.emptyDesk()
    await desk.open()
    for (const login of ['nobody.here', lena.login]) {
      await desk.page.getByRole('button', { name: 'Forgot password?' }).click()
      await desk.page.getByLabel('Login').fill(login)
      await desk.page.getByRole('button', { name: 'Send link' }).click()
      await expectShown(desk.page.getByText(/^If this login exists and has an email address/))
      await desk.page.getByRole('button', { name: 'Back to sign-in' }).click()
    }
    const letter = await mail.nextMail('lena@example.com')
    await desk.page.goto(letter.link)
    await choosePassword(desk, good)
    await signInAgain(desk, lena.login, good)
    await inConsole(desk)
    await expectShown(elsewhere.page.getByText(/^Your session has ended/))
    await desk.page.goto(letter.link)
    await choosePassword(desk, 'another quiet lantern')
    await expectShown(desk.page.getByText(/^This link has been used/))
  })

  it('[MAIL8] a visitor confirms its address by the link, and the console shows that it is verified', async () => {
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('Please mail me')
    await shopper.panel.getByLabel('E-mail').fill('wang@example.com')
    await shopper.panel.getByRole('button', { name: 'Save' }).click()
    await shopper.panel.getByRole('button', { name: 'Confirm your address' }).click()
    await expectShown(shopper.panel.getByText('A link is on its way to wang@example.com.'))

    const letter = await mail.nextMail('wang@example.com')
    const phone = await stage.emptyDesk({ viewport: { width: 390, height: 844 } })
    await phone.page.goto(letter.link)
    expect(phone.page.url()).toBe(`${stage.product.url}/verify`)
    await phone.page.getByRole('button', { name: 'Confirm address' }).click()
    await expectShown(phone.page.getByRole('heading', { name: 'Address confirmed' }))
    await phone.page.goto('about:blank')
    await phone.page.goto(letter.link)
    await phone.page.getByRole('button', { name: 'Confirm address' }).click()
    await expectShown(phone.page.getByRole('heading', { name: 'This link no longer works' }))

    const desk = await administratorAt('/')
    await desk.choose('Queue', 'Please mail me')
    await expectShown(desk.page.getByRole('link', { name: 'wang@example.com' }))
    await expectShown(desk.page.getByText('Address confirmed', { exact: true }))
  })

  it('[TRA2] a visitor whom the site vouches for has its chat mailed from the panel', async () => {
    const site = await takeSite(stage.product)
    const identity = { sub: 'mei', name: 'Mei', email: 'mei@example.com', email_verified: true }
    const shopper = await stage.shopper()
    await shopper.visit()
    await push(shopper.page, 'identify', site.sign(identity))
    await shopper.openPanel()
    await shopper.write('Is oolong in stock?')
    await expectShown(shopper.panel.getByText('Signed in as Mei').first())
    await shopper.panel.getByRole('button', { name: 'More' }).click()
    await shopper.panel.getByRole('menuitem', { name: 'Send it to mei@example.com' }).click()
    await expectShown(shopper.panel.getByText('On its way to mei@example.com.'))
    const letter = await mail.nextMail('mei@example.com')
    expect(letter.text).toContain('Is oolong in stock?')
    expect(letter.html).toContain('Is oolong in stock?')
  })

  it('[MAIL9] the administrator tries the mail server, and reads what it says', async () => {
    const admin = await administratorAt('/settings/installation')
    await admin.page.getByLabel('Send a test message to').fill('admin@example.com')
    const send = admin.page.getByRole('button', { name: 'Send', exact: true })
    await send.click()
    await expectShown(admin.page.getByText(/^The mail server took the message for admin@example.com/))
    expect((await mail.nextMail('admin@example.com')).subject).toBe('Test message')
    mail.refuse({ code: 550, text: 'Not for us' })
    await send.click()
    await expectShown(admin.page.getByText(/550 Not for us/))
    mail.refuse(null)
    await expect.poll(() => admin.page.getByText('Mail goes out from support@acme.example.').count(), patiently).toBe(1)
  })
})
