import { askHttp, expectOk } from '@frontdesk/testkit'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { comesAs } from './support/comes-as.ts'
import { expectShown } from './support/expect.ts'
import { type Heads, hireHeads } from './support/heads.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('named states of invitations', () => {
  let stage: Stage
  let heads: Heads
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    heads = await hireHeads(stage)
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] the box, the row and the settings, in $language on a $screen',
    async (setting) => {
      const { language } = setting
      const isEnglish = language === 'en'
      const texts = await loadCatalogue('console', language)
      const text = (id: string): string => texts[id] ?? ''
      const { url } = stage.product
      const { who } = heads[language]
      const name = `${isEnglish ? 'Mia' : '小雨'} ${setting.screen}`
      const shopper = await comesAs(stage, name, { ...contextOf(setting), path: isEnglish ? '/en/' : '/zh-CN/' })

      const desk = await stage.deskOf(heads[language], contextOf(setting))
      const { page } = desk
      const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })
      await desk.open('/visitors')
      const row = page.getByRole('listitem').filter({ hasText: name })
      await expectShown(row)
      await camera.take('console-board')
      const details = row.getByRole('button', { name: text('board.details.of').replace('{name}', name) })
      await details.click()
      await expectShown(page.getByRole('list', { name: text('board.way') }).getByRole('listitem'))
      await camera.take('console-board-detail')
      await desk.open('/visitors')
      await row.getByRole('button', { name: text('invite.of').replace('{name}', name), exact: true }).click()
      const dialog = page.getByRole('dialog')
      await expectShown(dialog.getByText(text('invite.ready')))
      await camera.take('console-invite')
      await dialog.getByRole('button', { name: text('invite.act'), exact: true }).click()
      await expectShown(row.getByText(text('invite.pending'), { exact: true }))
      await camera.take('console-invited')

      const box = shopper.page.getByRole('dialog')
      await expectShown(box)
      const shop = createPhotographer(shopper.page, { ...setting, check: await createLanguageCheck('widget') })
      await shop.take('widget-invitation')
      await box.getByRole('button').last().click()
      await expectShown(row.getByText(text('invite.declined').split('{time}')[0] ?? ''))
      await camera.take('console-declined')

      const { id } = expectOk(await askHttp(url, 'trigger.create', { name: isEnglish ? 'Cart' : '购物车' }, who))
      await desk.open('/settings/invitations')
      await expectShown(page.getByText(text('invitations.rules.intro')))
      await expectShown(page.getByText(text('invitations.life.hint')))
      await camera.take('console-invitations')
      await desk.open(`/settings/invitations/${id}`)
      for (const kind of ['page', 'time', 'attribute'])
        await page.getByLabel(text('invitations.condition.add')).selectOption(kind)
      await page.getByLabel(text('invitations.mode.test')).check()
      await page.getByRole('button', { name: text('action.save'), exact: true }).click()
      await expectShown(page.getByText(text('invitations.problem.condition')))
      await camera.take('console-trigger')
      await page.getByRole('button', { name: text('action.discard'), exact: true }).click()
      expectOk(await askHttp(url, 'trigger.remove', { triggerId: id }, who))
      expectFlawless(camera)
      expectFlawless(shop)
    },
  )
})
