import { askHttp, expectOk } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('roles and the handling of visitors', () => {
  let stage: Stage
  let wei: Staff
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
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

  it('[D8][RGT2][RGT3] three agents with three rights see of three visitors just what they may; a right given or taken away counts at once', async () => {
    const { url } = stage.product
    const head = await stage.hire('Rosa Quinn', { role: 'administrator' })
    const ask = async <N extends Parameters<typeof askHttp>[1]>(name: N, params: Parameters<typeof askHttp<N>>[2]) =>
      expectOk(await askHttp(url, name, params, head.who))
    const [all, ofTeam, ownOnly] = [
      await stage.hire('Mei Lin'),
      await stage.hire('Ana Lima'),
      await stage.hire('Omar Haddad'),
    ]
    const tea = await ask('team.create', { name: 'Tea', memberIds: [ofTeam.agentId] })
    const lamps = await ask('team.create', { name: 'Lamps', memberIds: [ownOnly.agentId] })
    const vases = await ask('team.create', { name: 'Vases', memberIds: [all.agentId] })
    const teamRole = await ask('role.create', { name: 'Team only', rights: ['conversations.team'] })
    const ownRole = await ask('role.create', { name: 'Own only', rights: [] })
    await ask('agent.update', { agentId: ofTeam.agentId, roleId: teamRole.id })

    const [meis, anas, omars] = [await stage.deskOf(all), await stage.deskOf(ofTeam), await stage.deskOf(ownOnly)]
    for (const desk of [meis, anas, omars])
      await expectShown(desk.page.getByRole('button', { name: /Available\s*Your menu/ }))
    const [mia, noah, ida] = [
      await stage.guest('Mia Berg', 'Which tea is mild?'),
      await stage.guest('Noah Okoye', 'The lamp is dark.'),
      await stage.guest('Ida Holm', 'Is the vase glazed?'),
    ]
    for (const [{ conversationId }, { id: teamId }] of [
      [mia, tea],
      [noah, lamps],
      [ida, vases],
    ] as const)
      await ask('conversation.transfer', { conversationId, to: { kind: 'team', teamId } })
    await omars.take('The lamp is dark.')
    await omars.list('Queue')
    await expectShown(omars.row('Which tea is mild?'))
    await ask('agent.update', { agentId: ownOnly.agentId, roleId: ownRole.id })

    // Each list as its agent may see it.
    await expectShown(omars.page.getByText('Nobody is waiting'))
    await anas.list('Queue')
    await expectShown(anas.row('Which tea is mild?'))
    await expectGone(anas.row('Is the vase glazed?'))
    await meis.list('Team')
    await expectShown(meis.row('The lamp is dark.'))
    await meis.choose('Queue', 'Is the vase glazed?')
    await expectShown(meis.row('Which tea is mild?'))
    // What one does not see is not there, by its address either.
    for (const [desk, { conversationId }] of [
      [anas, ida],
      [omars, mia],
    ] as const) {
      await desk.open(`/conversations/${conversationId}?tab=queue`)
      await expectShown(desk.page.getByText('No such conversation'))
      await expectGone(desk.log)
    }

    // Handling is for who has the right, from the moment it has it until the moment it has not.
    await anas.open('/conversations?tab=queue')
    await anas.take('Which tea is mild?')
    const block = anas.page.getByRole('button', { name: 'Block…' })
    await expectGone(block)
    await ask('role.update', { roleId: teamRole.id, rights: ['conversations.team', 'visitors.handle'] })
    await expectShown(block)
    await ask('role.update', { roleId: teamRole.id, rights: ['conversations.team'] })
    await expectGone(block)

    // The sight of one is narrowed while it looks.
    const admin = await stage.deskOf(head)
    const giveRole = async (name: string, role: string): Promise<void> => {
      await admin.open('/settings/agents')
      await admin.page.getByRole('button', { name: `More for ${name}` }).click()
      await admin.page.getByRole('menuitem', { name: 'Edit' }).click()
      const account = admin.page.getByRole('dialog')
      await account.getByLabel('Role').selectOption({ label: role })
      await account.getByRole('button', { name: 'Save' }).click()
      await expectGone(account)
    }
    await giveRole('Mei Lin', 'Own only')
    await expectShown(meis.page.getByText('No such conversation'))
    await expectGone(meis.log)
    await meis.list('Queue')
    await expectShown(meis.page.getByText('Nobody is waiting'))
    await giveRole('Mei Lin', 'Agent')
    await meis.take('Is the vase glazed?')

    await omars.open('/')
    await omars.choose('Mine', 'The lamp is dark.')
    for (const [desk, guest, words] of [
      [anas, mia, 'The white one.'],
      [omars, noah, 'Is it plugged in?'],
      [meis, ida, 'On both sides.'],
    ] as const) {
      await desk.write(words)
      const read = () =>
        guest.client
          .conversation(guest.conversationId)
          .entries.some(({ content }) => content.kind === 'message' && content.text === words)
      await expect.poll(read, patiently).toBe(true)
    }
  })
})
