import { askHttp, expectOk } from '@frontdesk/testkit'
import { type ApertiumServer, startApertium } from '@frontdesk/testkit/apertium'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { type Heads, hireHeads } from './support/heads.ts'
import { contextOf, everySetting, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

const question = '¿Cuánto cuesta el envío a Madrid?'
const answer = 'My order has not arrived yet.'
const answered = 'Mi orden no ha llegado todavía.'

describe('each side in its own language', () => {
  let apertium: ApertiumServer
  let stage: Stage
  let heads: Heads
  beforeAll(async () => {
    apertium = await startApertium()
    stage = await openStage({ env: { FRONTDESK_ALLOWED_PLACES: apertium.place }, service: { policy: 'manual' } })
    heads = await hireHeads(stage)
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(async () => {
    await stage?.close()
    await apertium?.close()
  })

  it('[E8][INT1][INT11][INT12] an administrator sets the engine up, tries it, and switches it on', async () => {
    const desk = await stage.deskOf(heads.en)
    const { page } = desk
    await desk.open('/settings/interpretation')
    await page.getByLabel('Engine', { exact: true }).selectOption('apertium')
    await page.getByLabel('Address').fill('translate.example.com')
    await page.getByRole('button', { name: 'Save' }).click()
    await expectShown(page.getByText(/Give the engine’s address/))
    await page.getByLabel('Address').fill(apertium.url)
    await page.getByLabel('Interpret conversations').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByLabel('A text').fill(answer)
    await page.getByRole('button', { name: 'Translate', exact: true }).click()
    await expectShown(page.getByText(answered))
    await page.getByLabel('Into', { exact: true }).selectOption('zh')
    await page.getByRole('button', { name: 'Translate', exact: true }).click()
    await expectShown(page.getByText('The engine does not have this pair of languages.'))
    await page.getByRole('button', { name: 'Ask the engine' }).click()
    await expect.poll(() => page.getByLabel('Pairs that are offered').inputValue(), patiently).toContain('en > es')
    await page.getByLabel('Names and products that stay as they are').fill('Aurora Lamp')
    await page.getByRole('button', { name: 'Save' }).click()
    await expectGone(page.getByRole('button', { name: 'Save', exact: true }))
  })

  it('[E8][INT3][INT6][INT10][INT12] a visitor in Spanish and an agent in English read each other, with the original one click away', async () => {
    const ana = await stage.shopper({ locale: 'es-ES' })
    await ana.visit()
    await ana.openPanel()
    await ana.write(question)
    const desk = await stage.deskOf(await stage.hire('Wei'))
    await desk.take(question)
    const said = desk.log.getByText(/sending to Madrid/)
    await expectShown(said)
    await expectShown(desk.log.getByText('Machine-translated by Apertium'))
    await desk.log.getByRole('button', { name: 'Show original' }).click()
    await expectShown(desk.message(question))
    await desk.log.getByRole('button', { name: 'Show translation' }).click()
    await expectShown(said)

    await desk.write(answer)
    await expectShown(ana.log.getByText(answered))
    await expectShown(ana.log.getByText('Machine-translated by Apertium.'))
    // Its author goes on reading what it wrote.
    await expectShown(desk.message(answer))
    await ana.log.getByRole('button', { name: 'Show original' }).click()
    await expectShown(ana.log.getByText(answer))

    await desk.write('The Aurora Lamp has not arrived yet.')
    await expectShown(ana.log.getByText(/Aurora Lamp no ha llegado todavía/))

    await desk.page.getByRole('button', { name: 'Change', exact: true }).click()
    const dialog = desk.page.getByRole('dialog', { name: 'Interpretation' })
    await expectShown(dialog.getByText('From the profile, or the visitor’s browser.').first())
    await dialog.getByLabel('Interpret this conversation').click()
    await expectGone(dialog.getByLabel('You read and write'))
    await dialog.getByRole('button', { name: 'Close' }).click()
    await expectShown(desk.page.getByText('Interpretation is off in this conversation'))
    await desk.write('This one stays in English.')
    await expectShown(ana.message('This one stays in English.'))
  })

  it('[E8][INT2][INT12] a visitor says itself in which language it reads and writes', async () => {
    const luz = await stage.shopper()
    await luz.visit()
    await luz.openPanel()
    await luz.write('Hello')
    const desk = await stage.deskOf(await stage.hire('Ana'))
    await desk.take('Hello')
    await desk.write(answer)
    await expectShown(luz.message(answer))
    await luz.panel.getByRole('button', { name: 'More' }).click()
    await luz.panel.getByRole('menuitem', { name: 'Translation' }).click()
    const dialog = luz.panel.getByRole('dialog', { name: 'Translation' })
    await dialog.getByLabel('Your language').selectOption('es')
    await dialog.getByRole('button', { name: 'Use this language' }).click()
    await expectShown(luz.log.getByText(answered))
    await luz.write(question)
    await expectShown(desk.log.getByText(/sending to Madrid/))
  })

  it.each(settings)('[E8][FACE6][FACE7][FACE8][FACE9] looks of it, in $language on a $screen', async (setting) => {
    const { language } = setting
    const isEnglish = language === 'en'
    const change = {
      on: true,
      engine: 'apertium' as const,
      url: apertium.url,
      pairs: null,
      glossary: ['Aurora Lamp', '极光灯'],
    }
    const { url } = stage.product
    expectOk(await askHttp(url, 'interpretation-settings.update', { change }, heads.en.who))
    const texts = await loadCatalogue('console', language)
    const text = (id: string): string => texts[id] ?? ''
    const shop = await stage.shopper({ ...contextOf(setting), locale: isEnglish ? 'es-ES' : 'zh-CN' })
    await shop.visit(isEnglish ? '/en/' : '/zh-CN/')
    await shop.icon.click()
    await expectShown(shop.input)
    await shop.write(isEnglish ? question : 'Where is my order?')
    const desk = await stage.deskOf(heads[language], contextOf(setting))
    const { page } = desk
    const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })
    await desk.open('/settings/interpretation')
    await expectShown(page.getByLabel(text('interpretation.glossary.label')))
    await camera.take('console-settings-interpretation')

    const words = isEnglish ? question : 'Where is my order?'
    const { items } = expectOk(await askHttp(url, 'conversation.list', { tab: 'queue' }, heads.en.who))
    await desk.open(`/conversations/${items.find(({ last }) => last?.text === words)?.id ?? ''}`)
    await expectShown(page.getByText(text('interpretation.change'), { exact: true }))
    await camera.take('console-interpreted')
    await page.getByText(text('interpretation.change'), { exact: true }).click()
    await expectShown(page.getByRole('dialog').getByLabel(text('interpretation.mine')))
    await camera.take('console-interpretation-dialog')
    expectFlawless(camera)
  })

  it('[E8][INT7][FACE6] the visitor’s panel, translated, not translated, and choosing, at phone and desk size', async () => {
    const { who } = heads.en
    const settle = async (url: string): Promise<void> => {
      expectOk(await askHttp(stage.product.url, 'interpretation-settings.update', { change: { url } }, who))
    }
    for (const setting of everySetting.filter(({ language }) => language === 'en')) {
      await settle(apertium.url)
      const shop = await stage.shopper({ ...contextOf(setting), locale: 'es-ES' })
      await shop.visit()
      await shop.icon.click()
      await expectShown(shop.input)
      await shop.write(`${question} ${setting.screen}`)
      const desk = await stage.deskOf(await stage.hire(`Wei ${setting.screen}`, { login: `wei.${setting.screen}` }))
      await desk.take(`${question} ${setting.screen}`)
      await desk.write(answer)
      await expectShown(shop.log.getByText(answered))
      await settle('http://127.0.0.1:1')
      await desk.write('It left our house this morning.')
      await expectShown(shop.log.getByText('Not translated.'))
      const camera = createPhotographer(shop.page, { ...setting, check: await createLanguageCheck('widget') })
      const frame = await shop.frame()
      await camera.take('widget-interpreted', frame)
      await shop.panel.getByRole('button', { name: 'More' }).press('Enter')
      await shop.panel.getByRole('menuitem', { name: 'Translation' }).press('Enter')
      await expectShown(shop.panel.getByLabel('Your language'))
      await camera.take('widget-language', frame)
      expect({ ...camera.problems, language: [] }).toEqual({ overflow: [], audit: [], language: [], targets: [] })
      await shop.panel.getByRole('button', { name: 'Cancel' }).press('Enter')
      await settle(apertium.url)
      await shop.log.getByRole('button', { name: 'Try again' }).press('Enter')
      await expectGone(shop.log.getByText('Not translated.'))
    }
  })
})
