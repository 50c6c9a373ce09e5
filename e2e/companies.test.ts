import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { openStage, type Stage } from './support/stage.ts'

const good = 'seven quiet lanterns'

describe('several companies', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage({ env: { FRONTDESK_REGISTRATION: 'on' } })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const ownerAt = async (place: string): Promise<Desk> => {
    const desk = await stage.emptyDesk()
    await desk.open(`${place}?company=main`)
    await desk.signIn(stage.product.admin.login, stage.product.admin.password)
    return desk
  }
  const people = (desk: Desk) => desk.page.getByRole('main').getByRole('listitem')

  it('[E1][E2][ACC9] the owner makes a company and hands its login data on; by its link the administrator signs in', async () => {
    const owner = await ownerAt('/settings/companies')
    await owner.page.getByRole('button', { name: 'Add company' }).click()
    const form = owner.page.getByRole('dialog', { name: 'Add company' })
    await form.getByLabel('Company name').fill('Tea & Co')
    await form.getByLabel('Name', { exact: true }).fill('Mei Chen')
    await form.getByLabel('Login').fill('mei')
    await form.getByRole('button', { name: 'Create company' }).click()
    const issued = owner.page.getByRole('dialog', { name: 'Tea & Co is ready' })
    const password = (await issued.getByRole('code').textContent()) ?? ''
    const link = (await issued.getByText(/\/console\/\?company=tea-co-/).textContent()) ?? ''
    await issued.getByRole('button', { name: 'Done' }).click()
    await expectShown(people(owner).filter({ hasText: 'Tea & Co' }))

    const mei = await stage.emptyDesk()
    await mei.page.goto(link)
    await expect.poll(() => mei.page.getByLabel('Company').inputValue(), patiently).toMatch(/^tea-co-[a-z0-9]{6}$/)
    await mei.signIn('mei', password)
    await mei.page.getByLabel('Password you just used', { exact: true }).fill(password)
    await mei.page.getByLabel('New password', { exact: true }).fill(good)
    await mei.page.getByRole('button', { name: 'Change password' }).click()
    await expectShown(mei.page.getByRole('navigation', { name: 'Lists of conversations' }))
    await mei.open('/settings/companies')
    await expectShown(mei.page.getByText('For administrators'))
    expect(await mei.page.getByRole('link', { name: 'Companies' }).count()).toBe(0)
  })

  it('[ACC11][ACC12] a company registers itself, and is told which company to name', async () => {
    const desk = await stage.emptyDesk({ viewport: { width: 390, height: 844 } })
    await desk.open()
    await desk.page.getByRole('button', { name: 'Register a company' }).click()
    await desk.page.getByLabel('Company name').fill('Tea & Co')
    await desk.page.getByLabel('Your name').fill('Ana Ruiz')
    await desk.page.getByLabel('Email').fill('ana@example.com')
    await desk.page.getByLabel('Login').fill('ana')
    await desk.page.getByLabel('Password', { exact: true }).fill('ana1234567')
    await desk.page.getByRole('button', { name: 'Register', exact: true }).click()
    await expectShown(desk.page.getByText(/^This password is too easy to guess/))
    await desk.page.getByLabel('Password', { exact: true }).fill(good)
    await desk.page.getByRole('button', { name: 'Register', exact: true }).click()
    const slug = (await desk.page.getByText(/^tea-co-[a-z0-9]{6}$/).textContent()) ?? ''

    const other = await stage.emptyDesk()
    await other.open()
    await other.signIn('ana', good)
    await expectShown(other.page.getByText('Several companies use this server. Say which one is yours.'))
    await other.page.getByLabel('Company').fill(slug)
    await other.page.getByLabel('Password', { exact: true }).fill(good)
    await other.page.getByRole('button', { name: 'Sign in' }).click()
    await expectShown(other.page.getByRole('navigation', { name: 'Lists of conversations' }))
  })

  it('[ACC1][SEC-B6] two companies side by side see nothing of each other', async () => {
    const registered = await stage.emptyDesk()
    await registered.open('/register')
    for (const [label, text] of [
      ['Company name', 'Coffee House'],
      ['Your name', 'Bao Tran'],
      ['Email', 'bao@example.com'],
      ['Login', 'bao'],
    ] as const)
      await registered.page.getByLabel(label).fill(text)
    await registered.page.getByLabel('Password', { exact: true }).fill(good)
    await registered.page.getByRole('button', { name: 'Register', exact: true }).click()
    await expectShown(registered.page.getByText(/^coffee-house-[a-z0-9]{6}$/))
    await registered.page.getByRole('button', { name: 'Back to sign-in' }).click()
    await registered.page.getByLabel('Password', { exact: true }).fill(good)
    await registered.page.getByRole('button', { name: 'Sign in' }).click()
    await expectShown(registered.page.getByRole('navigation', { name: 'Lists of conversations' }))

    const owner = await ownerAt('/')
    await stage.guest('Wang Fang', 'Only for the first company')
    await owner.list('Mine')
    await expectShown(owner.row('Only for the first company'))
    const address = await owner.row('Only for the first company').getByRole('link').getAttribute('href')

    await registered.list('Queue')
    await expectShown(registered.page.getByText('Nobody is waiting'))
    await registered.page.goto(new URL(address ?? '', stage.product.url).href)
    await expectShown(registered.page.getByText('No such conversation'))
    await registered.open('/colleagues')
    await expectShown(people(registered).filter({ hasText: 'Bao Tran' }))
    expect(await people(registered).count()).toBe(1)
    await registered.open('/settings/sites')
    await expectGone(registered.page.getByText('Demo shop'))
    await owner.open('/colleagues')
    await expectShown(people(owner).filter({ hasText: 'Admin' }))
    expect(await people(owner).filter({ hasText: 'Bao Tran' }).count()).toBe(0)
    const page = await registered.page.content()
    for (const secret of ['Wang Fang', 'Only for the first company', 'My company']) expect(page).not.toContain(secret)
  })
})
