import { eventually } from '@frontdesk/testkit'
import { type MailServer, startMailServer } from '@frontdesk/testkit/mail-server'
import { type SmsGateway, startSmsGateway } from '@frontdesk/testkit/sms-gateway'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('a colleague who is not here', () => {
  let stage: Stage
  let mail: MailServer
  let sms: SmsGateway
  let [wei, ana]: Staff[] = []
  beforeAll(async () => {
    mail = await startMailServer()
    sms = await startSmsGateway()
    stage = await openStage({
      env: {
        FRONTDESK_SMTP_URL: mail.smtpUrl,
        FRONTDESK_MAIL_FROM: 'Acme <support@acme.example>',
        FRONTDESK_SMS_URL: sms.config.url,
        FRONTDESK_SMS_TOKEN: sms.config.token,
      },
    })
    wei = await stage.hire('Li Wei')
    ana = await stage.hire('Ana Lima')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(async () => {
    await stage?.close()
    await mail?.close()
    await sms?.close()
  })

  it('[A2][ROM8][ROM9][ROM12] gets words also by mail and as a text message, and finds them at sign-in', async () => {
    if (wei === undefined || ana === undefined) throw new Error('hired before')
    const other = await stage.deskOf(ana)
    const { page: profile } = other
    await profile.goto(new URL('/console/settings/profile', profile.url()).href)
    const fill = async (label: string, value: string, button: string): Promise<void> => {
      const answered = profile.waitForResponse((response) => response.request().method() === 'PATCH')
      await profile.getByLabel(label, { exact: true }).fill(value)
      await profile.getByRole('button', { name: button }).click()
      expect((await answered).status()).toBe(200)
    }
    await fill('Email', 'ana@example.com', 'Save email')
    await fill('Phone for text messages', '+8613800000009', 'Save phone')
    await profile.close()

    const desk = await stage.deskOf(wei)
    const { page } = desk
    await page.getByRole('link', { name: /Colleagues$/ }).click()
    await page.getByRole('button', { name: 'Write to Ana Lima' }).click()
    await expectShown(page.getByText('Ana Lima is not here; the message waits.'))
    await page.getByRole('switch', { name: 'Also by email' }).check()
    await page.getByRole('switch', { name: 'Also by text message' }).check()
    await page.getByRole('textbox', { name: /^Write to/ }).fill('Please call the shop.')
    await page.getByRole('textbox', { name: /^Write to/ }).press('Enter')
    await expectShown(desk.message('Please call the shop.'))
    expect((await mail.nextMail('ana@example.com')).text).toContain('Please call the shop.')
    await eventually(() => sms.taken.length === 1)
    expect(sms.taken[0]).toMatchObject({ to: '+8613800000009', text: expect.stringContaining('Please call the shop.') })
    const mark = page.getByRole('button', { name: 'Also sent to 1 person' })
    await mark.click()
    const went = page.getByRole('dialog', { name: 'Also by email or text message' })
    await expect
      .poll(() => went.getByRole('listitem').allTextContents(), patiently)
      .toEqual(['Ana LimaEmail, sent', 'Ana LimaText message, sent'])
    await page.keyboard.press('Escape')
    // Each message is marked on its own.
    await expectGone(page.getByRole('switch', { checked: true }))

    const back = await stage.deskOf(ana)
    await back.page.getByRole('link', { name: /1 room has something new.*Colleagues/ }).click()
    await back.page.getByRole('list', { name: 'Messages' }).getByRole('link', { name: 'Li Wei' }).click()
    await expectShown(back.message('Please call the shop.'))
  }, 90_000)
})
