import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { expectGone, expectShown } from './support/expect.ts'
import { type Heads, hireHeads, seatOf } from './support/heads.ts'
import { expectFlawless, settings } from './support/looks.ts'
import { type PasserBy, passBy } from './support/passer-by.ts'
import { openStage, type Stage } from './support/stage.ts'

const people = {
  en: {
    page: 'Green tea from spring',
    title: 'Delivery to Leeds',
    words: ['Where is our parcel?', 'Ours is late too.'],
  },
  'zh-CN': { page: '春季绿茶', title: '利兹的配送', words: ['我们的包裹到哪里了？', '我们的也晚了。'] },
} as const
const names = { en: ['Ada', 'Bea', 'Cyril'], 'zh-CN': ['小雨', '阿明', '王芳'] } as const

describe('named states of sessions of several', () => {
  let stage: Stage
  let heads: Heads
  let here: PasserBy[] = []
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    heads = await hireHeads(stage)
  })
  afterEach(async (journey) => {
    for (const { client } of here) client.close()
    here = []
    await stage.tidy(journey)
  })
  afterAll(() => stage?.close())

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] the picker, a session, its people and the list, in $language on a $screen',
    async (setting) => {
      const { language, screen } = setting
      const { page: pageTitle, title, words } = people[language]
      const { desk, camera, text } = await seatOf(stage, heads, setting)
      const { page } = desk
      const called = (language === 'en' ? names.en : names['zh-CN']).map((name) => `${name} ${screen}`)
      const comes = async (name: string | null): Promise<PasserBy> => {
        const one = await passBy(stage, name, { pageTitle, language })
        here.push(one)
        return one
      }
      const [ada, bea] = [await comes(called[0] ?? ''), await comes(called[1] ?? '')]
      await comes(called[2] ?? '')
      await comes(null)

      await desk.open('/visitors')
      const box = (name: string): Locator =>
        page.getByRole('checkbox', { name: text('session.board.pick').replace('{name}', name) })
      for (const name of called) await box(name).check()
      await camera.take('console-sessions-board')
      await page.getByRole('button', { name: text('act.session') }).click()
      const dialog = page.getByRole('dialog')
      await expectShown(dialog.getByText(called[0] ?? ''))
      await expectShown(dialog.getByText(text('invite.ready')))
      await camera.take('console-session-picker')
      if (screen === 'phone') {
        await dialog.getByText(text('session.pick.agents.tab').replace('{count}', '0')).click()
        await camera.take('console-session-picker-agents')
      }
      await dialog.getByLabel(text('session.title'), { exact: true }).fill(title)
      await dialog.getByRole('button', { name: text('session.start.act') }).click()
      await expectGone(dialog)
      await ada.agree()
      await bea.agree()
      await ada.say(words[0])
      await bea.say(words[1])
      await expectShown(desk.log.or(page.getByRole('log')).getByText(words[1], { exact: true }))
      await camera.take('console-session')
      await page.getByRole('button', { name: text('session.more.short'), exact: true }).click()
      await expectShown(dialog.getByText(text('session.why.member')).first())
      await camera.take('console-session-more')
      await dialog.getByRole('button', { name: text('action.cancel') }).click()
      await page.getByRole('button', { name: text('composer.note'), exact: true }).click()
      await camera.take('console-session-note')
      if (screen === 'phone') {
        await page.getByRole('button', { name: text('session.people.show') }).click()
        await expectShown(page.getByText(text('session.asked')))
        await camera.take('console-session-people')
        await page.getByRole('button', { name: text('session.details.of').replace('{name}', called[0] ?? '') }).click()
        await expectShown(page.getByText(text('about.reach')).first())
        await camera.take('console-session-visitor')
      }
      await desk.open('/settings/invitations')
      await expectShown(page.getByRole('heading', { name: text('invitations.sessions') }))
      await page.getByRole('heading', { name: text('invitations.sessions') }).scrollIntoViewIfNeeded()
      await camera.take('console-session-setting')
      await desk.open('/conversations')
      await expectShown(page.getByRole('listitem').filter({ hasText: title }).first())
      await camera.take('console-sessions-list')
      expectFlawless(camera)
    },
  )
})
