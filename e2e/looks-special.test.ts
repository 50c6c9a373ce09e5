import { askHttp, expectOk } from '@frontdesk/testkit'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { expectShown } from './support/expect.ts'
import { type Heads, hireHeads, seatOf } from './support/heads.ts'
import { expectFlawless, settings } from './support/looks.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('named states of special contacts', () => {
  let stage: Stage
  let heads: Heads
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    heads = await hireHeads(stage)
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it.each(settings)('[FACE6][FACE7][FACE8][FACE9] their rules, in $language on a $screen', async (setting) => {
    const { desk, camera, text } = await seatOf(stage, heads, setting)
    const { page } = desk
    const head = heads[setting.language]
    const isEnglish = setting.language === 'en'
    await desk.open('/settings/special-contacts')
    await expectShown(page.getByText(text('special.none.title')))
    await camera.take('console-special-none')
    await page.getByRole('button', { name: text('special.add') }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('button', { name: text('special.conditions.add') }).click()
    await form.getByRole('button', { name: text('special.add.action'), exact: true }).click()
    await expectShown(form.getByText(text('special.problem.leads')))
    await camera.take('console-special-rule')
    await page.keyboard.press('Escape')
    const { url } = stage.product
    const base = { agentId: null, teamId: null, priority: false }
    const rules = [
      expectOk(
        await askHttp(
          url,
          'handling-rule.create',
          {
            ...base,
            name: isEnglish ? 'Spends much' : '高消费',
            conditions: [
              { attribute: 'spend', operator: 'at-least', value: 10_000 },
              { attribute: 'plan', operator: 'is-not', value: 'trial' },
            ],
            agentId: head.agentId,
            priority: true,
          },
          head.who,
        ),
      ),
      expectOk(
        await askHttp(
          url,
          'handling-rule.create',
          {
            ...base,
            name: isEnglish ? 'Long-standing' : '老客户',
            conditions: [{ attribute: 'memberSince', operator: 'older-than', amount: 3, unit: 'years' }],
            priority: true,
          },
          head.who,
        ),
      ),
    ]
    await page.reload()
    await expectShown(page.getByRole('list', { name: text('special.rules') }).getByText('memberSince'))
    await expectShown(
      page.getByRole('list', { name: text('special.rules') }).getByText(isEnglish ? 'Rosa Quinn' : '何敏'),
    )
    await camera.take('console-special-rules')
    for (const { id } of rules) expectOk(await askHttp(url, 'handling-rule.remove', { ruleId: id }, head.who))
    expectFlawless(camera)
  })

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] one beside its conversation, in $language on a $screen',
    async (setting) => {
      const { desk, camera, text } = await seatOf(stage, heads, setting)
      const { page } = desk
      const head = heads[setting.language]
      const guest = await stage.guest(
        setting.language === 'en' ? 'Mia Berg' : '陈晨',
        setting.language === 'en' ? 'Is it in stock?' : '有货吗？',
      )
      const { items } = expectOk(await askHttp(stage.product.url, 'conversation.list', { tab: 'team' }, head.who))
      const found = items.find(({ id }) => id === guest.conversationId)
      const contactId = found !== undefined && 'contact' in found && found.contact !== null ? found.contact.id : ''
      const handling = { special: true, agentId: head.agentId, teamId: null, priority: true }
      expectOk(await askHttp(stage.product.url, 'contact.handle', { contactId, handling }, head.who))
      await desk.open('/conversations?tab=queue')
      await expectShown(page.getByText(text('contact.special')).first())
      await camera.take('console-special-row')
      await desk.open(`/conversations/${guest.conversationId}`)
      if (setting.screen === 'phone') await page.getByRole('button', { name: text('about.show') }).click()
      const region = page.getByRole('region', { name: text('handling.title') })
      await region.getByRole('button', { name: text('handling.change') }).scrollIntoViewIfNeeded()
      await expectShown(region.getByText(text('handling.byHand')))
      await camera.take('console-special-about')
      await region.getByRole('button', { name: text('handling.change') }).click()
      await expectShown(page.getByRole('dialog'))
      await camera.take('console-special-dialog')
      expectFlawless(camera)
    },
  )
})
