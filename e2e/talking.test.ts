import { randomBytes } from 'node:crypto'
import { askHttp, expectOk } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createDesk } from './support/desk.ts'
import { expectFocus, expectGone, expectShown, patiently } from './support/expect.ts'
import { meet } from './support/meet.ts'
import { createShopper, type Shopper } from './support/shopper.ts'
import { tonesOf } from './support/sounds.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('visitor and agent', () => {
  let stage: Stage
  let wei: Staff
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    wei = await stage.hire('Li Wei')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  /** What the agent says without the console's help, so that much is said quickly. */
  const say = async (conversationId: string, text: string): Promise<void> => {
    const clientId = randomBytes(9).toString('base64url')
    expectOk(await askHttp(stage.product.url, 'message.send', { conversationId, clientId, text }, wei.who))
  }

  it('[E6][B1] a click on the icon opens the panel, Escape and the icon close it', async () => {
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await expectShown(shopper.panel.getByRole('heading', { name: 'How can we help?' }))
    await expectFocus(shopper.input)
    await shopper.input.press('Escape')
    await expectGone(shopper.input)
    await expectFocus(shopper.icon)
    await shopper.openPanel()
    await shopper.icon.click()
    await expectGone(shopper.input)
  })

  it('[A1] the agent sees at once what the visitor writes and answers; both see typing, delivered and read', async () => {
    const desk = await stage.deskOf(wei)
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await expectShown(shopper.panel.getByText('Li Wei is here'))
    await desk.list('Queue')
    await expectShown(desk.page.getByText('Nobody is waiting'))

    await shopper.write('Where is my order?')
    await expectShown(desk.row('Where is my order?'))
    await expectShown(shopper.state('Sent'))
    await expectShown(shopper.panel.getByText('You are next'))
    await desk.take('Where is my order?')
    await expectShown(shopper.panel.getByText('Li Wei joined'))
    await expectShown(shopper.panel.getByText('You are talking with Li Wei'))
    await expectShown(shopper.state('Read'))

    await desk.composer.pressSequentially('On its')
    await expectShown(shopper.panel.getByText('Li Wei is typing'))
    await desk.write('On its way to you.')
    await expectShown(shopper.message('On its way to you.'))
    await expectGone(shopper.panel.getByText('Li Wei is typing'))
    await expectShown(desk.log.getByText('Read', { exact: true }))

    await shopper.input.pressSequentially('Than')
    await expectShown(desk.page.getByText(/^Visitor \w{4} is writing…$/))

    // Somewhere else in the console the words arrive, but nobody reads them.
    await desk.page.getByRole('link', { name: 'Settings' }).click()
    await expectShown(desk.page.getByRole('navigation', { name: 'Settings' }))
    await shopper.write('Thank you!')
    await expectShown(shopper.state('Delivered'))
    await desk.page.goBack()
    await expectShown(desk.message('Thank you!'))
    await expectShown(shopper.state('Read'))

    await shopper.input.press('Escape')
    await desk.write('You are welcome.')
    await expectShown(desk.log.getByText('Delivered', { exact: true }))
    await shopper.openPanel()
    // Beside the earlier answer, which was read before.
    await expectShown(desk.log.getByText('Read', { exact: true }).nth(1))
    const said = ['Where is my order?', 'On its way to you.', 'Thank you!', 'You are welcome.']
    expect(await shopper.messages()).toEqual(said)
    expect(await desk.messages()).toEqual(said)
  })

  it('[A1] open state, draft and place survive a change of the page and follow to other tabs', async () => {
    const { shopper, desk } = await meet(stage, wei, 'Which sizes are there?')
    for (let size = 1; size <= 25; size += 1) await say(desk.conversationId(), `Size ${size} is there.`)
    await expectShown(shopper.message('Size 25 is there.'))
    await shopper.input.fill('I would like')
    const middle = shopper.message('Size 12 is there.')
    await middle.evaluate((line) => line.scrollIntoView({ block: 'start' }))
    /** How far a line stands below the top of the timeline, in CSS pixels. */
    const placeIn = (tab: Shopper): Promise<number> =>
      tab.message('Size 12 is there.').evaluate((line) => {
        const log = line.closest('[role=log]')
        return line.getBoundingClientRect().top - (log?.getBoundingClientRect().top ?? 0)
      })
    const place = await placeIn(shopper)
    const isSamePlace = (now: number): boolean => Math.abs(now - place) < 2

    await shopper.visit('/en/cart')
    await expectShown(shopper.input)
    await expect.poll(() => shopper.input.inputValue(), patiently).toBe('I would like')
    await expect.poll(async () => isSamePlace(await placeIn(shopper)), patiently).toBe(true)

    const other = await shopper.tab()
    await other.visit('/en/')
    await expectShown(other.input)
    await expect.poll(() => other.input.inputValue(), patiently).toBe('I would like')
    await expect.poll(async () => isSamePlace(await placeIn(other)), patiently).toBe(true)

    await other.input.fill('I would like size 12')
    await expect.poll(() => shopper.input.inputValue(), patiently).toBe('I would like size 12')
    await other.icon.click()
    await expectGone(shopper.input)
    await shopper.icon.click()
    await expectShown(other.input)
    await other.input.press('Enter')
    await expectShown(shopper.message('I would like size 12'))
    await expect.poll(() => shopper.input.inputValue(), patiently).toBe('')
  })

  it('[A1] both have the history after a reload, in a new tab, in a restarted browser and with a restarted server', async () => {
    const { product } = stage
    const shopping = await stage.lasting((page, faults) => createShopper(page, faults, product.shopUrl))
    const working = await stage.lasting((page, faults) => createDesk(page, faults, product.url))
    let [shopper, desk] = [await shopping.start(), await working.start()]
    await desk.open()
    await desk.signIn(wei.login, wei.password)
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('Do you remember me?')
    await desk.take('Do you remember me?')
    await desk.write('Of course.')
    await expectShown(shopper.message('Of course.'))
    const address = new URL(desk.page.url()).pathname.replace('/console', '')
    const expectHistory = async (): Promise<void> => {
      for (const seen of [() => shopper.messages(), () => desk.messages()])
        await expect.poll(seen, patiently).toEqual(['Do you remember me?', 'Of course.'])
    }
    await expectHistory()

    await Promise.all([shopper.page.reload(), desk.page.reload()])
    await expectHistory()

    const closed = [shopper.page, desk.page]
    shopper = await shopper.tab()
    desk = await desk.tab()
    await Promise.all(closed.map((page) => page.close()))
    await Promise.all([shopper.visit('/en/help'), desk.open(address)])
    await expectHistory()

    await Promise.all([shopping.end(), working.end()])
    ;[shopper, desk] = [await shopping.start(), await working.start()]
    await Promise.all([shopper.visit(), desk.open(address)])
    await expectHistory()

    for (const { faults } of [shopper, desk]) faults.expect(/ERR_CONNECTION_REFUSED|WebSocket/)
    await product.stop('SIGTERM')
    await product.start()
    await shopper.write('And now?')
    await expectShown(desk.message('And now?'))
    await Promise.all([shopper.page.reload(), desk.page.reload()])
    for (const seen of [() => shopper.messages(), () => desk.messages()])
      await expect.poll(seen, patiently).toEqual(['Do you remember me?', 'Of course.', 'And now?'])
  })

  it('[FACE5] a browser that forbids frames their storage keeps the visitor, the open panel and the draft', async () => {
    const desk = await stage.deskOf(wei)
    const shopper = await stage.guardedShopper()
    await shopper.visit()
    expect(
      await (await shopper.frame()).evaluate(() => {
        try {
          return typeof localStorage
        } catch {
          return 'forbidden'
        }
      }),
    ).toBe('forbidden')
    await shopper.openPanel()
    await shopper.write('Will you know me again?')
    await desk.take('Will you know me again?')
    await desk.write('I will.')
    await expectShown(shopper.message('I will.'))
    await shopper.input.fill('half a')
    await shopper.visit('/en/cart')
    await expectShown(shopper.message('I will.'))
    await expect.poll(() => shopper.input.inputValue(), patiently).toBe('half a')
    await shopper.write('Then I am calm.')
    await expectShown(desk.message('Then I am calm.'))
  })

  it('[A1] with the panel closed the icon counts what is unread and sounds, once for all tabs', async () => {
    const { shopper, desk } = await meet(stage, wei, 'Do you ship to Norway?')
    const other = await shopper.tab()
    await other.visit('/en/cart')
    await other.page.mouse.click(10, 10)
    await shopper.page.bringToFront()
    await shopper.icon.click()
    await expectGone(shopper.input)
    const tones = async (): Promise<number[]> =>
      (await Promise.all([shopper, other].map(async (tab) => tonesOf(await tab.frame())))).flat()
    expect(await tones()).toEqual([])

    await desk.write('We do.')
    await expectShown(shopper.page.getByRole('button', { name: 'Open chat, 1 unread message' }))
    await expectShown(other.page.getByRole('button', { name: 'Open chat, 1 unread message' }))
    await expect.poll(tones, patiently).toEqual([660, 880])
    await desk.write('It takes four days.')
    await expectShown(shopper.page.getByRole('button', { name: 'Open chat, 2 unread messages' }))

    await shopper.openPanel()
    await expectShown(shopper.message('It takes four days.'))
    await shopper.icon.click()
    await expectShown(shopper.page.getByRole('button', { name: 'Open chat', exact: true }))
    await expectShown(other.page.getByRole('button', { name: 'Open chat', exact: true }))
  })

  it('[A1][CNV4] the visitor ends the chat, and by writing again opens it for whoever is there', async () => {
    const { shopper, desk } = await meet(stage, wei, 'Just one question')
    await shopper.panel.getByRole('button', { name: 'More' }).click()
    await shopper.panel.getByRole('menuitem', { name: 'End chat' }).click()
    await shopper.panel.getByRole('button', { name: 'Keep chatting' }).click()
    await shopper.panel.getByRole('button', { name: 'More' }).click()
    await shopper.panel.getByRole('menuitem', { name: 'End chat' }).click()
    await shopper.panel.getByRole('dialog').getByRole('button', { name: 'End chat' }).click()
    await expectShown(shopper.panel.getByText('Chat ended · Write to start again.'))
    await expectShown(desk.log.getByText(/closed the conversation/))
    await expectShown(desk.page.getByText('This conversation is closed. Reopen it to answer, or leave a note.'))

    await shopper.write('One more thing')
    await desk.take('One more thing')
    await expectShown(desk.message('Just one question'))
    await desk.write('Go ahead.')
    await expectShown(shopper.message('Go ahead.'))
  })

  it('[A1] nobody is there: the visitor is told, leaves words and a way to be reached, and the next agent finds them', async () => {
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await expectShown(shopper.panel.getByText('Nobody is here right now', { exact: true }))
    await shopper.write('My parcel is wet.')
    await expectShown(shopper.panel.getByText('Your message has arrived. We will answer when we are back.'))
    await shopper.panel.getByLabel('Name').fill('Ana Lima')
    await shopper.panel.getByLabel('E-mail').fill('ana@')
    await shopper.panel.getByRole('button', { name: 'Save' }).click()
    await expectShown(shopper.panel.getByText('This e-mail address is not complete.'))
    await shopper.panel.getByLabel('E-mail').fill('ana@example.com')
    await shopper.panel.getByRole('button', { name: 'Save' }).click()
    await expectShown(shopper.panel.getByText('We will get back to you at ana@example.com.'))
    await shopper.page.close()

    const desk = await stage.deskOf(wei)
    await desk.take('Ana Lima')
    await expectShown(desk.message('My parcel is wet.'))
    await expectShown(desk.page.getByRole('link', { name: 'ana@example.com' }))
    await desk.write('A new one is on its way.')
    await expectShown(desk.log.getByText('Sent', { exact: true }))

    const later = await shopper.tab()
    await later.visit()
    await expectShown(later.message('A new one is on its way.'))
    await expectShown(later.panel.getByText('You are talking with Li Wei'))
  })
})
