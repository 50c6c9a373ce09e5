import { askHttp, expectOk } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { expectShown } from './support/expect.ts'
import { type Heads, hireHeads, seatOf } from './support/heads.ts'
import { contextOf, expectFlawless, type Setting, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('named states of several at one conversation', () => {
  let stage: Stage
  let heads: Heads
  let wei: Staff
  let na: Staff
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    heads = await hireHeads(stage)
    wei = await stage.hire('Li Wei')
    na = await stage.hire('Li Na')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const words = ({ language }: Setting, en: string, zh: string): string => (language === 'en' ? en : zh)

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] watching, whispering, joining, in $language on a $screen',
    async (setting) => {
      const name = words(setting, 'Mia Berg', '陈晨')
      const guest = await stage.guest(name, words(setting, 'The glaze has a crack.', '釉面有一道裂纹。'))
      const { conversationId } = guest
      const take = { conversationId, from: null }
      expectOk(await askHttp(stage.product.url, 'conversation.take', take, wei.who))
      const { desk, camera, text } = await seatOf(stage, heads, setting)
      const { page } = desk
      await desk.open(`/conversations/${conversationId}`)
      await expectShown(page.getByRole('button', { name: text('act.join') }))
      const colleague = await stage.deskOf(na)
      await colleague.open(`/conversations/${conversationId}`)
      const third = await stage.deskOf(wei)
      await third.open(`/conversations/${conversationId}`)
      await third.composer.pressSequentially('I am sorry')
      await expectShown(
        page
          .getByRole('list', { name: text('viewing.label') })
          .getByRole('listitem')
          .nth(1),
      )
      await camera.take('console-watching')

      await page
        .locator('form')
        .getByRole('button', { name: text('act.whisper') })
        .last()
        .click()
      const whisper = page.getByRole('textbox').last()
      await whisper.fill(words(setting, 'Offer a new one, free of charge.', '可以免费换一个新的。'))
      await camera.take('console-whisper')
      await page
        .getByRole('button', { name: text('composer.whisper'), exact: true })
        .last()
        .click()
      await expectShown(page.getByText(text('note.whisper'), { exact: true }).first())

      await page.getByRole('button', { name: text('composer.reply'), exact: true }).click()
      await page.getByRole('button', { name: text('act.join'), exact: true }).click()
      await third.composer.pressSequentially(' to hear')
      await expectShown(page.getByRole('status').filter({ hasText: 'Li Wei' }))
      await camera.take('console-joined')
      expectFlawless(camera)
    },
  )

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] the panel with two who serve, and the preview, in $language on a $screen',
    async (setting) => {
      const administrator = heads[setting.language].who
      const { url, siteKey } = stage.product
      const { sites } = expectOk(await askHttp(url, 'site.list', {}, administrator))
      const siteId = sites.find(({ key }) => key === siteKey)?.id ?? ''
      expectOk(await askHttp(url, 'site.update', { siteId, change: { typingPreview: true } }, administrator))

      const shopper = await stage.shopper(contextOf(setting))
      const texts = await loadCatalogue('widget', setting.language)
      const camera = createPhotographer(shopper.page, { ...setting, check: await createLanguageCheck('widget') })
      await shopper.visit(words(setting, '/en/', '/zh/'))
      await shopper.openPanel()
      await expectShown(shopper.panel.getByText(texts['privacy.preview'] ?? ''))
      await camera.take('panel-preview-privacy')
      await shopper.write(words(setting, 'I look for a teapot.', '我想买一个茶壶。'))
      await expectShown(shopper.panel.getByText(texts['preview.line'] ?? ''))

      const { desk, camera: inConsole, text } = await seatOf(stage, heads, setting)
      await desk.open('/conversations?tab=queue')
      await desk.page
        .getByRole('listitem')
        .filter({ hasText: words(setting, 'I look for a teapot.', '我想买一个茶壶。') })
        .getByRole('button', { name: new RegExp(`^${text('act.take')}`) })
        .click()
      await shopper.input.pressSequentially(
        words(setting, 'A green one, not too large, for two', '要绿色的，不要太大，两个人用'),
      )
      await expectShown(desk.page.getByText(text('preview.label')))
      await inConsole.take('console-typing-preview')
      await desk.page
        .getByRole('textbox')
        .last()
        .fill(words(setting, 'This one?', '这一款？'))
      const third = await stage.deskOf(na)
      const conversationId = desk.conversationId()
      const supervisor = await stage.deskOf(heads['zh-CN' === setting.language ? 'en' : 'zh-CN'])
      await supervisor.open(`/conversations/${conversationId}`)
      await supervisor.page.getByRole('button', { name: /^(Join|加入)$/ }).click()
      await expectShown(shopper.panel.locator('.faces > *').nth(1))
      await camera.take('panel-two-serve')
      await third.page.close()
      await desk.open('/settings/sites')
      await desk.page.getByRole('link', { name: 'Demo shop' }).click()
      await desk.page.getByRole('link', { name: text('sites.section.before-chat') }).click()
      await desk.page.getByRole('switch', { name: text('sites.typingPreview') }).scrollIntoViewIfNeeded()
      await inConsole.take('console-site-preview')
      expectFlawless(camera)
      expectFlawless(inConsole)
    },
  )
})
