import { askHttp, expectOk } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { createLanguageCheck, type FaceLanguage, loadCatalogue } from './support/catalogues.ts'
import { expectShown } from './support/expect.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('named states of colleagues', () => {
  let stage: Stage
  let people: { [L in FaceLanguage]: { me: Staff; other: Staff; title: string; words: readonly string[] } }
  beforeAll(async () => {
    stage = await openStage()
    people = {
      en: {
        me: await stage.hire('Rosa Quinn'),
        other: await stage.hire('Ana Lima'),
        title: 'Returns desk',
        words: ['Who knows the rule for opened tea?', 'Thirty days, unless the seal is broken.', 'Thanks!'],
      },
      'zh-CN': {
        me: await stage.hire('何敏', { login: 'hemin', language: 'zh-CN' }),
        other: await stage.hire('李伟', { login: 'liwei', language: 'zh-CN' }),
        title: '退货处理',
        words: ['开封的茶叶可以退吗？', '三十天内可以，封口未拆即可。', '谢谢！'],
      },
    }
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] rooms, a group and its members, in $language on a $screen',
    async (setting) => {
      const { language } = setting
      const { me, other, title, words } = people[language]
      const texts = await loadCatalogue('console', language)
      const text = (id: string): string => texts[id] ?? ''
      const { url } = stage.product
      const desk = await stage.deskOf(me, contextOf(setting))
      const { page } = desk
      const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })

      await desk.open('/colleagues')
      await expectShown(page.getByText(text('rooms.people')))
      await camera.take('console-colleagues-begin')
      const group = { title, agentIds: [other.agentId] }
      const { conversationId } = expectOk(await askHttp(url, 'room.create', group, me.who))
      for (const [i, one] of words.entries())
        expectOk(
          await askHttp(
            url,
            'message.send',
            { conversationId, clientId: `words-${setting.screen}-${i}`, text: one },
            i === 1 ? other.who : me.who,
          ),
        )
      await expectShown(page.getByRole('link', { name: title }).first())
      await camera.take('console-colleagues')
      await desk.open(`/colleagues/${conversationId}`)
      await expectShown(page.getByText(words[2] ?? '', { exact: true }).last())
      await page.getByRole('textbox').last().fill('@')
      await expectShown(page.getByRole('option').first())
      await camera.take('console-room')
      await page.getByRole('textbox').last().fill('')
      await page.getByRole('button', { name: text('room.members') }).click()
      await expectShown(page.getByRole('dialog'))
      await camera.take('console-room-members')
      await page
        .getByRole('dialog')
        .getByRole('button', { name: text('action.dismiss') })
        .last()
        .click()
      await desk.open('/colleagues')
      await page.getByRole('button', { name: text('group.new') }).click()
      await expectShown(page.getByRole('dialog'))
      await camera.take('console-group-new')
      expectFlawless(camera)
    },
  )
})
