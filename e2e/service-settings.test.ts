import { askHttp, expectOk } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('settings of who serves whom, and when', () => {
  let stage: Stage
  let head: Staff
  let ana: Staff
  let colleagues: [Staff, Staff]
  beforeAll(async () => {
    stage = await openStage()
    head = await stage.hire('Rosa Quinn', { role: 'administrator' })
    ana = await stage.hire('Ana Lima')
    colleagues = [await stage.hire('Li Wei'), await stage.hire('Omar Haddad')]
    // She decides how the others serve.
    expectOk(await askHttp(stage.product.url, 'state.set', { state: 'offline' }, head.who))
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

  const begins = async (words: string, locale = 'en-GB'): Promise<Shopper> => {
    const shopper = await stage.shopper({ locale })
    await shopper.visit(locale.startsWith('zh') ? '/zh-CN/' : '/en/')
    await shopper.openPanel()
    await shopper.write(words)
    await expectShown(shopper.message(words))
    return shopper
  }

  it('[A4][TEA2][ASG2] three visitors of three languages come to the three of the team who speak them, until their places are full; one place more serves the next', async () => {
    const { desk, page, save } = await settings('teams')
    await page.getByRole('button', { name: 'Add team' }).first().click()
    await page.getByRole('dialog').getByLabel('Name of the team').fill('Polyglots')
    await page.getByRole('dialog').getByRole('button', { name: 'Add team' }).click()
    for (const name of ['Ana Lima', 'Li Wei', 'Omar Haddad']) await page.getByRole('checkbox', { name }).check()
    await page.getByLabel('Who gets a new conversation').selectOption('By skill and language')
    await save()
    const knows = async (name: string, languages: string, places: string): Promise<void> => {
      await desk.open('/settings/agents')
      await page.getByRole('button', { name: `More for ${name}` }).click()
      await page.getByRole('menuitem', { name: 'Edit' }).click()
      const edit = page.getByRole('dialog')
      await edit.getByLabel('Places').fill(places)
      await edit.getByLabel('Languages').fill(languages)
      await edit.getByRole('button', { name: 'Save' }).click()
      await expectGone(edit)
    }
    await knows('Ana Lima', 'es', '1')
    await knows('Li Wei', 'zh', '1')
    await knows('Omar Haddad', 'en', '1')
    const { sites } = expectOk(await askHttp(stage.product.url, 'site.list', {}, head.who))
    await desk.open(`/settings/sites/${sites[0]?.id}/service`)
    await page.getByLabel('Team').selectOption('Polyglots')
    await save()

    const [anas, weis, omars] = [
      await stage.deskOf(ana),
      await stage.deskOf(colleagues[0]),
      await stage.deskOf(colleagues[1]),
    ]
    for (const one of [anas, weis, omars]) await expectShown(one.page.getByRole('button', { name: /Available/ }))
    // Whoever comes first could have anybody.
    await begins('¿Dónde está mi pedido?', 'es-ES')
    await expectShown(anas.row('¿Dónde está mi pedido?'))
    await begins('我的订单在哪里？', 'zh-CN')
    await expectShown(weis.row('我的订单在哪里？'))
    await begins('Where is my order?')
    await expectShown(omars.row('Where is my order?'))
    const fourth = await begins('茶还新鲜吗？', 'zh-CN')
    await expectShown(fourth.panel.getByText('您是下一位'))
    await weis.list('Queue')
    await expectShown(weis.row('茶还新鲜吗？'))

    await knows('Li Wei', 'zh', '2')
    await weis.choose('Mine', '茶还新鲜吗？')
    await weis.write('今年春天的茶')
    await expectShown(fourth.message('今年春天的茶'))
    for (const one of [anas, omars]) expect(await one.row('茶还新鲜吗？').count()).toBe(0)
  })

  it('[A4][HRS6][HRS7][WRD2] three visitors who come while it is closed are told when service begins, and leave words; once it has begun three agents are given them', async () => {
    const { url } = stage.product
    const ask = async <N extends Parameters<typeof askHttp>[1]>(name: N, params: Parameters<typeof askHttp<N>>[2]) =>
      expectOk(await askHttp(url, name, params, head.who))
    await ask('service.update', { change: { policy: 'least-busy', capacity: 1 } })
    for (const { agentId } of [ana, ...colleagues]) await ask('agent.update', { agentId, capacity: null })
    const today = new Date().toJSON().slice(0, 10)
    const tomorrow = new Date(Date.parse(today) + 86_400_000).toJSON().slice(0, 10)
    const week = Array.from({ length: 7 }, () => [{ fromMinute: 0, untilMinute: 1_440 }])
    // Two days, so that midnight does not open.
    const holidays = [today, tomorrow].map((date) => ({ date, name: 'Closed', spans: [] }))
    const { id: hoursId } = await ask('hours.create', { name: 'Not today', timeZone: 'UTC', week, holidays })
    const { sites } = await ask('site.list', {})
    for (const { id: siteId } of sites) await ask('site.update', { siteId, change: { hoursId, teamId: null } })

    const desks: Desk[] = []
    for (const staff of [ana, ...colleagues]) desks.push(await stage.deskOf(staff))
    const questions = ['Do you have oolong?', 'Is matcha sold out?', 'Is there decaf?'] as const
    const shoppers: Shopper[] = []
    for (const question of questions) {
      const shopper = await stage.shopper()
      await shopper.visit()
      await shopper.openPanel()
      await expectShown(shopper.panel.getByText(/^We are closed until .+; leave a message and we'll write to you\.$/))
      await shopper.write(question)
      await expectShown(shopper.panel.getByText(/^Your message has arrived\. We are closed until .+ then\.$/))
      await expectShown(shopper.panel.getByLabel('E-mail'))
      shoppers.push(shopper)
    }
    for (const desk of desks) {
      expect(await desk.row(/oolong|matcha|decaf/).count()).toBe(0)
      await desk.list('Queue')
      for (const question of questions) await expectShown(desk.row(question))
      await desk.list('Mine')
    }

    await ask('hours.update', { hoursId, change: { holidays: [] } })
    for (const shopper of shoppers) await expectGone(shopper.panel.getByText(/We are closed until/))
    for (const desk of desks) {
      await desk
        .row(/oolong|matcha|decaf/)
        .getByRole('link')
        .click()
      await desk.write('Good morning, I will look')
    }
    const servedBy = async (shopper: Shopper): Promise<string> => {
      await expectShown(shopper.message('Good morning, I will look'))
      return (await shopper.panel.getByText(/^You are talking with/).textContent()) ?? ''
    }
    const names = await Promise.all(shoppers.map(servedBy))
    expect(names.toSorted()).toEqual(
      ['Ana Lima', 'Li Wei', 'Omar Haddad'].map((name) => `You are talking with ${name}`),
    )
    await ask('hours.remove', { hoursId })
  })
})
