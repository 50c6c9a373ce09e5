import { askHttp, expectOk, signIn } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

const hello = {
  code: 'hello',
  title: 'First words',
  texts: [
    { language: 'en', text: 'Hello {{contact.name|there}}, {{agent.name}} here. Your mail: {{contact.email}}' },
    { language: 'zh-CN', text: '您好，我是 {{agent.name}}。' },
  ],
}

describe('canned responses', () => {
  let stage: Stage
  let people: { en: Staff; 'zh-CN': Staff }
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    people = {
      en: await stage.hire('Li Wei', { role: 'administrator' }),
      'zh-CN': await stage.hire('何敏', { login: 'hemin', language: 'zh-CN', role: 'administrator' }),
    }
    const { product } = stage
    const boss = await signIn(product.url, product.admin.login, product.admin.password)
    const keep = (draft: object) =>
      askHttp(product.url, 'canned-response.create', { ...hello, owner: { kind: 'account' }, ...draft }, boss.who)
    expectOk(await keep({}))
    expectOk(
      await keep({ code: 'refund', title: 'Refunds', texts: [{ language: 'en', text: 'Refunds take five days.' }] }),
    )
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it('[CAN4][CAN5] / offers them in the composer; the chosen one comes filled, in the visitor’s language, with the gap selected', async () => {
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('Hi!')
    const desk = await stage.deskOf(people.en)
    await desk.take('Hi!')
    const { composer, page } = desk
    const list = page.getByRole('listbox', { name: 'Canned responses' })
    await composer.focus()
    await page.keyboard.type('/')
    await expectShown(list.getByRole('option', { name: /refund/ }))
    await page.keyboard.type('take five')
    await expectGone(list)
    await composer.fill('')
    await page.keyboard.type('/firs')
    await expectShown(list.getByRole('option', { name: /hello/ }))
    await page.keyboard.press('Enter')
    await expectGone(list)
    await expect
      .poll(() => composer.inputValue(), patiently)
      .toBe('Hello there, Li Wei here. Your mail: {{contact.email}}')
    await page.keyboard.type('none yet')
    await page.keyboard.press('Enter')
    await expectShown(shopper.message('Hello there, Li Wei here. Your mail: none yet'))

    await composer.fill('')
    await page.getByRole('button', { name: 'Canned responses' }).click()
    await expectShown(list)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Tab')
    await expect.poll(() => composer.inputValue(), patiently).toBe('Refunds take five days.')
    await composer.fill('')
    await page.keyboard.type('/re')
    await page.keyboard.press('Escape')
    await expectGone(list)
    expect(await composer.inputValue()).toBe('/re')
  })

  it('[CAN5] a Chinese visitor is answered in Chinese', async () => {
    const shopper = await stage.shopper({ locale: 'zh-CN' })
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('你好')
    const { composer, page, take } = await stage.deskOf(people.en)
    await take('你好')
    await composer.focus()
    await page.keyboard.type('/hel')
    await expectShown(page.getByRole('option', { name: /您好/ }))
    await page.keyboard.press('Enter')
    await expect.poll(() => composer.inputValue(), patiently).toBe('您好，我是 Li Wei。')
  })

  it('[CAN6] an agent keeps one of its own in two languages, and removing can be taken back', async () => {
    const plain = await stage.hire('Ana Lima')
    const { page, open } = await stage.deskOf(plain)
    await open('/settings/canned-responses')
    await expectShown(page.getByText('/hello'))
    expect(await page.getByRole('button', { name: 'Actions for /hello' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Add a canned response' }).click()
    const form = page.getByRole('dialog', { name: 'Add a canned response' })
    await form.getByRole('button', { name: 'Save' }).click()
    await expectShown(form.getByText('Enter a short code without spaces or /.'))
    await form.getByLabel('Short code').fill('/bye')
    await form.getByLabel('Text in English').fill('Good bye')
    await form.getByRole('button', { name: 'Add a language' }).click()
    await form.getByLabel('Language of text 2').selectOption('zh-CN')
    await form.getByLabel(/^Text in .*Chinese/).fill('再见')
    await form.getByRole('button', { name: 'Save' }).click()
    await expectShown(page.getByText('/bye'))
    await page.getByRole('button', { name: 'Actions for /bye' }).click()
    await page.getByRole('menuitem', { name: 'Remove the canned response' }).click()
    await expectGone(page.getByRole('listitem').filter({ hasText: '/bye' }))
    await page.getByRole('button', { name: 'Undo' }).click()
    await expectShown(page.getByRole('listitem').filter({ hasText: '/bye' }))
  })

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] canned responses, in $language on a $screen',
    async (setting) => {
      const texts = await loadCatalogue('console', setting.language)
      const text = (id: string): string => texts[id] ?? ''
      const words = setting.language === 'en' ? 'Where is my parcel?' : '我的包裹在哪里？'
      await stage.guest('Emma', words)
      const desk = await stage.deskOf(people[setting.language], contextOf(setting))
      const { page } = desk
      const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })
      await desk.open('/settings/canned-responses')
      await expectShown(page.getByText('/hello'))
      await camera.take('console-canned')
      await page.getByRole('button', { name: text('canned.act').replace('{code}', 'hello') }).click()
      await page.getByRole('menuitem', { name: text('canned.edit') }).click()
      await expectShown(page.getByRole('dialog', { name: text('canned.edit') }))
      await camera.take('console-canned-dialog')
      await page.keyboard.press('Escape')
      await desk.open('/conversations?tab=queue')
      await page.getByRole('listitem').filter({ hasText: words }).getByRole('link').click()
      await page.getByRole('button', { name: text('canned.list') }).click()
      await expectShown(page.getByRole('listbox', { name: text('canned.list') }))
      await camera.take('console-canned-list')
      expectFlawless(camera)
    },
    90_000,
  )
})
