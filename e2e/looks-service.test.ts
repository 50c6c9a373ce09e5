import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { expectShown } from './support/expect.ts'
import { type Heads, hireHeads, seatOf } from './support/heads.ts'
import { expectFlawless, settings } from './support/looks.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('named states of who serves whom', () => {
  let stage: Stage
  let heads: Heads
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    heads = await hireHeads(stage)
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it.each(settings)('[FACE6][FACE7][FACE8][FACE9] the visitors, in $language on a $screen', async (setting) => {
    const { desk, camera, text } = await seatOf(stage, heads, setting)
    await desk.open('/visitors')
    await expectShown(desk.page.getByText(text('visitors.none.body')))
    await camera.take('console-visitors-none')
    const shoppers = await Promise.all([stage.shopper(), stage.shopper(), stage.shopper()])
    for (const shopper of shoppers) await shopper.visit(setting.language === 'en' ? '/en/' : '/zh/')
    await desk.page.reload()
    await expectShown(desk.page.getByRole('listitem').nth(2))
    await camera.take('console-visitors')
    expectFlawless(camera)
  })

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] states and their ledger, in $language on a $screen',
    async (setting) => {
      const { desk, camera, text } = await seatOf(stage, heads, setting)
      const { page } = desk
      await stage.guest(
        setting.language === 'en' ? 'Mia Berg' : '陈晨',
        setting.language === 'en' ? 'Is it in stock?' : '有货吗？',
      )
      await desk.open('/conversations?tab=queue')
      await page
        .getByRole('listitem')
        .first()
        .getByRole('button', { name: new RegExp(`^${text('act.take')}`) })
        .click()
      await expectShown(page.getByRole('log'))
      await desk.open('/conversations')
      const me = page.getByRole('button', { name: new RegExp(text('me.title')) })
      await me.click()
      await expectShown(page.getByText(text('state.exit.means')))
      await camera.take('console-state-menu')
      await page.getByRole('button', { name: new RegExp(`^${text('state.break')}`) }).click()
      await page.getByLabel(text('state.break.reason')).fill(setting.language === 'en' ? 'Lunch' : '午餐')
      await camera.take('console-state-break')
      await page.getByRole('button', { name: text('state.break.start') }).click()
      await me.click()
      await page.getByRole('button', { name: new RegExp(`^${text('state.exit')}`) }).click()
      await expectShown(page.getByRole('list', { name: text('exit.list') }))
      await camera.take('console-exit')
      await page.keyboard.press('Escape')
      await desk.open('/colleagues')
      await expectShown(page.getByRole('listitem').getByText(text('state.break')).first())
      await camera.take('console-colleagues-states')
      await desk.open('/settings/ledger')
      await expectShown(page.getByText(text('ledger.none')).first())
      await camera.take('console-ledger')
      expectFlawless(camera)
    },
  )

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] passing a conversation on, in $language on a $screen',
    async (setting) => {
      const { desk, camera, text } = await seatOf(stage, heads, setting)
      const { page } = desk
      const isPhone = setting.screen === 'phone'
      await stage.guest(
        setting.language === 'en' ? 'Ida Holm' : '林夏',
        setting.language === 'en' ? 'My teapot came broken.' : '茶壶碎了。',
      )
      await desk.open('/conversations?tab=queue')
      const waiting = page.getByRole('listitem').first()
      await expectShown(waiting)
      await camera.take('console-queue-tab')
      await waiting.getByRole('button', { name: new RegExp(`^${text('act.take')}`) }).click()
      await expectShown(page.getByRole('log'))
      await page.getByRole('button', { name: isPhone ? text('act.more') : text('act.snooze'), exact: true }).click()
      await expectShown(page.getByRole('menuitem').first())
      await camera.take('console-snooze-menu')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Escape')
      await page.locator('header').first().click()
      await page.keyboard.press('t')
      await expectShown(page.getByRole('dialog').getByRole('radio').first())
      await camera.take('console-transfer')
      expectFlawless(camera)
    },
  )

  it.each(settings)('[FACE6][FACE7][FACE8][FACE9] the queue board, in $language on a $screen', async (setting) => {
    const { desk, camera, text } = await seatOf(stage, heads, setting)
    await stage.guest(setting.language === 'en' ? 'Sofia Rossi' : '周宁', setting.language === 'en' ? 'Hello' : '你好')
    await desk.open('/queue')
    await expectShown(
      desk.page
        .getByRole('list', { name: text('queue.waiting') })
        .getByRole('listitem')
        .first(),
    )
    await camera.take('console-queue-board')
    expectFlawless(camera)
  })
})
