import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { lookElsewhere, noticesOf, watchNotices } from './support/notices.ts'
import { startReverseProxy } from './support/reverse-proxy.ts'
import { holdSocket, overhear } from './support/sockets.ts'
import { expectAudible, tonesOf } from './support/sounds.ts'
import { openStage, type Stage } from './support/stage.ts'

/** The melodies of the console, as pitches in hertz. */
const visitorMelody = [523, 784]
const messageMelody = [659, 587]
const inOrder = (tones: number[]): number[] => tones.toSorted((a, b) => a - b)

describe('an agent at the desk', () => {
  let stage: Stage
  let wei: Staff
  let ana: Staff
  beforeAll(async () => {
    stage = await openStage({
      service: { policy: 'manual' },
      proxy: await startReverseProxy('8.8.8.8'),
      env: { FRONTDESK_TRUSTED_PROXIES: '127.0.0.1' },
    })
    wei = await stage.hire('Li Wei')
    ana = await stage.hire('Ana Lima')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const about = (desk: Desk) => desk.page.getByRole('region', { name: 'About the visitor' })
  const fact = (desk: Desk, name: string) =>
    about(desk)
      .locator('dl > div')
      .filter({ has: desk.page.getByText(name, { exact: true }) })
      .locator('dd')

  it('[A1] holds many conversations: unread counts, the title’s mark and a draft for each', async () => {
    const desk = await stage.deskOf(wei)
    await desk.list('Queue')
    const [mia, noah, chen] = await Promise.all([
      stage.guest('Mia Berg', 'Is the blue one back?'),
      stage.guest('Noah Okoye', 'I was charged twice.'),
      stage.guest('陈晨', '你好，请问可以开发票吗？'),
    ])
    await expect.poll(() => desk.page.title(), patiently).toBe('(3) Frontdesk')
    for (const name of ['Mia Berg', 'Noah Okoye', '陈晨']) await desk.take(name)
    await desk.list('Mine')
    await expect.poll(() => desk.page.title(), patiently).toBe('Frontdesk')

    await desk.row('Mia Berg').getByRole('link').click()
    await desk.composer.fill('It will be back on')
    await desk.row('Noah Okoye').getByRole('link').click()
    await expect.poll(() => desk.composer.inputValue(), patiently).toBe('')
    await desk.composer.fill('Let me look.')
    await desk.row('Mia Berg').getByRole('link').click()
    await expect.poll(() => desk.composer.inputValue(), patiently).toBe('It will be back on')
    await expectShown(desk.row('Noah Okoye').getByText('Draft: Let me look.'))

    await noah.write('Twice, on Monday.')
    await noah.write('Please look.')
    await chen.write('还有运费吗？')
    await expectShown(desk.row('Noah Okoye').getByText('2 unread messages'))
    await expectShown(desk.row('陈晨').getByText('1 unread message'))
    await expect.poll(() => desk.page.title(), patiently).toBe('(2) Frontdesk')
    await expect
      .poll(() => desk.page.locator('link[rel=icon]').getAttribute('href'), patiently)
      .toBe('/console/icons/2.svg')
    await mia.write('Hello?')
    await expectShown(desk.message('Hello?'))
    await expect.poll(() => desk.page.title(), patiently).toBe('(2) Frontdesk')

    await desk.page.reload()
    await expect.poll(() => desk.composer.inputValue(), patiently).toBe('It will be back on')
    await desk.row('Noah Okoye').getByRole('link').click()
    await expect.poll(() => desk.composer.inputValue(), patiently).toBe('Let me look.')
    await expectGone(desk.row('Noah Okoye').getByText('2 unread messages'))
    await expect.poll(() => desk.page.title(), patiently).toBe('(1) Frontdesk')
  })

  it('[A1] hears and is shown what is new, once for all tabs, and not what is being read', async () => {
    const desk = await stage.emptyDesk()
    await watchNotices(desk.page.context(), stage.product.url)
    await desk.open()
    await desk.signIn(wei.login, wei.password)
    await desk.page.getByRole('link', { name: 'Settings' }).click()
    await desk.page.getByLabel('Desktop notices').click()
    await expect.poll(() => desk.page.getByLabel('Desktop notices').isChecked(), patiently).toBe(true)
    await desk.page.getByRole('link', { name: 'Conversations' }).click()
    const other = await desk.tab()
    await other.open('/colleagues')
    await other.page.getByRole('heading', { name: 'Colleagues' }).click()
    await expectAudible(other.page.mainFrame())
    const tones = async (): Promise<number[]> =>
      (await Promise.all([desk, other].map(({ page }) => tonesOf(page.mainFrame())))).flat()
    expect(await tones()).toEqual([])

    const guest = await stage.guest('Emil Novak', 'Good morning')
    await expect.poll(tones, patiently).toEqual(visitorMelody)
    await desk.take('Good morning')
    await guest.write('Can you see me?')
    await expectShown(desk.message('Can you see me?'))

    await Promise.all([desk, other].map(({ page }) => lookElsewhere(page)))
    await guest.write('Hello?')
    // Each once, in whichever of the tabs.
    const heard = async (): Promise<number[]> => inOrder(await tones())
    await expect.poll(heard, patiently).toEqual(inOrder([...visitorMelody, ...messageMelody]))
    const notices = async (): Promise<object[]> =>
      (await Promise.all([desk, other].map(({ page }) => noticesOf(page)))).flat()
    await expect.poll(notices, patiently).toEqual([{ title: 'Emil Novak wrote', body: 'Hello?' }])
  })

  it('[CNV2] of two who click Take at once one gets the visitor, and the other is told who', async () => {
    const people = [
      { name: 'Li Wei', desk: await stage.emptyDesk(), staff: wei },
      { name: 'Ana Lima', desk: await stage.emptyDesk(), staff: ana },
    ]
    const sockets = await Promise.all(people.map(({ desk }) => holdSocket(desk.page)))
    await Promise.all(people.map(({ desk, staff }) => desk.enter(staff)))
    await stage.guest('Ida Holm', 'Who is quicker?')
    for (const { desk } of people) {
      await desk.list('Queue')
      await expectShown(desk.row('Who is quicker?'))
    }
    // Neither hears of the other before both have clicked.
    for (const socket of sockets) socket.hold()
    for (const { desk } of people) await desk.row('Who is quicker?').getByRole('button', { name: /^Take/ }).click()
    for (const socket of sockets) await expect.poll(socket.sent, patiently).toContain('conversation.take')
    for (const socket of sockets) socket.release()

    const told = people.map(({ desk, name }) =>
      desk.page.getByText(`${name === 'Li Wei' ? 'Ana Lima' : 'Li Wei'} already has this conversation.`),
    )
    const got = people.map(({ desk }) => desk.log.getByText('You took the conversation'))
    const outcome = async (): Promise<string[]> =>
      Promise.all(
        people.map(async (_, index) =>
          (await got[index]?.isVisible()) ? 'got it' : (await told[index]?.isVisible()) ? 'told who' : 'waiting',
        ),
      )
    await expect.poll(async () => (await outcome()).toSorted(), patiently).toEqual(['got it', 'told who'])
    const loser = people[(await outcome()).indexOf('told who')]
    await loser?.desk.list('Team')
    await expect.poll(() => loser?.desk.row('Ida Holm').count(), patiently).toBe(1)
  })

  it('[LIV4] a note stays among colleagues: nothing of it reaches the visitor', async () => {
    const [shopper, desk, colleague] = await Promise.all([stage.shopper(), stage.deskOf(wei), stage.deskOf(ana)])
    const heard = overhear(shopper.page)
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('Is my refund on its way?')
    await desk.take('Is my refund on its way?')
    await desk.page.getByRole('button', { name: 'Note', exact: true }).click()
    await desk.write('Third refund this month, be careful')
    await expectShown(desk.message('Third refund this month, be careful'))
    await expectShown(desk.log.getByText('Note', { exact: true }))
    await colleague.choose('Team', 'Third refund this month, be careful')
    await expectShown(colleague.message('Third refund this month, be careful'))

    await desk.page.getByRole('button', { name: 'Reply', exact: true }).click()
    await desk.write('It left yesterday.')
    await expectShown(shopper.message('It left yesterday.'))
    expect(await shopper.messages()).toEqual(['Is my refund on its way?', 'It left yesterday.'])
    expect(heard.join('\n')).toContain('It left yesterday.')
    expect(heard.join('\n')).not.toContain('refund this month')
  })

  it('[CNV4] the agent closes a conversation, takes that back, closes it again and reopens it', async () => {
    const [shopper, desk] = await Promise.all([stage.shopper(), stage.deskOf(wei)])
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('All is well now.')
    await desk.take('All is well now.')
    await desk.page.getByRole('button', { name: 'Close', exact: true }).first().click()
    await expectShown(shopper.panel.getByText('Li Wei ended the chat'))
    await desk.page.getByRole('button', { name: 'Undo' }).click()
    await expectShown(shopper.panel.getByText('The chat goes on'))
    await expectShown(shopper.panel.getByText('You are talking with Li Wei'))

    await desk.page.getByRole('button', { name: 'Close', exact: true }).first().click()
    await expectShown(desk.page.getByText('This conversation is closed. Reopen it to answer, or leave a note.'))
    await desk.choose('Closed', 'All is well now.')
    await desk.page.getByRole('banner').or(desk.page.locator('header')).getByRole('button', { name: 'Reopen' }).click()
    await desk.write('One thing I forgot')
    await expectShown(shopper.message('One thing I forgot'))
    await desk.list('Mine')
    await expectShown(desk.row('One thing I forgot'))
  })

  it('[A7] beside the conversation stand address, time, company, page (live), referrer, device, language and place', async () => {
    const desk = await stage.deskOf(wei)
    const shopper = await stage.shopper({
      locale: 'pt-BR',
      timezoneId: 'America/Sao_Paulo',
    })
    await shopper.visit('/en/', { referer: 'https://search.example/?q=shoes' })
    await shopper.openPanel()
    await shopper.write('Do you ship to Brazil?')
    await desk.take('Do you ship to Brazil?')

    const title = await shopper.page.title()
    await expectShown(about(desk).getByText('Here now'))
    await expect.poll(() => fact(desk, 'Page').textContent(), patiently).toContain(title)
    expect(await fact(desk, 'Page').getByRole('link').getAttribute('href')).toBe(`${stage.product.shopUrl}/en/`)
    expect(await fact(desk, 'Came from').textContent()).toContain('search.example')
    expect(await fact(desk, 'IP address').textContent()).toBe('8.8.8.8')
    expect(await fact(desk, 'Country').textContent()).toBe('United States')
    expect(await fact(desk, 'Local time').textContent()).toContain('America/Sao_Paulo')
    expect(await fact(desk, 'Language').textContent()).toBe('Brazilian Portuguese')
    expect(await fact(desk, 'Browser').textContent()).toMatch(/^Chrom/)
    expect(await fact(desk, 'System').textContent()).toContain('Linux')
    expect(await fact(desk, 'Company').textContent()).toBe('My company')
    expect(await fact(desk, 'Site').textContent()).toBe('Demo shop')

    await shopper.visit('/en/cart')
    await expect.poll(() => fact(desk, 'Page').textContent(), patiently).toContain(await shopper.page.title())
    await shopper.page.evaluate(() => {
      history.pushState(null, '', '/en/cart?step=2')
      document.title = 'Second step'
    })
    await expect.poll(() => fact(desk, 'Page').textContent(), patiently).toContain('Second step')

    await desk.log.getByRole('button', { name: /^Details of the message of/ }).click()
    const detail = desk.page.getByRole('dialog', { name: /^Details of the message of/ })
    await expectShown(detail.getByText('8.8.8.8'))
    await expectShown(detail.getByText(title))
    await expectShown(detail.getByText(new Date().getFullYear().toString()))
    await desk.page.keyboard.press('Escape')

    await shopper.page.close()
    await expectShown(about(desk).getByText(/^Left the site/))
  })
})
