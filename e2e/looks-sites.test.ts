import { askHttp, expectOk } from '@frontdesk/testkit'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { expectShown } from './support/expect.ts'
import { type Heads, hireHeads } from './support/heads.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('named states of the pages of sites', () => {
  let stage: Stage
  let heads: Heads
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    heads = await hireHeads(stage)
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] the pages of a site in the console, in $language on a $screen',
    async (setting) => {
      const { language, screen } = setting
      const text = await loadCatalogue('console', language)
      const { url } = stage.product
      const { who } = heads[language]
      const draft = { name: language === 'en' ? 'Tea for all' : '茶香阁', allowedOrigins: ['https://*.tea.example'] }
      const site = expectOk(await askHttp(url, 'site.create', draft, who))
      const desk = await stage.deskOf(heads[language], contextOf(setting))
      const { page } = desk
      const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })
      const press = (id: string): Promise<void> =>
        page.getByRole('button', { name: text[id] ?? '', exact: true }).click()
      const open = async (place: string, ready: string): Promise<void> => {
        await desk.open(`/settings/sites${place}`)
        await expectShown(page.getByText(text[ready] ?? '').first())
      }
      await open('', 'sites.intro')
      await expectShown(page.getByRole('link', { name: draft.name }).first())
      await camera.take('console-sites')
      await press('sites.add')
      await press('sites.add.action')
      await expectShown(page.getByText(text['sites.problem.name'] ?? ''))
      await camera.take('console-add-site')

      await open(`/${site.id}`, 'sites.state.unseen')
      await camera.take('console-site-unseen')
      await askHttp(url, 'visitor.boot', { siteKey: site.key }, { origin: 'https://tea-from-elsewhere.example' })
      await expectShown(page.getByText(text['sites.allow'] ?? ''))
      await camera.take('console-site-refused')
      await page.getByText(text['sites.policy'] ?? '', { exact: true }).click()
      await camera.take('console-site-guides')
      await open(`/${site.id}/appearance`, 'sites.theme.hint')
      await page.getByLabel(text['sites.accent'] ?? '', { exact: true }).fill('#fff6c2')
      await expectShown(page.getByText(text['sites.accent.weak.light'] ?? ''))
      await camera.take('console-site-appearance')
      await press('action.discard')
      await open(`/${site.id}/texts`, 'sites.texts.intro')
      await camera.take('console-site-texts')
      if (screen === 'phone') {
        await press('sites.preview')
        await expectShown(page.locator('iframe').contentFrame().getByRole('heading').first())
        await camera.take('console-site-preview')
      }
      await open(`/${site.id}/before-chat`, 'sites.form.on')
      await page.getByText(text['sites.form.on'] ?? '', { exact: true }).click()
      await press('sites.questions.add')
      await press('action.save')
      await expectShown(page.getByText(text['sites.problem.question.label'] ?? ''))
      await camera.take('console-site-before-chat')
      await press('action.discard')
      await open(`/${site.id}/addresses`, 'sites.origins.intro')
      await camera.take('console-site-addresses')
      await open(`/${site.id}/identity`, 'sites.keys.none')
      await press('sites.keys.make')
      await expectShown(page.getByText(text['sites.secret.once'] ?? ''))
      await camera.take('console-site-secret')
      await press('issued.done')
      await expectShown(page.getByText(text['sites.keys.unused'] ?? ''))
      await camera.take('console-site-identity')
      expectFlawless(camera)
    },
  )
})
