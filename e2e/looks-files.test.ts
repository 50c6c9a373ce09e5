import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { expectShown } from './support/expect.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { makeFilm, makePicture } from './support/sample-files.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('named states of files as both sides see them', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] being put in, refused, sent and looked at, in $language on a $screen',
    async (setting) => {
      const { language, screen } = setting
      const isEnglish = language === 'en'
      const texts = await loadCatalogue('media', language)
      const text = (id: string): string => texts[id] ?? ''
      const wei = await stage.hire(isEnglish ? 'Li Wei' : '李伟', {
        login: `wei.${language.toLowerCase()}.${screen}`,
        ...(isEnglish ? {} : { language: 'zh-CN' as const }),
      })
      const [shopper, desk] = await Promise.all([
        stage.shopper(contextOf(setting)),
        stage.deskOf(wei, contextOf(setting)),
      ])
      const check = await createLanguageCheck('widget')
      const camera = createPhotographer(shopper.page, { ...setting, check })
      const other = createPhotographer(desk.page, { ...setting, check: await createLanguageCheck('console') })
      await shopper.visit(isEnglish ? '/en/' : '/zh-CN/')
      await shopper.openPanel()
      const words = isEnglish ? 'The pot arrived broken.' : '茶壶到的时候碎了。'
      await shopper.write(words)
      await expectShown(shopper.message(words))
      const input = shopper.panel.locator('input[type=file]').first()
      const png = (name: string, width: number, height: number) => ({
        name,
        mimeType: 'image/png',
        buffer: makePicture(width, height, [200, 120, 90]),
      })
      await input.setInputFiles([
        png('1.png', 800, 600),
        png('2.png', 600, 800),
        { name: '3.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 invoice') },
        { name: '4.mov', mimeType: 'video/quicktime', buffer: Buffer.alloc(27_000_000) },
      ])
      await expectShown(shopper.panel.getByText(text('tray.ready')).nth(2))
      await expectShown(shopper.panel.getByRole('alert'))
      const frame = await shopper.frame()
      await camera.take('widget-files-put', frame)
      await shopper.panel.getByRole('button', { name: text('tray.cancel').replace('{name}', '4.mov') }).press('Enter')
      await shopper.input.press('Enter')
      await input.setInputFiles([{ name: '5.mp4', mimeType: 'video/mp4', buffer: await makeFilm() }])
      await expectShown(shopper.panel.getByText(text('tray.ready')))
      await shopper.input.press('Enter')
      const play = text('file.play').replace('{name}', '5.mp4')
      await expectShown(shopper.log.getByRole('button', { name: play }))
      await camera.take('widget-files', frame)
      const open = text('file.open').replace('{name}', '1.png')
      await shopper.log.getByRole('button', { name: open }).press('Enter')
      await expectShown(shopper.panel.getByRole('dialog'))
      await camera.take('widget-files-viewer', frame)

      await desk.open('/conversations?tab=queue')
      await desk.row('5.mp4').getByRole('link').first().press('Enter')
      await expectShown(desk.page.getByRole('button', { name: play }))
      await other.take('console-files')
      expectFlawless(camera)
      expectFlawless(other)
    },
  )
})
