import { askHttp, expectOk } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { createLanguageCheck, type FaceLanguage, loadCatalogue } from './support/catalogues.ts'
import { expectShown } from './support/expect.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { startReverseProxy, userAgentFrom } from './support/reverse-proxy.ts'
import { openStage, type Stage } from './support/stage.ts'

const words = {
  en: {
    rude: 'You are all thieves, one and all',
    reasons: ['Insults in every message, warned twice on the phone', 'The same sentence a hundred times'],
    why: 'Threats against Ana, reported on Monday',
  },
  'zh-CN': {
    rude: '你们都是骗子',
    reasons: ['每条消息都在辱骂，已两次电话警告', '同一句话发送上百遍'],
    why: '周一威胁同事，已报警',
  },
} as const

describe('named states of the blocks', () => {
  let stage: Stage
  let heads: { [L in FaceLanguage]: Staff }
  beforeAll(async () => {
    stage = await openStage({
      service: { policy: 'manual' },
      proxy: await startReverseProxy('203.0.113.250'),
      env: { FRONTDESK_TRUSTED_PROXIES: '127.0.0.1' },
    })
    heads = {
      en: await stage.hire('Li Wei', { role: 'administrator' }),
      'zh-CN': await stage.hire('何敏', { login: 'hemin', role: 'administrator', language: 'zh-CN' }),
    }
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] the list, its dialogs and what the visitor reads, in $language on a $screen',
    async (setting) => {
      const { language, screen } = setting
      const head = heads[language]
      const who = { ...head.who, origin: stage.product.url }
      const { url } = stage.product
      const said = words[language]
      for (const { id } of expectOk(await askHttp(url, 'block.list', {}, who)).blocks)
        expectOk(await askHttp(url, 'block.remove', { blockId: id }, who))
      const [texts, panelTexts] = [await loadCatalogue('console', language), await loadCatalogue('widget', language)]
      const text = (id: string): string => texts[id] ?? id

      const shopper = await stage.shopper({ ...contextOf(setting), userAgent: userAgentFrom('203.0.113.7') })
      await shopper.visit(language === 'en' ? '/en/' : '/zh/')
      await shopper.openPanel()
      await shopper.write(said.rude)
      const desk = await stage.deskOf(head, contextOf(setting))
      const { page } = desk
      const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })

      await desk.open('/settings/blocks')
      await expectShown(page.getByText(text('blocks.empty.title')))
      await camera.take('console-blocks-none')
      await page.getByRole('button', { name: text('blocks.add') }).click()
      await page.getByLabel(text('blocks.address')).fill('10.0.0.0/8')
      await page.getByRole('dialog').getByLabel(text('blocks.reason')).fill(said.reasons[0])
      await page
        .getByRole('dialog')
        .getByRole('button', { name: text('blocks.block'), exact: true })
        .click()
      await expectShown(page.getByText(text('blocks.forbidden.special')))
      await camera.take('console-blocks-add')
      await page.keyboard.press('Escape')

      await desk.open('/conversations?tab=queue')
      await desk.row(said.rude).first().getByRole('link').click()
      await expectShown(page.getByRole('log', { name: text('timeline.label') }))
      if (screen === 'phone') await page.getByRole('button', { name: text('about.show') }).click()
      // The pane about the visitor, and the dialog with it, goes where the screen becomes too small for it.
      const dialog = page.getByRole('dialog')
      const openDialog = async (): Promise<void> => {
        await page.getByRole('button', { name: text('blocks.about.block') }).click()
        await expectShown(dialog.getByText(text('blocks.what.network')))
        await dialog.getByLabel(text('blocks.reason')).fill(said.why)
      }
      await openDialog()
      await camera.take('console-block-visitor')
      if (!(await dialog.isVisible())) await openDialog()
      await dialog.getByRole('button', { name: text('blocks.block'), exact: true }).click()
      await expectShown(page.getByRole('button', { name: text('blocks.unblock') }))
      await page.getByRole('button', { name: text('blocks.unblock') }).scrollIntoViewIfNeeded()
      await camera.take('console-blocked')

      const frame = await shopper.frame()
      await expectShown(shopper.panel.getByText(panelTexts['panel.blocked'] ?? ''))
      const mirror = createPhotographer(shopper.page, { ...setting, check: await createLanguageCheck('widget') })
      await mirror.take('widget-blocked', frame)

      for (const [index, range] of ['198.51.100.0/24', '2001:db8:7:1::/64'].entries()) {
        const untilMs = index === 0 ? null : Date.now() + 86_400_000
        const target = { kind: 'address', range } as const
        expectOk(await askHttp(url, 'block.create', { target, reason: said.reasons[index] ?? '', untilMs }, who))
      }
      await desk.open('/settings/blocks')
      await expectShown(page.getByText('2001:db8:7:1::/64'))
      await camera.take('console-blocks')
      expectFlawless(camera)
      expectFlawless(mirror)
    },
  )
})
