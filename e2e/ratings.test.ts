import { askHttp, expectOk } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { type Heads, hireHeads, seatOf } from './support/heads.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { type ReverseProxy, startReverseProxy } from './support/reverse-proxy.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('ratings', () => {
  let stage: Stage
  let heads: Heads
  let wei: Staff
  let network: ReverseProxy
  beforeAll(async () => {
    network = await startReverseProxy('203.0.113.9')
    stage = await openStage({
      service: { policy: 'manual' },
      proxy: network,
      env: { FRONTDESK_TRUSTED_PROXIES: '127.0.0.1' },
    })
    heads = await hireHeads(stage)
    wei = await stage.hire('Li Wei')
  })
  afterEach((journey) => {
    network.setUpgrades('carries')
    return stage.tidy(journey)
  })
  afterAll(() => stage?.close())

  const asks = async (rating: 'stars' | 'thumbs'): Promise<void> => {
    const { url } = stage.product
    const [site] = expectOk(await askHttp(url, 'site.list', {}, heads.en.who)).sites
    expectOk(await askHttp(url, 'site.update', { siteId: site?.id ?? '', change: { rating } }, heads.en.who))
  }
  const close = (conversationId: string): Promise<unknown> =>
    askHttp(stage.product.url, 'conversation.close', { conversationId }, wei.who)
  const take = async (words: string): Promise<string> => {
    const { url } = stage.product
    const { items } = expectOk(await askHttp(url, 'conversation.list', { tab: 'queue' }, wei.who))
    const found = items.find(({ last }) => last?.text === words)
    expectOk(await askHttp(url, 'conversation.take', { conversationId: found?.id ?? '', from: null }, wei.who))
    return found?.id ?? ''
  }

  it.each([['carries'], ['refuses']] as const)(
    '[RAT1][RAT2][RAT4] a visitor rates with stars and words where the network %s WebSockets, and thinks it over; the agent sees both',
    async (how) => {
      network.setUpgrades(how)
      await asks('stars')
      const words = `Where is it? (${how})`
      const [shopper, desk] = await Promise.all([stage.shopper(), stage.emptyDesk()])
      if (how === 'refuses') for (const { faults } of [shopper, desk]) faults.expect(/WebSocket/)
      await Promise.all([shopper.visit(), desk.enter(wei)])
      await shopper.openPanel()
      await shopper.write(words)
      await desk.take(words)
      await desk.page.getByRole('button', { name: 'Close', exact: true }).click()
      await expectShown(shopper.panel.getByText('How was this chat?'))
      await shopper.panel.getByRole('radio', { name: '4 of 5 stars' }).check()
      await shopper.panel.getByLabel('In your own words (optional)').fill('Quick and kind')
      await shopper.panel.getByRole('button', { name: 'Send rating' }).click()
      await expectShown(shopper.panel.getByText('Thank you for telling us.'))
      await desk.choose('Closed', words)
      await expectShown(desk.log.getByText('★★★★☆: “Quick and kind”'))
      await shopper.panel.getByRole('button', { name: 'Change it' }).click()
      await shopper.panel.getByRole('radio', { name: '5 of 5 stars' }).check()
      await shopper.panel.getByRole('button', { name: 'Send rating' }).click()
      await expectShown(desk.log.getByText('★★★★★: “Quick and kind”'))
      await expectShown(shopper.log.getByText('You rated this chat ★★★★★'))
    },
    90_000,
  )

  it('[RAT4] who does not like to rate is not asked again', async () => {
    await asks('thumbs')
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('Only a question')
    await expectShown(shopper.state('Sent').or(shopper.state('Delivered')))
    await close(await take('Only a question'))
    await shopper.panel.getByRole('button', { name: 'No, thanks' }).click()
    await expectGone(shopper.panel.getByText('How was this chat?'))
    await shopper.visit('/en/')
    await expectShown(shopper.log.getByText('Li Wei ended the chat'))
    expect(await shopper.panel.getByText('How was this chat?').count()).toBe(0)
  })

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9][RAT3] ratings, in $language on a $screen',
    async (setting) => {
      const texts = await loadCatalogue('widget', setting.language)
      const isEnglish = setting.language === 'en'
      await asks(isEnglish ? 'stars' : 'thumbs')
      const shopper = await stage.shopper(contextOf(setting))
      const camera = createPhotographer(shopper.page, { ...setting, check: await createLanguageCheck('widget') })
      await shopper.visit(isEnglish ? '/en/' : '/zh/')
      await shopper.openPanel()
      const words = isEnglish ? 'Is it in stock?' : '有货吗？'
      await shopper.write(words)
      await expectShown(shopper.message(words))
      await expect.poll(() => take(words).then(close, () => null), patiently).not.toBeNull()
      await expectShown(shopper.panel.getByText(texts['rating.title'] ?? ''))
      await camera.take('widget-rating', await shopper.frame())
      const choice = isEnglish ? '4 of 5 stars' : (texts['rating.up'] ?? '')
      await shopper.panel.getByRole('radio', { name: choice, exact: true }).press('Space')
      await shopper.panel.getByLabel(texts['rating.words'] ?? '').fill(isEnglish ? 'Quick and kind' : '很快，也很耐心')
      await camera.take('widget-rating-words', await shopper.frame())
      await shopper.panel.getByRole('button', { name: texts['rating.send'] ?? '' }).click()
      await expectShown(shopper.panel.getByText(texts['rating.thanks'] ?? ''))
      await camera.take('widget-rating-thanks', await shopper.frame())

      const { desk, camera: at, text } = await seatOf(stage, heads, setting)
      await desk.open('/settings/ratings')
      await expectShown(desk.page.getByRole('list', { name: text('ratings.newest') }))
      await at.take('console-ratings')
      expectFlawless(camera)
      expectFlawless(at)
    },
    90_000,
  )
})
