import { askHttp, expectOk } from '@frontdesk/testkit'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { expectShown } from './support/expect.ts'
import { type Heads, hireHeads } from './support/heads.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('named states of the settings of service', () => {
  let stage: Stage
  let heads: Heads
  beforeAll(async () => {
    stage = await openStage()
    heads = await hireHeads(stage)
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] teams, business hours and service, in $language on a $screen',
    async (setting) => {
      const { language } = setting
      const texts = await loadCatalogue('console', language)
      const text = (id: string): string => texts[id] ?? ''
      const { url } = stage.product
      const { who } = heads[language]
      const isEnglish = language === 'en'
      const desk = await stage.deskOf(heads[language], contextOf(setting))
      const { page } = desk
      const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })
      const press = (id: string): Promise<void> =>
        page
          .getByRole('button', { name: text(id), exact: true })
          .first()
          .click()

      await desk.open('/settings/teams')
      await expectShown(page.getByText(text('teams.none.body')))
      await camera.take('console-teams-none')
      await press('teams.add')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: text('teams.add.action') })
        .click()
      await expectShown(page.getByText(text('teams.problem.name')))
      await camera.take('console-team-add')
      const name = isEnglish ? 'Tea people' : '茶叶组'
      const team = expectOk(await askHttp(url, 'team.create', { name, memberIds: [heads[language].agentId] }, who))
      await desk.open('/settings/teams')
      await expectShown(page.getByRole('link', { name }))
      await camera.take('console-teams')
      await desk.open(`/settings/teams/${team.id}`)
      await page.getByLabel(text('service.overflow')).selectOption('words')
      await camera.take('console-team')
      await press('action.discard')
      await press('teams.remove')
      await expectShown(page.getByRole('dialog').getByText(text('teams.remove.body')))
      await camera.take('console-team-remove')
      await page.keyboard.press('Escape')
      expectOk(await askHttp(url, 'team.remove', { teamId: team.id }, who))

      await desk.open('/settings/agents')
      await page
        .getByRole('button', {
          name:
            text('agents.more')
              .split('{name}')
              .find((part) => part !== '') ?? '',
        })
        .first()
        .click()
      await page.getByRole('menuitem', { name: text('agents.edit'), exact: true }).click()
      await expectShown(page.getByRole('dialog').locator('input[type=tel]'))
      await camera.take('console-agent-edit')
      await page.keyboard.press('Escape')

      await desk.open('/settings/hours')
      await expectShown(page.getByText(text('hours.none.body')))
      await camera.take('console-hours-none')
      const spans = [
        { fromMinute: 540, untilMinute: 720 },
        { fromMinute: 810, untilMinute: 1_080 },
      ]
      const hours = expectOk(
        await askHttp(
          url,
          'hours.create',
          {
            name: isEnglish ? 'Tea time' : '喝茶时间',
            timeZone: 'Asia/Shanghai',
            week: Array.from({ length: 7 }, (_, day) => (day < 5 ? spans : [])),
            holidays: [{ date: '2027-10-01', name: isEnglish ? 'National Day' : '国庆节', spans: [] }],
          },
          who,
        ),
      )
      await desk.open(`/settings/hours/${hours.id}`)
      await expectShown(page.getByText(text('hours.holidays.intro')))
      await camera.take('console-hours')
      await page
        .getByRole('button', { name: text('hours.span.add').split('{day}').at(-1) ?? '' })
        .first()
        .click()
      await page.locator('input[type=time]').first().fill('20:00')
      await press('action.save')
      await expectShown(page.getByText(text('hours.problem.spans')))
      await camera.take('console-hours-wrong')
      await press('action.discard')
      expectOk(await askHttp(url, 'hours.remove', { hoursId: hours.id }, who))

      await desk.open('/settings/service')
      await expectShown(page.getByText(text('service.intro')))
      await press('service.reasons.add')
      await page.getByLabel(text('service.reasons.one').replace('{number}', '1')).fill(isEnglish ? 'Lunch' : '午餐')
      await camera.take('console-service')
      await press('action.discard')
      const [site] = expectOk(await askHttp(url, 'site.list', {}, who)).sites
      await desk.open(`/settings/sites/${site?.id}/service`)
      await expectShown(page.getByText(text('sites.team.hint')))
      await camera.take('console-site-service')
      expectFlawless(camera)
    },
  )
})
