import { askHttp, expectOk } from '@frontdesk/testkit'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { expectShown } from './support/expect.ts'
import { type Heads, hireHeads, seatOf } from './support/heads.ts'
import { expectFlawless, settings } from './support/looks.ts'
import { openStage, type Stage } from './support/stage.ts'

const told = {
  en: { tags: ['Refund', 'Complaint', 'Wholesale'], name: 'Mia Berg', words: 'The parcel is broken' },
  'zh-CN': { tags: ['退款', '投诉', '批发'], name: '陈晨', words: '包裹破损了' },
} as const
const colors = ['red', 'orange', 'teal'] as const

describe('named states of tags', () => {
  let stage: Stage
  let heads: Heads
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    heads = await hireHeads(stage)
  })
  afterEach(async (journey) => {
    const { who } = heads.en
    for (const { id } of expectOk(await askHttp(stage.product.url, 'tag.list', {}, who)).tags)
      expectOk(await askHttp(stage.product.url, 'tag.remove', { tagId: id }, who))
    await stage.tidy(journey)
  })
  afterAll(() => stage?.close())

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] tags, in $language on a $screen',
    async (setting) => {
      const { desk, camera, text } = await seatOf(stage, heads, setting)
      const { page } = desk
      const { url } = stage.product
      const { who } = heads[setting.language]
      const { tags, name, words } = told[setting.language]
      await desk.open('/settings/tags')
      await expectShown(page.getByText(text('tags.none.title')))
      await camera.take('console-tags-none')
      await page.getByRole('button', { name: text('tags.add') }).click()
      await expectShown(page.getByRole('dialog'))
      await camera.take('console-tags-new')
      await page.keyboard.press('Escape')
      const made = []
      for (const [i, tag] of tags.entries())
        made.push(expectOk(await askHttp(url, 'tag.create', { name: tag, color: colors[i] ?? 'grey' }, who)))
      await expectShown(page.getByRole('list', { name: text('settings.tags') }).getByText(tags[2]))
      await camera.take('console-tags')

      const guest = await stage.guest(name, words)
      const { conversationId } = guest
      const { conversation } = expectOk(await askHttp(url, 'conversation.resume', { conversationId, rev: 0 }, who))
      const contactId = 'contact' in conversation ? conversation.contact.id : ''
      const add = made.map(({ id }) => id)
      expectOk(await askHttp(url, 'conversation.tag', { conversationId, add }, who))
      expectOk(await askHttp(url, 'contact.tag', { contactId, add: add.slice(2) }, who))
      const attributes = { order_number: 'A-1017', paid: true }
      expectOk(await askHttp(url, 'conversation.describe', { conversationId, attributes }, who))
      await desk.open('/conversations?tab=queue')
      await expectShown(page.getByText(tags[0]).first())
      await camera.take('console-tags-list')
      await desk.open(`/conversations/${conversationId}?tab=queue${setting.screen === 'phone' ? '&pane=about' : ''}`)
      await expectShown(page.getByText('A-1017', { exact: true }))
      await camera.take('console-tags-about')
      guest.client.close()
      expectFlawless(camera)
    },
    90_000,
  )
})
