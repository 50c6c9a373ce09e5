import type { Staff } from '@frontdesk/testkit/staff'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { pressLong } from './support/long-press.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { phone } from './support/phone.ts'
import { createPhotographer } from './support/pictures.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('what visitors do with messages', () => {
  let stage: Stage
  let people: { en: Staff; 'zh-CN': Staff }
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    people = {
      en: await stage.hire('Li Wei'),
      'zh-CN': await stage.hire('何敏', { login: 'hemin', language: 'zh-CN' }),
    }
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  const bearing = ({ log }: Pick<Shopper, 'log'>, words: string): Locator =>
    log.locator('.message').filter({ hasText: words }).last()
  const actsOf = (shopper: Shopper, words: string, name = 'What to do with this message'): Locator =>
    bearing(shopper, words).getByRole('button', { name })

  it('[TXT5][AMD1][AMD3][AMD4] with the keyboard a visitor reacts, quotes, changes and takes back; the agent sees it live', async () => {
    const shopper = await stage.shopper()
    const { log, panel, input, page } = shopper
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('Does tea go bad?')
    const desk = await stage.deskOf(people.en)
    await desk.take('Does tea go bad?')
    await desk.composer.fill('Not for a year.')
    await desk.composer.press('Enter')
    await expectShown(shopper.message('Not for a year.'))

    await actsOf(shopper, 'Not for a year.').press('Enter')
    await expectShown(panel.getByRole('menuitemcheckbox', { name: 'Thumbs up', checked: false }))
    // No message of somebody else is changed.
    await expectGone(panel.getByRole('menuitem', { name: 'Edit the message' }))
    await page.keyboard.press('Enter')
    await expectShown(log.getByRole('button', { name: '👍, 1 person', pressed: true }))
    await expectShown(desk.log.getByRole('button', { name: '👍, 1 person', pressed: false }))
    await log.getByRole('button', { name: '👍, 1 person' }).press('Enter')
    await expectGone(desk.log.getByRole('button', { name: '👍, 1 person' }))

    await actsOf(shopper, 'Not for a year.').press('Enter')
    await page.keyboard.press('Escape')
    await expectGone(panel.getByRole('menu', { name: 'What to do with this message' }))
    await expectShown(input)
    await actsOf(shopper, 'Not for a year.').press('Enter')
    await panel.getByRole('menuitem', { name: 'Quote and answer' }).press('Enter')
    await expectShown(panel.getByRole('button', { name: 'Don’t quote' }))
    await input.pressSequentially('Grate.')
    await input.press('Enter')
    await expectShown(log.locator('.mine blockquote').getByText('Not for a year.'))
    await expectGone(panel.getByRole('button', { name: 'Don’t quote' }))
    await expectShown(desk.message('Grate.'))

    await actsOf(shopper, 'Grate.').press('Enter')
    await panel.getByRole('menuitem', { name: 'Edit the message' }).press('Enter')
    await panel.getByRole('textbox', { name: 'Message', exact: true }).fill('Great.')
    await panel.getByRole('button', { name: 'Save' }).press('Enter')
    await expectShown(desk.message('Great.'))
    await expectShown(log.getByText('edited'))

    await actsOf(shopper, 'Great.').press('Enter')
    await panel.getByRole('menuitem', { name: 'Take the message back' }).press('Enter')
    await panel.getByRole('button', { name: 'Take it back' }).press('Enter')
    await expectGone(desk.message('Great.'))
    await expectShown(log.getByText('You took back a message'))
    expect(await shopper.messages()).toEqual(['Does tea go bad?', 'Not for a year.'])
  })

  it('[TXT5] a finger that stays on a message opens the same, in the panel and in the console', async () => {
    // While somebody is there the place in the queue is told, and it is the last line that comes by itself.
    const desk = await stage.deskOf(people.en, phone)
    const shopper = await stage.shopper(phone)
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('Is it organic?')
    await expectShown(shopper.message('Is it organic?'))
    const sheet = shopper.panel.getByRole('menu', { name: 'What to do with this message' })
    await expectShown(shopper.log.getByText('You are next'))
    await pressLong(shopper.page, shopper.message('Is it organic?'), sheet)
    await shopper.panel.getByRole('menuitemcheckbox', { name: 'Heart' }).tap()
    await expectShown(shopper.log.getByRole('button', { name: '❤️, 1 person', pressed: true }))

    await desk.open('/conversations?tab=queue')
    await desk.row('Is it organic?').getByRole('link').first().tap()
    const answer = desk.page.getByRole('menuitem', { name: 'Quote and answer' })
    await pressLong(desk.page, desk.message('Is it organic?'), answer)
    await expectShown(answer)
    await desk.page.getByRole('menuitem', { name: 'Thumbs up' }).tap()
    await expectShown(shopper.log.getByRole('button', { name: '👍, 1 person', pressed: false }))
  })

  it('[TXT6] emoji go to the caret, by search and by arrows, at both sides', async () => {
    const shopper = await stage.shopper()
    const { panel, input, page } = shopper
    await shopper.visit()
    await shopper.openPanel()
    await input.fill('Good tea')
    await input.press('Home')
    const button = panel.getByRole('button', { name: 'Emoji', exact: true })
    await button.press('Enter')
    const search = panel.getByRole('searchbox', { name: 'Search emoji' })
    await expectShown(search)
    await page.keyboard.type('teapot')
    await expectShown(panel.getByText('No emoji found'))
    await search.fill('')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(() => input.inputValue(), patiently).toBe('😄Good tea')
    // Letters search wherever the focus is.
    await page.keyboard.type('thumbs up')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expectGone(search)
    await expect.poll(() => input.inputValue(), patiently).toBe('😄👍Good tea')
    await page.keyboard.press('Enter')
    await expectShown(shopper.message('😄👍Good tea'))

    const desk = await stage.deskOf(people['zh-CN'])
    await desk.open('/conversations?tab=queue')
    await desk.row('😄👍Good tea').getByRole('link').first().press('Enter')
    await desk.page.getByRole('button', { name: '表情', exact: true }).press('Enter')
    await desk.page.getByRole('searchbox', { name: '搜索表情' }).fill('茶')
    await desk.page.getByRole('button', { name: '茶', exact: true }).click()
    await desk.page.keyboard.press('Escape')
    await desk.page.keyboard.type('好')
    await desk.page.keyboard.press('Enter')
    await expectShown(shopper.message('🍵好'))
  })

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] a visitor’s acts on messages, in $language on a $screen',
    async (setting) => {
      const { language } = setting
      const texts = await loadCatalogue('widget', language)
      const text = (id: string): string => texts[id] ?? ''
      const isEnglish = language === 'en'
      const words = isEnglish ? 'Where is my parcel?' : '我的包裹在哪里？'
      const reply = isEnglish ? 'It left on **Monday** and arrives on Friday.' : '周一**已发出**，周五到达。'
      const shopper = await stage.shopper(contextOf(setting))
      const { log, panel } = shopper
      const camera = createPhotographer(shopper.page, { ...setting, check: await createLanguageCheck('widget') })
      await shopper.visit(isEnglish ? '/en/' : '/zh-CN/')
      await shopper.openPanel()
      await shopper.write(words)
      await expectShown(shopper.message(words))
      const desk = await stage.deskOf(people[language], contextOf({ ...setting, screen: 'desk' }))
      await desk.open('/conversations?tab=queue')
      await desk.row(words).getByRole('link').first().press('Enter')
      await desk.page.getByRole('textbox').last().fill(reply)
      await desk.page.getByRole('textbox').last().press('Enter')
      await expectShown(log.locator('strong'))
      const frame = await shopper.frame()
      const acts = (said: string) => actsOf(shopper, said, text('acts.label'))

      for (const emoji of ['emoji.heart', 'emoji.thanks']) {
        await acts(isEnglish ? 'Monday' : '周一').press('Enter')
        await panel.getByRole('menuitemcheckbox', { name: text(emoji) }).press('Enter')
        await expectGone(panel.getByRole('menu'))
      }
      await expectShown(log.getByRole('button', { pressed: true }).nth(1))
      await acts(words).press('Enter')
      await expectShown(panel.getByRole('menuitem', { name: text('acts.edit') }))
      await camera.take('widget-message-menu', frame)
      await panel.getByRole('menuitem', { name: text('acts.edit') }).press('Enter')
      await expectShown(panel.getByRole('dialog'))
      await camera.take('widget-message-edit', frame)
      await shopper.page.keyboard.press('Escape')
      await acts(words).press('Enter')
      await panel.getByRole('menuitem', { name: text('acts.recall') }).press('Enter')
      await expectShown(panel.getByRole('dialog'))
      await camera.take('widget-message-recall', frame)
      await shopper.page.keyboard.press('Escape')
      await acts(isEnglish ? 'Monday' : '周一').press('Enter')
      await panel.getByRole('menuitem', { name: text('acts.answer') }).press('Enter')
      await expectShown(panel.getByRole('button', { name: text('quoting.cancel') }))
      await camera.take('widget-message-quoting', frame)
      if (setting.screen === 'desk') {
        const media = await loadCatalogue('media', language)
        await panel.getByRole('button', { name: media['emoji'] ?? '', exact: true }).press('Enter')
        await expectShown(panel.getByRole('searchbox'))
        await camera.take('widget-emoji', frame)
        await desk.page.getByRole('button', { name: media['emoji'] ?? '', exact: true }).press('Enter')
        await expectShown(desk.page.getByRole('searchbox').last())
        const check = await createLanguageCheck('console')
        const other = createPhotographer(desk.page, { ...setting, check })
        await other.take('console-emoji')
        expectFlawless(other)
      }
      expectFlawless(camera)
    },
    90_000,
  )
})
