import type { Staff } from '@frontdesk/testkit/staff'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import type { Desk } from './support/desk.ts'
import { expectGone, expectShown } from './support/expect.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('what is done with messages', () => {
  let stage: Stage
  let people: { en: Staff; 'zh-CN': Staff }
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    people = {
      en: await stage.hire('Li Wei', { role: 'supervisor' }),
      'zh-CN': await stage.hire('何敏', { login: 'hemin', language: 'zh-CN', role: 'supervisor' }),
    }
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  /** The button of the message that says so. */
  const actsOf = ({ page }: Desk, words: string, name = 'What to do with this message'): Locator =>
    page.getByRole('log').locator('.group').filter({ hasText: words }).last().getByRole('button', { name })

  it('[TXT5][AMD1][AMD2][AMD3][AMD4] with the keyboard an agent reacts, quotes, changes and takes back; the visitor sees it live', async () => {
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('Does tea go bad?')
    const desk = await stage.deskOf(people.en)
    const { composer, log, page } = desk
    await desk.take('Does tea go bad?')

    await actsOf(desk, 'Does tea go bad?').focus()
    await page.keyboard.press('Enter')
    await expectShown(page.getByRole('menuitem', { name: 'Thumbs up' }))
    await page.keyboard.press('Enter')
    await expectShown(log.getByRole('button', { name: '👍, 1 person', pressed: true }))
    await expectShown(shopper.log.getByText('👍 1'))
    await log.getByRole('button', { name: '👍, 1 person' }).click()
    await expectGone(shopper.log.getByText('👍 1'))

    await actsOf(desk, 'Does tea go bad?').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Quote and answer' }).press('Enter')
    await expectShown(page.getByRole('button', { name: 'Don’t quote' }))
    await composer.pressSequentially('Not for a yeer.')
    await composer.press('Enter')
    const quoted = shopper.log.locator('.theirs blockquote').filter({ hasText: 'Does tea go bad?' })
    await expectShown(quoted.getByText('You', { exact: true }))
    await expectGone(page.getByRole('button', { name: 'Don’t quote' }))

    await actsOf(desk, 'Not for a yeer.').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Edit the message' }).press('Enter')
    await page.getByRole('textbox', { name: 'Message', exact: true }).fill('Not for a year.')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await expectGone(page.getByRole('dialog'))
    await expectShown(shopper.log.getByText('Not for a year.'))
    await expectShown(shopper.log.getByText('edited'))

    await actsOf(desk, 'Not for a year.').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Earlier versions' }).press('Enter')
    await expectShown(page.getByRole('dialog').getByText('Not for a yeer.'))
    await page.keyboard.press('Escape')
    await expectGone(page.getByRole('dialog'))

    await actsOf(desk, 'Not for a year.').focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Take the message back' }).press('Enter')
    await page.getByRole('button', { name: 'Take the message back' }).last().click()
    await expectGone(shopper.log.getByText('Not for a year.'))
    await expectGone(desk.message('Not for a year.'))
    await log.getByRole('button', { name: 'Earlier versions' }).click()
    await expectShown(page.getByRole('dialog').getByText('Not for a year.'))
    await page.keyboard.press('Escape')
    expect(await shopper.messages()).toEqual(['Does tea go bad?'])
  })

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] acts on messages, in $language on a $screen',
    async (setting) => {
      const texts = await loadCatalogue('console', setting.language)
      const text = (id: string): string => texts[id] ?? ''
      const isEnglish = setting.language === 'en'
      const words = isEnglish ? 'Where is my parcel?' : '我的包裹在哪里？'
      const reply = isEnglish
        ? 'On its way:\n- **left** on Monday\n- arrives `DE-77` on Friday\n> not before noon'
        : '正在路上：\n- 周一**已发出**\n- 周五到达 `77`\n> 中午之后'
      await stage.guest(isEnglish ? 'Emma' : '小美', words)
      const desk = await stage.deskOf(people[setting.language], contextOf(setting))
      const { page } = desk
      const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })
      await desk.open('/conversations?tab=queue')
      await page.getByRole('listitem').filter({ hasText: words }).getByRole('link').click()
      const field = page.getByRole('textbox').last()
      await actsOf(desk, words, text('message.acts')).click()
      await page.getByRole('menuitem', { name: text('emoji.heart') }).click()
      await actsOf(desk, words, text('message.acts')).click()
      await page.getByRole('menuitem', { name: text('message.answer') }).click()
      await camera.take('console-message-quoting')
      await field.fill(reply)
      await page.getByRole('button', { name: text('composer.send') }).click()
      await expectShown(page.getByRole('log').locator('strong'))
      await camera.take('console-message-marked')
      await page
        .getByRole('log')
        .getByRole('button', { name: text('message.acts') })
        .last()
        .click()
      await expectShown(page.getByRole('menuitem', { name: text('message.edit') }))
      await camera.take('console-message-menu')
      await page.getByRole('menuitem', { name: text('message.edit') }).click()
      await expectShown(page.getByRole('dialog'))
      await camera.take('console-message-edit')
      expectFlawless(camera)
    },
    90_000,
  )
})
