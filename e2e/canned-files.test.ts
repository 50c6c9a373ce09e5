import { askHttp, expectOk, keepFile, signIn } from '@frontdesk/testkit'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { attach, bring, png } from './support/bring-files.ts'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { expectGone, expectShown, patiently } from './support/expect.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

const prices = { name: 'prices.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 prices') }
const tooLarge = { name: 'film.mov', mimeType: 'video/quicktime', buffer: Buffer.alloc(27_000_000) }

describe('files of canned responses', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it('[CAN7][CAN8][CAN6] an agent keeps files with its words, puts them into an answer and takes one out before it is sent', async () => {
    const wei = await stage.hire('Li Wei')
    const shopper = await stage.shopper()
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('What does it cost?')
    const desk = await stage.deskOf(wei)
    const { page, composer } = desk

    await desk.open('/settings/canned-responses')
    await page.getByRole('button', { name: 'Add a canned response' }).click()
    const form = page.getByRole('dialog', { name: 'Add a canned response' })
    await form.getByLabel('Short code').fill('prices')
    await form.getByLabel('Text in English').fill('Here is what it costs.')
    await attach(form, prices, tooLarge)
    await bring(form.getByLabel('Text in English'), 'paste', png('pasted.png'))
    await bring(form.getByLabel('Title'), 'drop', png('dropped.png'))
    await expectShown(form.getByRole('alert').getByText('26'))
    await form.getByRole('button', { name: 'Save' }).click()
    await expectShown(form.getByText('Remove the files that were not taken, or try them again.'))
    await form.getByRole('button', { name: 'Remove film.mov' }).click()
    await form.getByRole('button', { name: 'Save' }).click()
    const row = page.getByRole('listitem').filter({ hasText: '/prices' })
    await expectShown(row.getByText('3 files'))

    await page.getByRole('button', { name: 'Actions for /prices' }).click()
    await page.getByRole('menuitem', { name: 'Edit the canned response' }).click()
    const edited = page.getByRole('dialog', { name: 'Edit the canned response' })
    await expectShown(edited.getByText('prices.pdf'))
    await expect
      .poll(
        () => edited.locator('li img').evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth)),
        patiently,
      )
      .toEqual([expect.any(Number), expect.any(Number)])
    await edited.getByRole('button', { name: 'Remove dropped.png' }).click()
    await edited.getByRole('button', { name: 'Save' }).click()
    await expectShown(row.getByText('2 files'))
    await page.getByRole('button', { name: 'Actions for /prices' }).click()
    await page.getByRole('menuitem', { name: 'Remove the canned response' }).click()
    await expectGone(row)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expectShown(row.getByText('2 files'))

    await desk.open('/conversations?tab=queue')
    await desk.take('What does it cost?')
    await composer.focus()
    await page.keyboard.type('/pri')
    await expectShown(page.getByRole('option', { name: /prices.*2 files/ }))
    await page.keyboard.press('Enter')
    await expect.poll(() => composer.inputValue(), patiently).toBe('Here is what it costs.')
    const tray = page.getByRole('list', { name: 'Files of this message' })
    await expectShown(tray.getByText('Ready').nth(1))
    await page.getByRole('button', { name: 'Remove pasted.png' }).click()
    await expectGone(tray.getByText('pasted.png'))
    await composer.press('Enter')
    await expectShown(shopper.message('Here is what it costs.'))
    await expectShown(shopper.log.getByRole('button', { name: /prices\.pdf/ }))
    expect(await shopper.log.getByText('pasted.png').count()).toBe(0)
  })

  it.each(settings)('[FACE6][FACE7][FACE8][FACE9] in $language on a $screen', async (setting) => {
    const { language, screen } = setting
    const isEnglish = language === 'en'
    const texts = await loadCatalogue('console', language)
    const text = (id: string): string => texts[id] ?? ''
    const media = await loadCatalogue('media', language)
    const code = `pots-${screen}`
    const { url, admin } = stage.product
    const boss = await signIn(url, admin.login, admin.password)
    const fileIds: string[] = []
    for (const { name, buffer } of [png('teapot.png'), png('cup.png', 300, 500), prices])
      fileIds.push((await keepFile(url, boss.who, new Uint8Array(buffer), name)).fileId)
    const words = isEnglish ? 'These are the pots that we have.' : '这是我们现有的茶壶。'
    const draft = { owner: { kind: 'account' } as const, code, title: isEnglish ? 'Pots' : '茶壶', fileIds }
    expectOk(await askHttp(url, 'canned-response.create', { ...draft, texts: [{ language, text: words }] }, boss.who))
    const question = isEnglish ? 'Which pots are there?' : '有哪些茶壶？'
    await stage.guest('Emma', question)
    const wei = await stage.hire(isEnglish ? 'Ana Lima' : '何敏', {
      login: `looks.${screen}`,
      role: 'administrator',
      ...(isEnglish ? {} : { language: 'zh-CN' as const }),
    })
    const desk = await stage.deskOf(wei, contextOf(setting))
    const { page } = desk
    const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })
    await desk.open('/settings/canned-responses')
    await expectShown(page.getByText(`/${code}`))
    await camera.take('console-canned-files')
    await page.getByRole('button', { name: text('canned.act').replace('{code}', code) }).click()
    await page.getByRole('menuitem', { name: text('canned.edit') }).click()
    const dialog = page.getByRole('dialog', { name: text('canned.edit') })
    await page.locator('input[type=file]').first().setInputFiles([tooLarge])
    await expectShown(dialog.getByRole('alert'))
    await dialog.getByText(text('canned.files.hint')).scrollIntoViewIfNeeded()
    await expectShown(dialog.locator('li img').nth(1))
    await camera.take('console-canned-files-dialog')
    await page.keyboard.press('Escape')
    await desk.open('/conversations?tab=queue')
    await page.getByRole('listitem').filter({ hasText: question }).getByRole('link').click()
    await page.getByRole('button', { name: text('canned.list') }).click()
    const option = page.getByRole('option', { name: new RegExp(code) })
    await expectShown(option)
    await camera.take('console-canned-files-list')
    await option.click()
    await expectShown(page.getByText(media['tray.ready'] ?? '').nth(2))
    await camera.take('console-canned-files-tray')
    expectFlawless(camera)
  })
})
