import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { early } from './support/page-calls.ts'
import { createPhotographer } from './support/pictures.ts'
import type { Shopper } from './support/shopper.ts'
import { type SiteInHand, takeSite } from './support/site.ts'
import { openStage, type Stage } from './support/stage.ts'

/** What a browser that forbids tracking tells every page and frame. */
const privacyControl = "Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })"

describe('what comes before the chat', () => {
  let stage: Stage
  let site: SiteInHand
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' }, shop: 'own' })
    site = await takeSite(stage.product)
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  /** What the widget has asked of the server beside its own start and files, and all it has stored in its frame. */
  const watchTraces = (shopper: Shopper) => {
    const asked: string[] = []
    shopper.page.on('request', (request) => {
      const { pathname } = new URL(request.url())
      if (pathname.startsWith('/api/') && pathname !== '/api/v1/widget/boot') asked.push(pathname)
    })
    shopper.page.on('websocket', () => asked.push('a socket'))
    const stored = async () => {
      const frame = await shopper.frame()
      return frame.evaluate(() => [...Object.keys(localStorage), document.cookie].filter((one) => one !== ''))
    }
    return { asked, stored }
  }
  const question = (shopper: Shopper) => shopper.panel.getByRole('heading', { name: 'Before we begin' })
  const online = (shopper: Shopper) => expectShown(shopper.panel.getByText('Nobody is here right now').first())

  it('[WID17] with consent first nothing begins before the visitor agrees; “No thanks” leaves nothing, agreeing is kept', async () => {
    const texts = { title: '', greeting: '', privacy: '', consent: 'We keep what you write for 30 days.' }
    await site.change({
      consent: 'before-presence',
      texts: { en: texts, 'zh-CN': texts },
      privacyUrl: 'https://shop.example/privacy',
    })
    const shopper = await stage.shopper()
    const { asked, stored } = watchTraces(shopper)
    await shopper.visit('/')
    await shopper.icon.click()
    await expectShown(question(shopper))
    await expectShown(shopper.panel.getByText('We keep what you write for 30 days.'))
    await expectShown(shopper.panel.getByRole('link', { name: 'Privacy' }))
    await shopper.panel.getByRole('button', { name: 'No thanks' }).click()
    await expectGone(question(shopper))
    await expect.poll(() => shopper.icon.getAttribute('aria-label'), patiently).toBe('Open chat')
    expect(await stored()).toEqual([])
    await shopper.visit('/')
    await shopper.icon.click()
    await expectShown(question(shopper))
    await shopper.page.keyboard.press('Escape')
    await expectGone(question(shopper))
    await shopper.icon.click()
    await expectShown(question(shopper))
    expect(await stored()).toEqual([])
    expect(asked).toEqual([])

    await shopper.panel.getByRole('button', { name: 'Agree and chat' }).click()
    await expectShown(shopper.input)
    await online(shopper)
    await shopper.write('I agree')
    await expectShown(shopper.state('Sent'))
    await shopper.visit('/')
    await expectShown(shopper.message('I agree'))
    expect(await question(shopper).count()).toBe(0)
  })

  it('[WID17] who asks not to be tracked is not there until the chat is opened by hand, where the site respects it', async () => {
    await site.change({ respectsDoNotTrack: true })
    const shopper = await stage.shopper()
    await shopper.page.addInitScript(privacyControl)
    const { asked, stored } = watchTraces(shopper)
    // The page's own wish is not the visitor's.
    stage.ownPages?.put('/', { body: early("Frontdesk.push(['open'])") })
    await shopper.visit('/')
    await shopper.icon.hover()
    expect(await stored()).toEqual([])
    expect(asked).toEqual([])
    await shopper.openPanel()
    stage.ownPages?.put('/', {})
    await online(shopper)
    expect(asked.length).toBeGreaterThan(0)

    const other = await stage.shopper()
    const traces = watchTraces(other)
    await other.visit('/')
    await expect.poll(() => traces.asked, patiently).toContain('a socket')
  })

  it('[WID16][WID14] the form stands before the first message, says what is missing, keeps what is written, and its answers reach the agent', async () => {
    const words = {
      title: 'Ask the tea people',
      greeting: 'We know our pots.',
      privacy: 'We keep little.',
      consent: '',
    }
    await site.change({
      texts: { en: words, 'zh-CN': { ...words, title: '问问茶友' } },
      consent: 'before-chat',
      preChat: {
        enabled: true,
        fields: [
          { field: 'name', required: true },
          { field: 'email', required: false },
        ],
        questions: [{ key: 'order', label: { en: 'Order number', 'zh-CN': '订单号' }, required: false }],
      },
    })
    const shopper = await stage.shopper()
    await shopper.visit('/')
    await shopper.icon.click()
    const { panel } = shopper
    await expectShown(panel.getByRole('heading', { name: 'Ask the tea people' }))
    await expectShown(panel.getByText('We know our pots.'))
    await expectShown(panel.getByText('We keep little.'))
    expect(await shopper.input.count()).toBe(0)
    await panel.getByLabel('Order number').fill('A-1007')
    await panel.getByRole('button', { name: 'Start chat' }).click()
    await expectShown(panel.getByText('Please fill this in.'))
    await shopper.visit('/')
    await panel.getByLabel('Name').fill('Grace')
    await expect.poll(() => panel.getByLabel('Order number').inputValue(), patiently).toBe('A-1007')
    await panel.getByRole('button', { name: 'Start chat' }).click()
    await expectShown(panel.getByText('Please agree first'))
    await panel.getByRole('checkbox').check()
    await panel.getByRole('button', { name: 'Start chat' }).click()
    await expectShown(shopper.input)
    await shopper.write('Where is my pot?')
    await expectShown(shopper.state('Sent'))

    const desk = await stage.deskOf(await stage.hire('Li Wei'))
    await desk.take('Grace')
    await expectShown(desk.page.getByText('A-1007'))
    await desk.write('On its way')
    await expectShown(shopper.message('On its way'))
  })

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] the question and the form, in $language on a $screen',
    async (setting) => {
      const { language } = setting
      const text = await loadCatalogue('widget', language)
      const shopper = await stage.shopper(contextOf(setting))
      const camera = createPhotographer(shopper.page, { ...setting, check: await createLanguageCheck('widget') })
      const { panel } = shopper
      stage.ownPages?.put('/', { lang: language })
      await site.change({ consent: 'before-presence', privacyUrl: 'https://shop.example/privacy' })
      await shopper.visit('/')
      await shopper.icon.click()
      await expectShown(panel.getByRole('button', { name: text['consent.agree'] ?? '' }))
      await camera.take('widget-consent', await shopper.frame())

      await site.change({
        consent: 'before-chat',
        privacyUrl: 'https://shop.example/privacy',
        preChat: {
          enabled: true,
          fields: [
            { field: 'name', required: true },
            { field: 'phone', required: false },
          ],
          questions: [{ key: 'order', label: { en: 'Order number', 'zh-CN': '订单号' }, required: true }],
        },
      })
      await shopper.visit('/')
      await shopper.icon.click()
      const start = panel.getByRole('button', { name: text['form.start'] ?? '' })
      await expectShown(start)
      await camera.take('widget-form', await shopper.frame())
      await start.click()
      await expectShown(panel.getByText(text['form.error.required'] ?? ''))
      await camera.take('widget-form-unfinished', await shopper.frame())

      await shopper.page.goto(`${stage.product.url}/chat/${stage.product.siteKey}?lang=${language}`)
      await expectShown(shopper.page.getByRole('button', { name: text['form.start'] ?? '' }))
      await camera.take('chat-page')
      expectFlawless(camera)
    },
  )
})
