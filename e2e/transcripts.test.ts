import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { expectShown, patiently } from './support/expect.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('transcripts', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const saved = async (
    page: Shopper['page'],
    click: () => Promise<void>,
  ): Promise<{ name: string; content: string }> => {
    const [download] = await Promise.all([page.waitForEvent('download'), click()])
    return { name: download.suggestedFilename(), content: await readFile(await download.path(), 'utf8') }
  }
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }

  it.each([
    ['desk', {}],
    ['phone', phone],
  ] as const)(
    '[TRA1][TRA2][TRA3][TRA4] at a %s the visitor saves its chat and a supervisor exports it, without the note',
    async (_screen, options) => {
      const head = await stage.hire(`Rosa Quinn ${_screen}`, { role: 'supervisor' })
      const [shopper, desk] = [await stage.shopper(options), await stage.deskOf(head, options)]
      await shopper.visit()
      await shopper.openPanel()
      const words = `<b>包裹</b> & tea (${_screen})`
      await shopper.write(words)
      await desk.take(words)
      await desk.write('It left today.')
      await expectShown(shopper.message('It left today.'))
      await desk.page.keyboard.press('Escape')
      await desk.page.getByText('Note', { exact: true }).first().click()
      await desk.write('Between us')
      await expectShown(desk.message('Between us'))

      const chat = async (item: string) => {
        await shopper.panel.getByRole('button', { name: 'More' }).click()
        return saved(shopper.page, () => shopper.panel.getByRole('menuitem', { name: item }).click())
      }
      const page = await chat('Save this chat')
      expect(page.name).toBe('chat.html')
      expect(page.content).toContain('&lt;b&gt;包裹&lt;/b&gt; &amp; tea')
      expect(page.content).toContain('It left today.')
      expect(page.content).not.toContain('Between us')
      await shopper.page.keyboard.press('Escape')

      if (_screen === 'phone') await desk.page.getByRole('button', { name: 'Show visitor details' }).click()
      const file = async (item: string) => {
        await desk.page.getByRole('button', { name: 'Export the conversation' }).click()
        return saved(desk.page, () => desk.page.getByRole('menuitem', { name: item }).click())
      }
      const text = await file('Plain text')
      expect(text.content).toContain(`    ${words}`)
      expect(text.content).not.toContain('Between us')
      expect((await file('Web page')).content).toContain('&lt;b&gt;包裹')

      // The print window is the browser's own: what it is given is looked at.
      await desk.page.evaluate(() => {
        const frames = HTMLIFrameElement.prototype
        const inside = Object.getOwnPropertyDescriptor(frames, 'contentWindow')?.get
        Object.defineProperty(frames, 'contentWindow', {
          get() {
            const opened = inside?.call(this)
            if (opened != null)
              opened.print = () => document.body.setAttribute('data-printed', opened.document.body.textContent ?? '')
            return opened
          },
        })
      })
      await desk.page.getByRole('button', { name: 'Export the conversation' }).click()
      await desk.page.getByRole('menuitem', { name: 'Print or save as PDF' }).click()
      const printed = () => desk.page.locator('body').getAttribute('data-printed')
      await expect.poll(printed, patiently).toContain(words)
      expect(await printed()).toContain('It left today.')
      expect(await printed()).not.toContain('Between us')
    },
    90_000,
  )

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9][TRA2] the chat as a file, in $language on a $screen',
    async (setting) => {
      const texts = await loadCatalogue('widget', setting.language)
      const shopper = await stage.shopper(contextOf(setting))
      const camera = createPhotographer(shopper.page, { ...setting, check: await createLanguageCheck('widget') })
      await shopper.visit(setting.language === 'en' ? '/en/' : '/zh/')
      await shopper.openPanel()
      const words = setting.language === 'en' ? 'Is it in stock?' : '有货吗？'
      await shopper.write(words)
      await expectShown(shopper.message(words))
      await shopper.panel.getByRole('button', { name: texts['panel.menu'] ?? '' }).click()
      await expectShown(shopper.panel.getByRole('menuitem', { name: texts['transcript.txt'] ?? '' }))
      await camera.take('widget-transcript', await shopper.frame())
      expectFlawless(camera)
    },
  )
})
