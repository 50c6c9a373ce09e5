import { type MailServer, startMailServer } from '@frontdesk/testkit/mail-server'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLanguageCheck, type FaceLanguage, loadCatalogue } from './support/catalogues.ts'
import { expectShown } from './support/expect.ts'
import { createPhotographer, type ScreenKind, screens } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

type Setting = { language: FaceLanguage; screen: ScreenKind }
/** Two of the four: each language and each screen once. */
const settings: readonly Setting[] = [
  { language: 'en', screen: 'desk' },
  { language: 'zh-CN', screen: 'phone' },
]
const contextOf = ({ language, screen }: Setting) => ({
  locale: language === 'en' ? 'en-GB' : 'zh-CN',
  viewport: screens[screen][0],
  reducedMotion: 'reduce' as const,
  ...(screen === 'phone' ? { hasTouch: true, isMobile: true, deviceScaleFactor: 2 } : {}),
})
const aToken = 'a'.repeat(43)

describe('named states of an installation with mail and several companies', () => {
  let mail: MailServer
  let stage: Stage
  beforeAll(async () => {
    mail = await startMailServer()
    stage = await openStage({
      service: { policy: 'manual' },
      env: {
        FRONTDESK_SMTP_URL: mail.smtpUrl,
        FRONTDESK_MAIL_FROM: 'support@acme.example',
        FRONTDESK_REGISTRATION: 'on',
      },
    })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(async () => {
    await stage?.close()
    await mail?.close()
  })

  const flawless = { overflow: [], audit: [], language: [], targets: [] }
  const cameraOn = async (page: Page, setting: Setting) =>
    createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] the pages that links lead to, in $language on a $screen',
    async (setting) => {
      const text = await loadCatalogue('console', setting.language)
      const { page } = await stage.emptyDesk(contextOf(setting))
      const camera = await cameraOn(page, setting)
      const press = (id: string): Promise<void> =>
        page.getByRole('button', { name: text[id] ?? '', exact: true }).click()
      const url = `${stage.product.url}/console`
      await page.goto(`${url}/?company=main`)
      await expectShown(page.getByText(text['signin.forgot'] ?? ''))
      await camera.take('console-sign-in-with-mail')
      await press('signin.forgot')
      await expectShown(page.getByText(text['forgot.body'] ?? ''))
      await camera.take('console-forgot')
      await press('front.back')
      await press('signin.register')
      await expectShown(page.getByRole('heading', { name: text['register.title'] ?? '' }))
      await camera.take('console-register')
      await page.goto('about:blank')
      await page.goto(`${url}/password#${aToken}`)
      await page.getByLabel(text['password.next'] ?? '', { exact: true }).fill('seven quiet lanterns')
      await camera.take('console-choose-password')
      await press('choose.action')
      await expectShown(page.getByText(text['choose.spent'] ?? ''))
      await camera.take('console-link-spent')
      await page.goto(`${stage.product.url}/verify#${aToken}`)
      await expectShown(page.getByRole('button'))
      await camera.take('verify')
      expect(camera.problems).toEqual(flawless)
    },
  )

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] companies and the installation, in $language on a $screen',
    async (setting) => {
      const { language, screen } = setting
      const text = await loadCatalogue('console', language)
      const head = await stage.hire(language === 'en' ? 'Rosa Quinn' : '何敏', {
        login: `head-${language.toLowerCase()}-${screen}`,
        role: 'administrator',
        ...(language === 'en' ? {} : { language }),
      })
      await fetch(`${stage.product.url}/healthz`, { headers: { 'x-forwarded-for': '198.51.100.9' } })
      const desk = await stage.deskOf(head, contextOf(setting))
      const { page } = desk
      const camera = await cameraOn(page, setting)
      const press = (id: string): Promise<void> =>
        page.getByRole('button', { name: text[id] ?? '', exact: true }).click()
      await desk.open('/settings/installation')
      await expectShown(page.getByText(text['installation.proxies'] ?? '', { exact: true }))
      await expectShown(page.getByText(text['proxies.look'] ?? '', { exact: true }))
      await page.getByLabel(text['installation.mail.to'] ?? '').fill('head@example.com')
      await press('installation.mail.test')
      await expectShown(page.getByText((text['installation.mail.sent'] ?? '').replace('{to}', 'head@example.com')))
      await camera.take('console-installation')
      await desk.open('/settings/companies')
      await expectShown(page.getByText(text['companies.intro'] ?? ''))
      await camera.take('console-companies')
      await press('companies.add')
      const form = page.getByRole('dialog')
      await form.getByLabel(text['account.name'] ?? '').fill(language === 'en' ? 'Tea & Co' : '茶香阁')
      await form.getByLabel(text['agents.name'] ?? '', { exact: true }).fill(language === 'en' ? 'Mei Chen' : '陈梅')
      await form.getByLabel(text['agents.login'] ?? '').fill('mei')
      await camera.take('console-add-company')
      await press('companies.create')
      await expectShown(page.getByText(text['issued.once'] ?? ''))
      await camera.take('console-company-made')
      expect(camera.problems).toEqual(flawless)
    },
  )
})
