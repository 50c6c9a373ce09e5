import { askHttp, expectOk } from '@frontdesk/testkit'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { expectShown } from './support/expect.ts'
import { type Heads, hireHeads } from './support/heads.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('named states of what is kept and erased', () => {
  let stage: Stage
  let heads: Heads
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    heads = await hireHeads(stage)
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] privacy in the console, in $language on a $screen',
    async (setting) => {
      const { language } = setting
      const text = await loadCatalogue('console', language)
      const { url } = stage.product
      const { who } = heads[language]
      const draft = { name: language === 'en' ? 'Tea to forget' : '忘忧茶舍', allowedOrigins: [] }
      const { id: siteId } = expectOk(await askHttp(url, 'site.create', draft, who))
      const retention = { conversations: 365, files: null, visits: 90, ipAddresses: 1 }
      expectOk(await askHttp(url, 'site.update', { siteId, change: { retention } }, who))
      expectOk(await askHttp(url, 'retention.run', { siteId }, who))
      const [name, words] =
        language === 'en' ? ['Ada Lind', 'Please erase what you know of me.'] : ['孙悦', '请删除我的全部信息。']
      const { conversationId } = await stage.guest(name, words)
      const desk = await stage.deskOf(heads[language], contextOf(setting))
      const { page } = desk
      const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })

      await desk.open(`/conversations/${conversationId}?tab=queue&pane=about`)
      const erase = page.getByRole('button', { name: text['about.data.erase'] ?? '' })
      await erase.scrollIntoViewIfNeeded()
      await camera.take('console-contact-acts')
      await erase.click()
      const dialog = page.getByRole('dialog')
      await expectShown(dialog.getByRole('textbox'))
      await camera.take('console-erase')
      const tag = /[0-9A-F]{4}/.exec((await dialog.locator('label').textContent()) ?? '')?.[0] ?? ''
      await dialog.getByRole('textbox').fill(tag)
      await dialog.getByRole('button', { name: text['erase.action'] ?? '' }).click()
      await expectShown(page.getByText(text['conversation.removed.title'] ?? ''))
      await camera.take('console-erased')
      await desk.open('/settings/privacy')
      await expectShown(page.getByText(text['privacy.removed.nothing'] ?? '').first())
      await expectShown(page.getByText(tag).first())
      await camera.take('console-privacy')
      await desk.open(`/settings/sites/${siteId}/retention`)
      await page.getByLabel(text['retention.files'] ?? '', { exact: true }).fill('0')
      await page.getByRole('button', { name: text['action.save'] ?? '', exact: true }).click()
      await expectShown(page.getByRole('alert'))
      await camera.take('console-site-retention')
      expectFlawless(camera)
    },
  )
})
