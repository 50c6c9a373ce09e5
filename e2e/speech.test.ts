import { askHttp, expectOk } from '@frontdesk/testkit'
import { type SpeechDouble, startSpeechEngine } from '@frontdesk/testkit/speech-engine'
import { startTranslationEngine, type TranslationDouble } from '@frontdesk/testkit/translation-engines'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { type Heads, hireHeads } from './support/heads.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { meet } from './support/meet.ts'
import { createPhotographer } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

/** Records for a second, by the buttons' names in the face's language. */
const record = async (root: Pick<Locator, 'getByRole'>, text: (id: string) => string): Promise<void> => {
  await root.getByRole('button', { name: text('voice.record') }).press('Enter')
  await expect
    .poll(async () => Number((await root.getByRole('timer').textContent())?.split(':')[1]), patiently)
    .toBeGreaterThanOrEqual(1)
  await root.getByRole('button', { name: text('voice.stop') }).press('Enter')
  await root.getByRole('button', { name: text('voice.send') }).press('Enter')
}
describe('text of voice messages', () => {
  let speech: SpeechDouble
  let translation: TranslationDouble
  let stage: Stage
  let heads: Heads
  beforeAll(async () => {
    speech = await startSpeechEngine()
    translation = await startTranslationEngine('libretranslate')
    const places = `${speech.place},${translation.place}`
    stage = await openStage({ env: { FRONTDESK_ALLOWED_PLACES: places }, service: { policy: 'manual' } })
    heads = await hireHeads(stage)
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(async () => {
    await stage?.close()
    await speech?.close()
    await translation?.close()
  })

  it('[SPE1] an administrator chooses an engine for speech, gives its key, and tries it', async () => {
    const { page, open } = await stage.deskOf(heads.en)
    await open('/settings/interpretation')
    await page.getByLabel('Engine for speech').selectOption('openai')
    await page.getByLabel('Address').fill(speech.url)
    await page.getByLabel('Model').fill(speech.model)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByLabel('Key for speech').fill(speech.key)
    await page.getByRole('button', { name: 'Save the key' }).click()
    await expectShown(page.getByText('A key is stored for this engine and address.'))
    speech.hears('')
    await page.getByRole('button', { name: 'Send a second of silence' }).click()
    await expectShown(page.getByText(/It heard no words in the silence/))
    speech.answer('wrong key')
    await page.getByRole('button', { name: 'Send a second of silence' }).click()
    await expectShown(page.getByText('The engine does not accept the key.'))
  })

  it('[E7][SPE2][SPE3][SPE4] a visitor speaks, and the agent reads it in its own language; what failed is asked for again', async () => {
    const change = {
      on: true,
      engine: translation.engine,
      url: translation.url,
      key: translation.key,
      speech: { engine: speech.engine, url: speech.url, model: speech.model, key: speech.key },
    }
    expectOk(await askHttp(stage.product.url, 'interpretation-settings.update', { change }, heads.en.who))
    translation.say('¿Dónde está mi paquete?', 'Where is my parcel?')
    speech.hears('¿Dónde está mi paquete?', 'spanish')
    speech.answer('held')
    const wei = await stage.hire('Li Wei')
    const { shopper, desk } = await meet(stage, wei, 'Hi', { permissions: ['microphone'] })
    const english = await loadCatalogue('media', 'en')
    await record(shopper.panel, (id) => english[id] ?? '')
    await expectShown(shopper.log.getByText('Being written down…'))
    await expectShown(desk.log.getByText('Being written down…'))
    speech.answer('well')
    await expectShown(shopper.log.getByText('¿Dónde está mi paquete?'))
    await expectShown(shopper.log.getByText('Written down by a machine (whisper-small).'))
    await expectShown(desk.log.getByText('Where is my parcel?'))
    await expectShown(desk.log.getByText('Written down by a machine (whisper-small)'))
    await desk.log.getByRole('button', { name: 'Show original' }).click()
    await expectShown(desk.log.getByText('¿Dónde está mi paquete?'))

    speech.answer('nonsense')
    await record(desk.page, (id) => english[id] ?? '')
    await expectShown(shopper.log.getByText('Not written down.'))
    speech.answer('well')
    speech.hears(' ')
    await desk.log.getByRole('button', { name: 'Try again' }).click()
    await expectShown(shopper.log.getByText('No words were heard.'))
    await expectGone(desk.log.getByText('Not written down'))
  })

  it.each(settings)('[SPE2][FACE6][FACE7][FACE8][FACE9] looks of it, in $language on a $screen', async (setting) => {
    const { language } = setting
    speech.answer('well')
    const texts = {
      ...(await loadCatalogue('media', language)),
      ...(await loadCatalogue('widget', language)),
      ...(await loadCatalogue('console', language)),
    }
    const text = (id: string): string => texts[id] ?? ''
    const words = language === 'en' ? 'Where is my parcel?' : '我的包裹在哪里？'
    speech.hears(words, language === 'en' ? 'english' : 'chinese')
    const change = {
      on: false,
      speech: { engine: speech.engine, url: speech.url, model: speech.model, key: speech.key },
    }
    expectOk(await askHttp(stage.product.url, 'interpretation-settings.update', { change }, heads.en.who))
    const context = { ...contextOf(setting), permissions: ['microphone'] }
    const shop = await stage.shopper(context)
    await shop.visit(language === 'en' ? '/en/' : '/zh-CN/')
    await shop.icon.click()
    await expectShown(shop.input)
    await shop.write(language === 'en' ? 'Good morning' : '早上好')
    await record(shop.panel, text)
    await expectShown(shop.log.getByText(words))
    speech.answer('nonsense')
    await record(shop.panel, text)
    await expectShown(shop.log.getByText(text('spoken.missing')))
    const cameraOfShop = createPhotographer(shop.page, { ...setting, check: await createLanguageCheck('widget') })
    await cameraOfShop.take('widget-spoken', await shop.frame())

    const desk = await stage.deskOf(heads[language], context)
    const camera = createPhotographer(desk.page, { ...setting, check: await createLanguageCheck('console') })
    await desk.open('/settings/interpretation')
    await expectShown(desk.page.getByText(text('speech.title')))
    await desk.page.getByText(text('speech.try'), { exact: true }).scrollIntoViewIfNeeded()
    await camera.take('console-settings-speech')
    const { items } = expectOk(await askHttp(stage.product.url, 'conversation.list', { tab: 'queue' }, heads.en.who))
    await desk.open(`/conversations/${items[0]?.id ?? ''}`)
    await expectShown(desk.page.getByText(text('speech.missing')).first())
    await camera.take('console-spoken')
    expectFlawless(cameraOfShop)
    expectFlawless(camera)
  })
})
