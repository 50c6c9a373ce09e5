import { askHttp, expectOk } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

/** The least that the service takes. */
const overflowMs = 10_000

describe('who waits too long, and who is lost', () => {
  let stage: Stage
  let head: Staff
  beforeAll(async () => {
    stage = await openStage({ service: { capacity: 1, graceMs: 3_000 } })
    head = await stage.hire('Rosa Quinn', { role: 'administrator' })
    await exit(head)
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  /** A command that must go well. */
  const ask = async <N extends Parameters<typeof askHttp>[1]>(
    name: N,
    params: Parameters<typeof askHttp<N>>[2],
    { who }: Pick<Staff, 'who'>,
  ) => expectOk(await askHttp(stage.product.url, name, params, who))
  const exit = (staff: Staff) => ask('state.set', { state: 'offline' }, staff)

  const begins = async (words: string): Promise<Shopper> => {
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write(words)
    await expectShown(shopper.message(words))
    return shopper
  }
  const arrives = async (staff: Staff): Promise<Desk> => {
    const desk = await stage.deskOf(staff)
    await expectShown(desk.page.getByRole('button', { name: /Available/ }))
    return desk
  }

  it('[A4][QUE4] with three agents busy in two teams, who waits too long goes to the other team, and then is asked to leave words', async () => {
    const [wei, ana, omar] = [
      await stage.hire('Li Wei', { login: 'overflow.wei' }),
      await stage.hire('Ana Lima', { login: 'overflow.ana' }),
      await stage.hire('Omar Haddad', { login: 'overflow.omar' }),
    ]
    const help = await ask('team.create', { name: 'Help', memberIds: [omar.agentId] }, head)
    const sales = await ask('team.create', { name: 'Sales', memberIds: [wei.agentId, ana.agentId] }, head)
    await ask(
      'team.update',
      { teamId: help.id, change: { overflow: { afterMs: overflowMs, to: { kind: 'words' } } } },
      head,
    )
    const toHelp = { afterMs: overflowMs, to: { kind: 'team', teamId: help.id } } as const
    await ask('team.update', { teamId: sales.id, change: { overflow: toHelp } }, head)
    const { sites } = await ask('site.list', {}, head)
    await ask('site.update', { siteId: sites[0]?.id ?? '', change: { teamId: sales.id } }, head)
    const desks = { wei: await arrives(wei), ana: await arrives(ana), omar: await arrives(omar) }

    await begins('First of three')
    await begins('Second of three')
    for (const desk of [desks.wei, desks.ana]) await expectShown(desk.row(/(First|Second) of three/))
    const third = await begins('Third of three')
    await expectShown(third.panel.getByText(/^You are next/))
    // The other team has somebody free, and gets it when the time is over.
    await expectShown(desks.omar.row('Third of three'))
    await desks.omar.choose('Mine', 'Third of three')
    await expectShown(desks.omar.page.getByText(/it has waited too long/).first())
    await expectShown(third.panel.getByText('You are talking with Omar Haddad'))

    // Now all three are busy: the next one goes from team to team, and leaves words.
    const fourth = await begins('Is nobody there?')
    await expectShown(fourth.panel.getByText(/^You are next/))
    // Two waits, one after the other.
    await fourth.panel.getByText('Leave your words; we will answer').waitFor({ timeout: 4 * overflowMs })
    await expectGone(fourth.panel.getByText(/^You are next/))
    await fourth.write('Then please call me')
    await expectShown(fourth.message('Then please call me'))
    for (const staff of [wei, ana, omar]) await exit(staff)
  })

  it('[A5][STA2][ASG9] an agent whose connection is lost is away; after the grace time a colleague has its visitor, who reads one quiet line', async () => {
    const { sites } = await ask('site.list', {}, head)
    await ask('site.update', { siteId: sites[0]?.id ?? '', change: { teamId: null } }, head)
    const [lost, stays] = [
      await stage.hire('Mei Lin', { login: 'grace.mei' }),
      await stage.hire('Noah Okoye', { login: 'grace.noah' }),
    ]
    const desk = await arrives(lost)
    const shopper = await begins('My parcel is late')
    await expectShown(shopper.panel.getByText('You are talking with Mei Lin'))
    const colleague = await arrives(stays)
    await colleague.page.getByRole('link', { name: 'Colleagues' }).click()
    const row = colleague.row('Mei Lin')
    await expectShown(row.getByText('Available'))

    await desk.page.context().setOffline(true)
    await desk.page.close()
    await expectShown(row.getByText('Away'))
    await expectShown(row.getByText('Offline'))
    await expectShown(shopper.panel.getByText('You are talking with Noah Okoye'))
    await expect.poll(() => shopper.panel.getByText(/Noah Okoye (joined|took over)/).count(), patiently).toBe(1)
    await colleague.open('/')
    await colleague.choose('Mine', 'My parcel is late')
    await expectShown(colleague.page.getByText(/the one before has lost the connection/).first())
    await colleague.write('I am with you now')
    await expectShown(shopper.message('I am with you now'))
  })
})
