import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { askHttp, expectOk, signIn } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { expectGone, expectShown } from './support/expect.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { makePicture } from './support/sample-files.ts'
import { openStage, type Stage } from './support/stage.ts'

/** Another company's page, and who asked for it. */
const askedBy: string[] = []
const titles: { readonly [path: string]: readonly [string, string] } = {
  '/en': [
    'Longjing, picked before the rain',
    'A green tea from the hills above West Lake: chestnut, spring peas, and no hurry.',
  ],
  '/zh': ['明前龙井，雨前采摘', '产自西湖边山坡的绿茶：栗香、豆香，回味悠长。'],
}
const site = createServer((request, response) => {
  askedBy.push(request.headers['user-agent'] ?? '')
  if (request.url === '/pot.png') return response.end(makePicture(300, 300, [90, 140, 80]))
  const [title, description] = titles[request.url ?? ''] ?? ['', '']
  response.setHeader('content-type', 'text/html; charset=utf-8')
  return response.end(
    `<title>${title}</title><meta name="description" content="${description}"><meta property="og:image" content="/pot.png">`,
  )
})

describe('cards of pages', () => {
  let stage: Stage
  let place = ''
  let people: { en: Staff; 'zh-CN': Staff }
  beforeAll(async () => {
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
    place = `127.0.0.1:${(site.address() as AddressInfo).port}`
    stage = await openStage({ env: { FRONTDESK_CARD_PLACES: place }, service: { policy: 'manual' } })
    const { url, admin } = stage.product
    const { who } = await signIn(url, admin.login, admin.password)
    expectOk(await askHttp(url, 'service.update', { change: { linkCards: true } }, who))
    people = {
      en: await stage.hire('Li Wei'),
      'zh-CN': await stage.hire('何敏', { login: 'hemin', language: 'zh-CN' }),
    }
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(async () => {
    await stage?.close()
    site.closeAllConnections()
    site.close()
  })

  it.each(settings)(
    '[CRD3][CRD4][FACE6][FACE7][FACE8][FACE9] both sides see the card of a page that they never ask, and take it away, in $language on a $screen (SEC-C10)',
    async (setting) => {
      const { language } = setting
      const isEnglish = language === 'en'
      const [title] = titles[isEnglish ? '/en' : '/zh'] ?? ['']
      const words = isEnglish ? `Do you have http://${place}/en too?` : `有这款吗？ http://${place}/zh`
      const reply = isEnglish ? `Yes: http://${place}/en` : `有： http://${place}/zh`
      const [widget, console] = await Promise.all([
        loadCatalogue('widget', language),
        loadCatalogue('console', language),
      ])
      const [shopper, desk] = await Promise.all([
        stage.shopper(contextOf(setting)),
        stage.deskOf(people[language], contextOf(setting)),
      ])
      const deskLog = desk.page.getByRole('log')
      await shopper.visit(isEnglish ? '/en/' : '/zh-CN/')
      await shopper.openPanel()
      await shopper.write(words)
      await expectShown(shopper.log.locator('.mine').getByRole('link', { name: title }))
      await desk.open('/conversations?tab=queue')
      await desk.row(place).getByRole('link').first().press('Enter')
      await expectShown(deskLog.getByRole('link', { name: title }))
      await desk.page.getByRole('textbox').last().fill(reply)
      await desk.page.getByRole('textbox').last().press('Enter')
      await expectShown(shopper.log.locator('.theirs').getByRole('link', { name: title }))
      const camera = createPhotographer(shopper.page, { ...setting, check: await createLanguageCheck('widget') })
      await camera.take('widget-link-card', await shopper.frame())
      const other = createPhotographer(desk.page, { ...setting, check: await createLanguageCheck('console') })
      await expectShown(deskLog.getByRole('link', { name: title }).nth(1))
      await other.take('console-link-card')

      await shopper.log.getByRole('button', { name: widget['card.remove'] ?? '' }).press('Enter')
      await expectGone(shopper.log.locator('.mine').getByRole('link', { name: title }))
      await deskLog.getByRole('button', { name: console['message.uncard'] ?? '' }).press('Enter')
      await expectGone(shopper.log.getByRole('link', { name: title }))
      await expectGone(deskLog.getByRole('link', { name: title }))
      expect([...new Set(askedBy)]).toEqual(['Frontdesk'])
      expectFlawless(camera)
      expectFlawless(other)
    },
    90_000,
  )
})
