import type { Staff } from '@frontdesk/testkit/staff'
import type { CDPSession, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { expectFocus, expectGone, expectShown, patiently } from './support/expect.ts'
import { openStage, type Stage } from './support/stage.ts'

/** Tabs forward until an element has the focus. */
const tabTo = async (page: Page, goal: Locator): Promise<void> => {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab')
    if (await goal.evaluate((element) => element.matches(':focus'))) return
  }
  throw new Error(`80 times Tab did not lead to ${goal.toString()}`)
}

/** An input method that is choosing among words, as for Chinese, and the Enter that belongs to it. */
const compose = async (input: CDPSession, letters: string): Promise<void> => {
  await input.send('Input.imeSetComposition', {
    text: letters,
    selectionStart: letters.length,
    selectionEnd: letters.length,
  })
  await input.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 13,
  })
  await input.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 })
}

describe('with the keyboard', () => {
  let stage: Stage
  let wei: Staff
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    wei = await stage.hire('Li Wei')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it('[FACE1] a visitor comes from the icon to an answer, and an agent from signing in to a closed conversation', async () => {
    const [shopper, desk] = await Promise.all([stage.shopper(), stage.emptyDesk()])
    const visitorKeys = shopper.page.keyboard
    const keys = desk.page.keyboard
    const openPalette = async (): Promise<void> => {
      await keys.press('Control+k')
      const search = desk.page.getByPlaceholder('Search actions, people, conversations')
      await expectFocus(search)
    }
    await desk.open()
    await expectFocus(desk.page.getByLabel('Login'))
    await keys.type(wei.login)
    await keys.press('Tab')
    await keys.type(wei.password)
    await keys.press('Enter')
    await expectShown(desk.page.getByRole('heading', { name: 'Conversations' }))

    await shopper.visit()
    await tabTo(shopper.page, shopper.icon)
    await visitorKeys.press('Enter')
    await expectShown(shopper.input)
    await expectFocus(shopper.input)
    await visitorKeys.type('Two lines')
    await visitorKeys.press('Shift+Enter')
    await visitorKeys.type('are one message')
    await visitorKeys.press('Enter')
    await expectShown(shopper.message('Two lines are one message'))

    await openPalette()
    await keys.type('queue')
    await keys.press('Enter')
    await expectShown(desk.row('Two lines are one message'))
    await keys.press('j')
    await expectShown(desk.message('Two lines are one message'))
    await keys.press('Escape')
    await keys.press('a')
    await expectShown(desk.log.getByText('You took the conversation'))
    await keys.press('Escape')
    await keys.press('n')
    await expectFocus(desk.page.getByRole('textbox', { name: 'Note for colleagues' }))
    await keys.type('Knows the keyboard')
    await keys.press('Enter')
    await expectShown(desk.message('Knows the keyboard'))
    await keys.press('Escape')
    await keys.press('r')
    await expectFocus(desk.page.getByRole('textbox', { name: /^Reply to/ }))
    await keys.type('So they are.')
    await keys.press('Enter')
    await expectShown(shopper.message('So they are.'))

    await keys.press('Escape')
    await keys.press('?')
    await expectShown(desk.page.getByRole('dialog', { name: 'Keyboard shortcuts' }))
    await keys.press('Escape')
    await expectGone(desk.page.getByRole('dialog'))
    await keys.press('e')
    await expectShown(shopper.panel.getByText('Li Wei ended the chat · Write to start again.'))
    await visitorKeys.press('Escape')
    await expectGone(shopper.input)
    await expectFocus(shopper.icon)

    await openPalette()
    await keys.type('sign out')
    await keys.press('Enter')
    await expectShown(desk.page.getByText('You are signed out.'))
  })

  it('[FACE2][CON11] the Enter of an input method sends nothing, the next one does', async () => {
    const [shopper, desk] = await Promise.all([stage.shopper({ locale: 'zh-CN' }), stage.deskOf(wei)])
    await shopper.visit('/en/')
    await shopper.openPanel()
    const frame = await shopper.frame()
    const visitorInput = await shopper.page.context().newCDPSession(frame)
    await shopper.input.focus()
    await compose(visitorInput, 'nihao')
    await visitorInput.send('Input.insertText', { text: '你好' })
    await expect.poll(() => shopper.input.inputValue(), patiently).toBe('你好')
    expect(await shopper.messages()).toEqual([])
    await shopper.input.press('Enter')
    await expectShown(shopper.message('你好'))

    await desk.take('你好')
    const agentInput = await desk.page.context().newCDPSession(desk.page)
    await desk.composer.focus()
    await compose(agentInput, 'zaima')
    await agentInput.send('Input.insertText', { text: '在的' })
    await expect.poll(() => desk.composer.inputValue(), patiently).toBe('在的')
    expect(await desk.messages()).toEqual(['你好'])
    await desk.composer.press('Enter')
    await expectShown(shopper.message('在的'))
    expect(await desk.messages()).toEqual(['你好', '在的'])
  })

  it('[CON28] tooltips say what a button does and its keys, to a mouse and to the keyboard, and go at a key', async () => {
    const desk = await stage.deskOf(wei)
    const bubble = desk.page.getByRole('tooltip')
    const search = desk.page.getByRole('button', { name: 'Go to or do' })
    await search.hover()
    await expect.poll(() => bubble.textContent(), patiently).toContain('Go to or do')
    await expectShown(bubble.getByText('K', { exact: true }))
    const [edge, box] = await Promise.all([search.boundingBox(), bubble.boundingBox()])
    expect(box?.x).toBeGreaterThanOrEqual((edge?.x ?? 0) + (edge?.width ?? 0))
    await search.click()
    await expectShown(desk.page.getByRole('dialog', { name: 'Go to or do' }))
    await expectGone(bubble)
    await desk.page.keyboard.press('Escape')

    await tabTo(desk.page, desk.page.getByRole('button', { name: 'Turn sounds off' }))
    await expectShown(bubble)
    await desk.page.keyboard.press('Escape')
    await expectGone(bubble)
  })
})
