import { askHttp, expectOk } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { createLanguageCheck, type FaceLanguage, loadCatalogue } from './support/catalogues.ts'
import { expectShown } from './support/expect.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('named states of the search', () => {
  let stage: Stage
  let people: { [L in FaceLanguage]: { me: Staff; other: Staff; title: string; words: readonly string[]; q: string } }
  beforeAll(async () => {
    stage = await openStage()
    people = {
      en: {
        me: await stage.hire('Rosa Quinn'),
        other: await stage.hire('Ana Lima'),
        title: 'Returns desk',
        words: ['Refunds for opened tea take thirty days.', 'Who told them that a refund is free?', 'Refund it!'],
        q: 'refund',
      },
      'zh-CN': {
        me: await stage.hire('何敏', { login: 'hemin', language: 'zh-CN' }),
        other: await stage.hire('李伟', { login: 'liwei', language: 'zh-CN' }),
        title: '退货处理',
        words: ['开封的茶叶退款要三十天。', '谁告诉他们退款免费？', '先退款吧。'],
        q: '退款',
      },
    }
    for (const { me, other, title, words } of Object.values(people)) {
      const group = { title, agentIds: [other.agentId] }
      const { conversationId } = expectOk(await askHttp(stage.product.url, 'room.create', group, me.who))
      for (const [i, text] of words.entries()) {
        const sent = { conversationId, clientId: `said-words-${i}`, text }
        expectOk(await askHttp(stage.product.url, 'message.send', sent, (i === 1 ? other : me).who))
      }
    }
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] searching messages, in $language on a $screen',
    async (setting) => {
      const { me, words, q } = people[setting.language]
      const texts = await loadCatalogue('console', setting.language)
      const text = (id: string): string => texts[id] ?? ''
      const guest = await stage.guest('Emma', words[0] ?? '')
      const desk = await stage.deskOf(me, contextOf(setting))
      const { page } = desk
      const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })
      await desk.open('/search')
      await expectShown(page.getByText(text('search.start.title')))
      await camera.take('console-search-begin')
      await desk.open(`/search?q=${encodeURIComponent(q)}`)
      await expectShown(page.locator('mark').nth(3))
      await camera.take('console-search')
      await page.getByRole('link', { name: words[2] ?? '' }).click()
      await expectShown(page.locator('[aria-current=true]').getByText(words[2] ?? ''))
      await camera.take('console-search-opened')
      await desk.open('/search?q=zzzz')
      await expectShown(page.getByText(text('search.none.messages')))
      await camera.take('console-search-none')
      await desk.open('/search?what=contacts&q=emma')
      await expectShown(page.locator('mark').first())
      await camera.take('console-search-contacts')
      await desk.open('/search?what=conversations&q=emma&since=days&from=2026-01-01')
      await expectShown(page.locator('mark').first())
      await camera.take('console-search-conversations')
      await desk.open('/conversations')
      await expectShown(page.getByRole('link', { name: text('list.search') }))
      await camera.take('console-search-from-list')
      await desk.open('/colleagues')
      await page.getByRole('searchbox').fill(q)
      await camera.take('console-search-from-colleagues')
      guest.client.close()
      expectFlawless(camera)
    },
    90_000,
  )
})
