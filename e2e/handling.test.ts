import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown } from './support/expect.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('roles and the handling of visitors', () => {
  let stage: Stage
  let wei: Staff
  beforeAll(async () => {
    stage = await openStage()
    wei = await stage.hire('Li Wei', { login: 'li.wei' })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const administratorAt = async (place: string): Promise<Desk> => {
    const desk = await stage.emptyDesk()
    await desk.open(place)
    await desk.signIn(stage.product.admin.login, stage.product.admin.password)
    return desk
  }

  it('[RGT6][RGT3] a role made in the console opens to its agent what it allows, at once, and nothing else', async () => {
    const admin = await administratorAt('/settings/roles')
    await admin.page.getByRole('button', { name: 'Add role' }).click()
    const form = admin.page.getByRole('dialog', { name: 'Add role' })
    await form.getByLabel('Name', { exact: true }).fill('Team lead')
    await form.getByText('Manage sites, and how long things are kept').click()
    await form.getByRole('button', { name: 'Create role' }).click()
    const row = admin.page
      .getByRole('list', { name: 'Your own' })
      .getByRole('listitem')
      .filter({ hasText: 'Team lead' })
    await expectShown(row.getByText('Manage sites, and how long things are kept'))
    await expectShown(row.getByText('Sees all conversations'))
    await expectShown(row.getByText('No agent has it'))

    const desk = await stage.emptyDesk()
    await desk.enter(wei)
    await desk.page.goto(`${stage.product.url}/console/settings`)
    const nav = desk.page.getByRole('navigation', { name: 'Settings' })
    await expectShown(nav.getByRole('link', { name: 'Sites' }))
    await expectGone(nav.getByRole('link', { name: 'Privacy' }))

    await admin.page.getByRole('link', { name: 'Agents', exact: true }).click()
    await admin.page.getByRole('button', { name: 'More for Li Wei' }).click()
    await admin.page.getByRole('menuitem', { name: 'Edit' }).click()
    const account = admin.page.getByRole('dialog')
    await account.getByLabel('Role').selectOption({ label: 'Team lead' })
    await account.getByRole('button', { name: 'Save' }).click()
    await expectShown(admin.page.getByRole('list', { name: 'Agents' }).getByText('Team lead'))

    await expectShown(nav.getByRole('link', { name: 'Privacy' }))
    await expectGone(nav.getByRole('link', { name: 'Agents' }))
    await desk.page.goto(`${stage.product.url}/console/settings/agents`)
    await expectShown(desk.page.getByText('Your role does not manage this. An administrator can help.'))
    expect(await desk.page.getByRole('button', { name: 'Add agent' }).count()).toBe(0)
  })
})
