import { askHttp, eventually, expectOk } from '@frontdesk/testkit'
import { type MailServer, startMailServer } from '@frontdesk/testkit/mail-server'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown } from './support/expect.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('a visitor who is not there', () => {
  let mail: MailServer
  let stage: Stage
  let head: Staff
  beforeAll(async () => {
    mail = await startMailServer()
    stage = await openStage({
      service: { policy: 'manual' },
      env: { FRONTDESK_SMTP_URL: mail.smtpUrl, FRONTDESK_MAIL_FROM: 'Acme <support@acme.example>' },
    })
    head = await stage.hire('Rosa Quinn', { role: 'administrator' })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(async () => {
    await stage?.close()
    await mail?.close()
  })

  const setMode = async (toOffline: 'refuse' | 'keep' | 'e-mail'): Promise<void> => {
    const who = { ...head.who, origin: stage.product.url }
    expectOk(await askHttp(stage.product.url, 'service.update', { change: { toOffline } }, who))
  }
  /** Closes the panel, which would open by itself on the next page, and goes. */
  const leaves = async (shopper: Shopper): Promise<void> => {
    await shopper.icon.click()
    await expectGone(shopper.input)
    await shopper.page.goto('about:blank')
  }
  /** A visitor has written and is served, and then has gone. */
  const served = async (words: string, before: (shopper: Shopper) => Promise<void> = async () => undefined) => {
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write(words)
    await before(shopper)
    const desk = await stage.deskOf(head)
    await desk.take(words)
    await desk.write('Let me look')
    await expectShown(shopper.message('Let me look'))
    return { shopper, desk, goes: () => leaves(shopper) }
  }
  const line = (desk: Desk, text: RegExp) => desk.page.getByRole('status').filter({ hasText: text })

  it('[A9][OFL1] keeps what is written for the return, and says so before', async () => {
    await setMode('keep')
    const { shopper, desk, goes } = await served('Is it waterproof?')
    expect(await line(desk, /is not here/).count()).toBe(0)
    await goes()
    await expectShown(line(desk, /is not here\. What you send is kept for the return\.$/))
    await desk.write('Yes, up to two metres')
    await expectShown(desk.message('Yes, up to two metres'))
    await shopper.visit()
    await shopper.openPanel()
    await expectShown(shopper.message('Yes, up to two metres'))
    await expectGone(line(desk, /is not here/))
  })

  it('[A9][OFL2] refuses where the company wants that, says so before, and stores nothing; a note goes', async () => {
    await setMode('refuse')
    const { shopper, desk, goes } = await served('Do you ship to Peru?')
    await goes()
    await expectShown(line(desk, /writes nothing to visitors who are not/))
    await desk.write('Yes we do')
    await expectShown(desk.log.getByText(/your company writes nothing to those who are not/))
    await shopper.visit()
    await shopper.openPanel()
    await expectShown(shopper.message('Let me look'))
    expect(await shopper.messages()).not.toContain('Yes we do')
  })

  it('[A9][OFL4] sends what is written to a verified address, in one letter', async () => {
    await setMode('e-mail')
    const { desk, goes } = await served('Where is my lamp?', async (shopper) => {
      await shopper.panel.getByLabel('E-mail').fill('ines@example.com')
      await shopper.panel.getByRole('button', { name: 'Save' }).click()
      await shopper.panel.getByRole('button', { name: /^Confirm/ }).click()
      const tab = await shopper.tab()
      await tab.page.goto((await mail.nextMail('ines@example.com')).link)
      await tab.page.getByRole('button', { name: /^Confirm/ }).click()
      await expectShown(tab.page.getByRole('heading', { name: 'Address confirmed' }))
      await tab.page.close()
    })
    await goes()
    await expectShown(line(desk, /goes by e-mail to ines@example\.com\.$/))
    await desk.write('It left today.')
    await desk.write('It comes on Monday.')
    // It waits for half a minute, so that what follows goes along.
    const letter = await eventually(() => mail.nextMail('ines@example.com').catch(() => null), 'the letter', 60_000)
    expect(letter.subject).toBe('An answer for you')
    expect(letter.text).toContain('It left today.')
    expect(letter.text).toContain('It comes on Monday.')
  }, 90_000)

  it('[A9][OFL1] where nothing can be mailed it says why, and keeps it', async () => {
    await setMode('e-mail')
    const { desk, goes } = await served('Is there a warranty?')
    await goes()
    await expectShown(line(desk, /has no confirmed e-mail address\. What you send is kept for the return\.$/))
  })
})
