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
  let ana: Staff
  let omar: Staff
  beforeAll(async () => {
    mail = await startMailServer()
    stage = await openStage({
      service: { policy: 'manual' },
      env: { FRONTDESK_SMTP_URL: mail.smtpUrl, FRONTDESK_MAIL_FROM: 'Acme <support@acme.example>' },
    })
    head = await stage.hire('Rosa Quinn', { role: 'administrator' })
    ana = await stage.hire('Ana Lima')
    omar = await stage.hire('Omar Haddad')
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
  type Served = { shopper: Shopper; desk: Desk }
  /** Three visitors have written, and each is served by an agent of its own. */
  const threeServed = async (
    questions: readonly [string, string, string],
    beforeFirst: (shopper: Shopper) => Promise<void> = async () => undefined,
  ): Promise<[Served, Served, Served]> => {
    const one = async (staff: Staff, question: string): Promise<Served> => {
      const shopper = await stage.shopper()
      await shopper.visit()
      await shopper.openPanel()
      await shopper.write(question)
      if (staff === head) await beforeFirst(shopper)
      const desk = await stage.deskOf(staff)
      await desk.take(question)
      await desk.write('Let me look')
      await expectShown(shopper.message('Let me look'))
      return { shopper, desk }
    }
    const [first, second, third] = questions
    return [await one(head, first), await one(ana, second), await one(omar, third)]
  }
  /** Gives an address in the panel, and confirms it by the link in the letter. */
  const confirms = async (shopper: Shopper, address: string): Promise<void> => {
    await shopper.panel.getByLabel('E-mail').fill(address)
    await shopper.panel.getByRole('button', { name: 'Save' }).click()
    await shopper.panel.getByRole('button', { name: /^Confirm/ }).click()
    const tab = await shopper.tab()
    await tab.page.goto((await mail.nextMail(address)).link)
    await tab.page.getByRole('button', { name: /^Confirm/ }).click()
    await expectShown(tab.page.getByRole('heading', { name: 'Address confirmed' }))
    await tab.page.close()
  }
  const comesBack = async (shopper: Shopper): Promise<void> => {
    await shopper.visit()
    await shopper.openPanel()
    await expectShown(shopper.message('Let me look'))
  }
  const line = (desk: Desk, text: RegExp) => desk.page.getByRole('status').filter({ hasText: text })

  it('[A9][OFL1] keeps what is written for the return, and says so before: three visitors find what each agent wrote', async () => {
    await setMode('keep')
    const questions = ['Is it waterproof?', 'Does it come in blue?', 'Is it heavy?'] as const
    const served = await threeServed(questions)
    for (const { desk } of served) expect(await line(desk, /is not here/).count()).toBe(0)
    for (const { shopper } of served) await leaves(shopper)
    for (const [at, { desk }] of served.entries()) {
      await expectShown(line(desk, /is not here\. What you send is kept for the return\.$/))
      await desk.write(`Yes, as to question ${at}`)
      await expectShown(desk.message(`Yes, as to question ${at}`))
    }
    for (const [at, { shopper, desk }] of served.entries()) {
      await comesBack(shopper)
      await expectShown(shopper.message(`Yes, as to question ${at}`))
      expect(await shopper.messages()).toEqual([questions[at], 'Let me look', `Yes, as to question ${at}`])
      await expectGone(line(desk, /is not here/))
    }
  })

  it('[A9][OFL2] refuses where the company wants that, says so before, and stores nothing; a note goes, and so does what is written to who is here', async () => {
    await setMode('refuse')
    const [refused, noted, here] = await threeServed(['Do you ship to Peru?', 'Is tea fresh?', 'Do you gift-wrap?'])
    for (const { shopper } of [refused, noted]) await leaves(shopper)
    for (const { desk } of [refused, noted]) await expectShown(line(desk, /writes nothing to visitors who are not/))
    await refused.desk.write('Yes we do')
    await expectShown(refused.desk.log.getByText(/your company writes nothing to those who are not/))
    await noted.desk.page.getByRole('button', { name: 'Note', exact: true }).click()
    await noted.desk.write('Picked in April')
    await expectShown(noted.desk.message('Picked in April'))
    expect(await line(here.desk, /writes nothing to visitors who are not/).count()).toBe(0)
    await here.desk.write('In red paper')
    await expectShown(here.shopper.message('In red paper'))
    for (const { shopper } of [refused, noted]) {
      await comesBack(shopper)
      expect((await shopper.messages()).at(-1)).toBe('Let me look')
    }
  })

  it('[A9][OFL4][OFL1] sends what is written to a verified address, in one letter; to who gave none it says why and keeps it; who is here reads it at once', async () => {
    await setMode('e-mail')
    const [mailed, kept, here] = await threeServed(
      ['Where is my lamp?', 'Is there a warranty?', 'Is the shop open?'],
      (shopper) => confirms(shopper, 'ines@example.com'),
    )
    for (const { shopper } of [mailed, kept]) await leaves(shopper)
    await expectShown(line(mailed.desk, /goes by e-mail to ines@example\.com\.$/))
    await expectShown(line(kept.desk, /has no confirmed e-mail address\. What you send is kept for the return\.$/))
    await mailed.desk.write('It left today.')
    await mailed.desk.write('It comes on Monday.')
    await kept.desk.write('Two years.')
    expect(await line(here.desk, /is not here|e-mail/).count()).toBe(0)
    await here.desk.write('Until six.')
    await expectShown(here.shopper.message('Until six.'))
    await comesBack(kept.shopper)
    await expectShown(kept.shopper.message('Two years.'))
    // It waits for half a minute, so that what follows goes along.
    const letter = await eventually(() => mail.nextMail('ines@example.com').catch(() => null), 'the letter', 60_000)
    expect(letter.subject).toBe('An answer for you')
    expect(letter.text).toContain('It left today.')
    expect(letter.text).toContain('It comes on Monday.')
    expect(letter.text).not.toMatch(/Two years|Until six/)
  }, 150_000)
})
