import { askHttp, expectOk } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('settings of who serves whom, and when', () => {
  let stage: Stage
  let head: Staff
  let ana: Staff
  beforeAll(async () => {
    stage = await openStage()
    head = await stage.hire('Rosa Quinn', { role: 'administrator' })
    ana = await stage.hire('Ana Lima')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const settings = async (path: string) => {
    const desk = await stage.deskOf(head)
    await desk.open(`/settings/${path}`)
    const { page } = desk
    const save = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Save', exact: true }).click()
      await expectShown(page.getByText('Saved.').last())
    }
    return { desk, page, save }
  }
  const service = async () => expectOk(await askHttp(stage.product.url, 'account.read', {}, head.who)).service
  const teams = async () => expectOk(await askHttp(stage.product.url, 'team.list', {}, head.who)).teams
  const hours = async () => expectOk(await askHttp(stage.product.url, 'hours.list', {}, head.who)).hours

  it('[A4][SVC3] an administrator decides how the company serves; what is wrong is said before it is sent, and Undo takes it back', async () => {
    const { page, save } = await settings('service')
    await page.getByRole('radio', { name: 'Least busy' }).check()
    await page.getByLabel('Places of an agent').fill('')
    await page.getByLabel('Remind the visitor after').fill('5')
    await page.getByLabel('End the conversation after').fill('3')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expectShown(page.getByText('Enter a number up to 100.'))
    await expectShown(page.getByText('Each step comes later than the one before.'))
    await page.getByLabel('Places of an agent').fill('3')
    await page.getByLabel('End the conversation after').fill('30')
    await page.getByRole('button', { name: 'Add reason' }).click()
    await page.getByLabel('Reason 1').fill('Lunch')
    await save()
    expect(await service()).toMatchObject({
      policy: 'least-busy',
      capacity: 3,
      idle: { remindAfterMs: 300_000, releaseAfterMs: null, closeAfterMs: 1_800_000 },
      breakReasons: ['Lunch'],
    })
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(service, patiently).toMatchObject({ policy: 'random', capacity: 5, breakReasons: [] })
  })

  it('[A4][TEA6] a team is made, gets members and places, serves a site, and goes when nothing is left to it', async () => {
    const { desk, page, save } = await settings('teams')
    await page.getByRole('button', { name: 'Add team' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name of the team').fill('Tea people')
    await dialog.getByRole('button', { name: 'Add team' }).click()
    await expectShown(page.getByRole('heading', { name: 'Tea people', level: 1 }))
    await page.getByRole('checkbox', { name: 'Ana Lima' }).check()
    await page.getByLabel('Who gets a new conversation').selectOption('In turn')
    await page.getByLabel('Places of the team').fill('12')
    await page.getByLabel('After waiting too long').selectOption('the visitor leaves a message')
    await save()
    const [team] = await teams()
    expect(team).toMatchObject({
      name: 'Tea people',
      policy: 'round-robin',
      capacity: 12,
      overflow: { afterMs: 300_000, to: { kind: 'words' } },
      memberIds: [ana.agentId],
    })

    await desk.open('/settings/agents')
    const row = page.getByRole('listitem').filter({ hasText: 'Ana Lima' })
    await row.getByRole('button').click()
    await page.getByRole('menuitem', { name: 'Edit' }).click()
    const edit = page.getByRole('dialog')
    expect(await edit.getByRole('checkbox', { name: 'Tea people' }).isChecked()).toBe(true)
    await edit.getByLabel('Places').fill('2')
    await edit.getByLabel('Skills').fill('refunds, black tea')
    await edit.getByLabel('Languages').fill('en, es')
    await edit.getByRole('button', { name: 'Save' }).click()
    await expectGone(edit)
    const { agents } = expectOk(await askHttp(stage.product.url, 'agent.list', {}, head.who))
    expect(agents.find(({ id }) => id === ana.agentId)).toMatchObject({
      capacity: 2,
      skills: ['refunds', 'black tea'],
      languages: ['en', 'es'],
    })

    const [site] = expectOk(await askHttp(stage.product.url, 'site.list', {}, head.who)).sites
    await desk.open(`/settings/sites/${site?.id}/service`)
    await page.getByLabel('Team').selectOption('Tea people')
    await save()
    await desk.open(`/settings/teams/${team?.id}`)
    await page.getByRole('button', { name: 'Remove team' }).click()
    await expectShown(page.getByRole('dialog').getByText(`Site ${site?.name} is served by everybody`))
    await page.getByRole('dialog').getByRole('button', { name: 'Remove team' }).click()
    await expectShown(page.getByText('No teams yet'))
    expect(await teams()).toEqual([])
  })

  it('[HRS8] a week with several spans a day, and days that differ, in the time of their place', async () => {
    const { page, save } = await settings('hours')
    await page.getByRole('button', { name: 'Add business hours' }).click()
    await expectShown(page.getByText(/^(Now open, until|Now closed. Opens)/))
    await page.getByLabel('Name', { exact: true }).fill('Tea time')
    await page.getByLabel('Time zone').fill('Asia/Shanghai')
    await page.getByLabel('Monday, span 1: until').fill('12:00')
    await page.getByRole('button', { name: 'Monday: add a span' }).click()
    await page.getByLabel('Monday, span 2: from').fill('11:00')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expectShown(page.getByText('Each span ends after it begins', { exact: false }))
    await page.getByLabel('Monday, span 2: from').fill('13:30')
    await page.getByLabel('Monday, span 2: until').fill('00:00')
    await page.getByRole('button', { name: 'Monday’s for all workdays' }).click()
    await page.getByRole('button', { name: 'Add day' }).click()
    await page.getByLabel('Day 1: date').fill('2026-10-01')
    await page.getByLabel('Day 1: name').fill('National Day')
    await save()
    const day = [
      { fromMinute: 540, untilMinute: 720 },
      { fromMinute: 810, untilMinute: 1_440 },
    ]
    const [saved] = await hours()
    expect(saved).toMatchObject({
      name: 'Tea time',
      timeZone: 'Asia/Shanghai',
      week: [day, day, day, day, day, [], []],
      holidays: [{ date: '2026-10-01', name: 'National Day', spans: [] }],
    })
    await page.getByLabel('Time zone').fill('Mars/Olympus')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expectShown(page.getByRole('alert').filter({ hasText: /./ }).first())
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.getByRole('button', { name: 'Remove business hours' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove business hours' }).click()
    await expectShown(page.getByText('Open at all times'))
    expect(await hours()).toEqual([])
  })

  it('[HRS6][HRS7] a visitor outside business hours is told when service begins, leaves words, and sees at once that it has begun', async () => {
    const { url } = stage.product
    // Agents take what waits, so that the words stay where the visitor has left them.
    expectOk(await askHttp(url, 'service.update', { change: { policy: 'manual' } }, head.who))
    const today = new Date().toJSON().slice(0, 10)
    const week = Array.from({ length: 7 }, () => [{ fromMinute: 0, untilMinute: 1_440 }])
    const holidays = [{ date: today, name: 'Closed today', spans: [] }]
    const made = { name: 'Not today', timeZone: 'UTC', week, holidays }
    const { id: hoursId } = expectOk(await askHttp(url, 'hours.create', made, head.who))
    const { sites } = expectOk(await askHttp(url, 'site.list', {}, head.who))
    for (const { id: siteId } of sites)
      expectOk(await askHttp(url, 'site.update', { siteId, change: { hoursId } }, head.who))

    await stage.deskOf(ana)
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    const closed = shopper.panel.getByText(/^We are closed until .+; leave a message and we'll write to you\.$/)
    await expectShown(closed)
    await shopper.write('Do you have oolong?')
    await expectShown(shopper.panel.getByText(/^Your message has arrived\. We are closed until .+ then\.$/))
    await expectShown(shopper.panel.getByLabel('E-mail'))

    expectOk(await askHttp(url, 'hours.update', { hoursId, change: { holidays: [] } }, head.who))
    await expectGone(closed)
    await expectGone(shopper.panel.getByText(/^Your message has arrived\. We are closed/))
    const colleague = await stage.deskOf(ana)
    await colleague.page.getByRole('link', { name: 'Queue' }).click()
    await expectShown(colleague.page.getByText('Do you have oolong?').first())
    expectOk(await askHttp(url, 'hours.remove', { hoursId }, head.who))
  })
})
