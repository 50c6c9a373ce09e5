import type { Staff } from '@frontdesk/testkit/staff'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { redPicture } from './support/red-picture.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('accounts', () => {
  let stage: Stage
  let wei: Staff
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    wei = await stage.hire('Li Wei', { login: 'li.wei', number: '101' })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const administratorAt = async (place: string): Promise<Desk> => {
    const desk = await stage.emptyDesk()
    await desk.open(place)
    await desk.signIn(stage.product.admin.login, stage.product.admin.password)
    return desk
  }
  const accountOf = (desk: Desk, name: string): Locator =>
    desk.page.getByRole('list', { name: 'Agents' }).getByRole('listitem').filter({ hasText: name })
  /** Chooses from the menu behind an account, and says yes. */
  const act = async (desk: Desk, name: string, what: 'Reset password' | 'Disable' | 'Enable'): Promise<void> => {
    await desk.page.getByRole('button', { name: `More for ${name}` }).click()
    await desk.page.getByRole('menuitem', { name: what }).click()
    if (what !== 'Enable') await desk.page.getByRole('dialog').getByRole('button', { name: what }).click()
  }
  const issuedPassword = async (desk: Desk): Promise<string> => {
    const dialog = desk.page.getByRole('dialog')
    await expectShown(dialog.getByText('This password is shown only now. Copy it and pass it on safely.'))
    const password = await dialog.getByRole('code').textContent()
    await dialog.getByRole('button', { name: 'Done' }).click()
    return password ?? ''
  }
  const chooseOwn = async (desk: Desk, issued: string, own: string): Promise<void> => {
    await desk.page.getByLabel('Password you just used', { exact: true }).fill(issued)
    await desk.page.getByLabel('New password', { exact: true }).fill(own)
    await desk.page.getByRole('button', { name: 'Change password' }).click()
  }

  it('[A6] an administrator issues an account; its agent signs in with it and must choose a password first', async () => {
    const admin = await administratorAt('/settings/agents')
    await admin.page.getByRole('button', { name: 'Add agent' }).click()
    const form = admin.page.getByRole('dialog', { name: 'Add agent' })
    await form.getByLabel('Name', { exact: true }).fill('Sara Haddad')
    await form.getByLabel('Login').fill('li.wei')
    await form.getByLabel('Number').fill('207')
    await form.getByRole('button', { name: 'Create account' }).click()
    await expectShown(form.getByText('Another agent has this login or number. Choose another.'))
    await form.getByLabel('Login').fill('sara')
    await form.getByRole('button', { name: 'Create account' }).click()
    const password = await issuedPassword(admin)
    await expectShown(accountOf(admin, 'Sara Haddad').getByText('Offline'))

    const sara = await stage.emptyDesk()
    await sara.open()
    await sara.signIn('sara', 'not the password')
    await expectShown(sara.page.getByText(/^Login or password is not right/))
    await sara.signIn('sara', password)
    await expectShown(sara.page.getByRole('heading', { name: 'Choose your own password' }))
    await sara.open('/colleagues')
    await expectShown(sara.page.getByRole('heading', { name: 'Choose your own password' }))
    await chooseOwn(sara, password, 'sara12345678')
    await expectShown(sara.page.getByText(/^This password is too easy to guess/))
    await chooseOwn(sara, password, 'seven blue kettles')
    await expectShown(sara.page.getByRole('heading', { name: 'Colleagues' }))
    await expectShown(accountOf(admin, 'Sara Haddad').getByText('Available'))
    await expectShown(sara.page.getByRole('listitem').filter({ hasText: 'Sara Haddad' }).getByText('Available'))
    expect(await sara.page.getByRole('link', { name: 'Agents' }).count()).toBe(0)
  })

  it('[A6] a reset ends what was signed in, and the new password leads in once and is changed', async () => {
    const emil = await stage.hire('Emil Novak')
    const [admin, desk] = await Promise.all([administratorAt('/settings/agents'), stage.deskOf(emil)])
    await expectShown(desk.page.getByRole('heading', { name: 'Conversations' }))
    await act(admin, 'Emil Novak', 'Reset password')
    const password = await issuedPassword(admin)
    await expectShown(desk.page.getByText(/^Your session has ended/))
    await desk.signIn(emil.login, emil.password)
    await expectShown(desk.page.getByText(/^Login or password is not right/))
    await desk.signIn(emil.login, password)
    await chooseOwn(desk, password, 'a kettle is never late')
    await expectShown(desk.page.getByRole('heading', { name: 'Conversations' }))
  })

  it('[A6][LIV9] a disabled agent is signed out and its connections are closed within a second; enabled, it comes back', async () => {
    const noor = await stage.hire('Noor Aziz')
    const desk = await stage.emptyDesk()
    const closedAtMs: number[] = []
    desk.page.on('websocket', (socket) => socket.on('close', () => closedAtMs.push(Date.now())))
    await desk.enter(noor)
    await expectShown(desk.page.getByRole('heading', { name: 'Conversations' }))
    const admin = await administratorAt('/settings/agents')
    await expectShown(accountOf(admin, 'Noor Aziz').getByText('Available'))

    const answered = admin.page.waitForResponse((response) => response.url().endsWith('/disable'))
    await act(admin, 'Noor Aziz', 'Disable')
    await answered
    const disabledAtMs = Date.now()
    await expectShown(desk.page.getByText(/^Your session has ended/))
    expect(closedAtMs).toHaveLength(1)
    expect(Math.max(0, (closedAtMs[0] ?? 0) - disabledAtMs)).toBeLessThan(1_000)
    await expectShown(accountOf(admin, 'Noor Aziz').getByText('Disabled'))
    await desk.signIn(noor.login, noor.password)
    await expectShown(desk.page.getByText(/^Login or password is not right/))

    await act(admin, 'Noor Aziz', 'Enable')
    await expectShown(admin.page.getByText('Noor Aziz can sign in again.'))
    await desk.signIn(noor.login, noor.password)
    await expectShown(desk.page.getByRole('heading', { name: 'Conversations' }))
  })

  it('[A6] agents are labelled by name, login or number, for visitors and colleagues alike', async () => {
    const [shopper, desk] = await Promise.all([stage.shopper(), stage.deskOf(wei)])
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('Who are you?')
    await desk.take('Who are you?')
    await expectShown(shopper.panel.getByText('You are talking with Li Wei'))
    const admin = await administratorAt('/settings/account')
    for (const [mode, label] of [
      ['Login', 'li.wei'],
      ['Number', '101'],
      ['Name', 'Li Wei'],
    ] as const) {
      await admin.page.getByRole('radio', { name: mode }).click()
      await expectShown(admin.page.getByText('Saved.').last())
      await desk.write(`Now I am ${label}`)
      await expectShown(shopper.message(`Now I am ${label}`))
      await shopper.page.reload()
      await expectShown(shopper.panel.getByText(`You are talking with ${label}`))
      await expectShown(shopper.panel.getByText(`${label} joined`))
      await expectShown(shopper.log.getByText(label, { exact: true }).first())
      const colleague = await admin.tab()
      await colleague.open()
      await colleague.choose('Team', `Now I am ${label}`)
      await expectShown(colleague.page.getByText(`With ${label}`))
      await colleague.page.close()
    }
  })

  it('[A6] an agent changes its own password, name, picture, language and look', async () => {
    const lena = await stage.hire('Lena Vogt')
    const desk = await stage.deskOf(lena)
    await desk.open('/settings/profile')
    await desk.page.getByLabel('Name', { exact: true }).fill('Lena Vogt-Diaz')
    await desk.page.getByRole('button', { name: 'Save', exact: true }).click()
    await expectShown(desk.page.getByRole('button', { name: /Lena Vogt-Diaz/ }))

    await desk.page
      .getByLabel('Choose picture')
      .setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: redPicture })
    await expectShown(desk.page.getByRole('button', { name: 'Change picture' }))
    const picture = desk.page.locator('main img')
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), patiently)
      .toBeGreaterThan(0)
    const served = await desk.page.request.get(
      new URL((await picture.getAttribute('src')) ?? '', stage.product.url).href,
    )
    expect(served.headers()['content-type']).toBe('image/webp')
    await desk.page.getByLabel('Choose picture').setInputFiles({
      name: 'me.png',
      mimeType: 'image/png',
      buffer: Buffer.from('<svg onload="alert(1)">'),
    })
    await expectShown(desk.page.getByText('This file is not a picture we can use. Try a PNG or JPEG.'))

    await desk.page.getByRole('radio', { name: 'Dark' }).click()
    await expect.poll(() => desk.page.locator('html').getAttribute('data-theme'), patiently).toBe('dark')
    await desk.page.getByRole('radio', { name: '简体中文' }).click()
    await expectShown(
      desk.page.getByRole('heading', { name: '个人资料' }).or(desk.page.getByRole('heading', { name: '我的资料' })),
    )
    await desk.page.reload()
    await expect.poll(() => desk.page.locator('html').getAttribute('lang'), patiently).toBe('zh-CN')
    expect(await desk.page.locator('html').getAttribute('data-theme')).toBe('dark')
    await desk.page.getByRole('radio', { name: 'English' }).click()

    await desk.page.getByLabel('Current password', { exact: true }).fill('wrong')
    await desk.page.getByLabel('New password', { exact: true }).fill('nine quiet lanterns')
    await desk.page.getByRole('button', { name: 'Change password' }).click()
    await expectShown(desk.page.getByText('The current password is not right.'))
    await desk.page.getByLabel('Current password', { exact: true }).fill(lena.password)
    await desk.page.getByRole('button', { name: 'Change password' }).click()
    await expectShown(desk.page.getByText('Password changed. Your other sessions have ended.'))
    await desk.page.getByRole('button', { name: /Lena Vogt-Diaz/ }).click()
    await desk.page.getByRole('button', { name: 'Sign out' }).click()
    await desk.signIn(lena.login, 'nine quiet lanterns')
    await expectGone(desk.page.getByRole('button', { name: 'Sign in' }))
  })

  it('[A6] an agent sees its own sessions and ends one from elsewhere', async () => {
    const omar = await stage.hire('Omar Haji')
    const phone = await stage.emptyDesk({ viewport: { width: 390, height: 844 } })
    await phone.open()
    await phone.signIn(omar.login, omar.password)
    await expectShown(phone.page.getByRole('heading', { name: 'Conversations' }))
    const desk = await stage.emptyDesk()
    await desk.open('/settings/sessions')
    await desk.signIn(omar.login, omar.password)
    const sessions = desk.page.getByRole('list', { name: 'My sessions' }).getByRole('listitem')
    await expectShown(sessions.filter({ hasText: 'this session' }))
    // The one that issued the password over HTTP, the phone and this one.
    await expect.poll(() => sessions.count(), patiently).toBe(3)
    const ends = desk.page.getByRole('button', { name: /^End session: Chrom/ })
    await expect.poll(() => ends.count(), patiently).toBe(1)
    await ends.click()
    await expectShown(desk.page.getByText('The session has ended.'))
    await expectShown(phone.page.getByText(/^Your session has ended/))
    await expectShown(desk.page.getByRole('heading', { name: 'My sessions' }))
  })
})
