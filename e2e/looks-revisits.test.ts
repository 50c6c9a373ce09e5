import { askHttp, expectOk } from '@frontdesk/testkit'
import type { Staff } from '@frontdesk/testkit/staff'
import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { createLanguageCheck, type FaceLanguage, loadCatalogue } from './support/catalogues.ts'
import { expectShown } from './support/expect.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

const words = {
  en: {
    guest: 'Mia Berg',
    asks: 'Is the vase still there?',
    reasons: ['Refund of a teapot that came with a crack', 'New invoice', 'Lid in another colour'],
    reported: 'The parcel came open, and the handle was off. She would like the money back rather than a new one.',
    hand: 'Rosa Quinn',
  },
  'zh-CN': {
    guest: '陈晨',
    asks: '花瓶还有货吗？',
    reasons: ['茶壶有裂纹，要求退款', '重开发票', '壶盖换个颜色'],
    reported: '收到时包装已破损，把手脱落。希望退款，不要换货。',
    hand: '王芳',
  },
} as const

describe('named states of the revisit list', () => {
  let stage: Stage
  let heads: { [L in FaceLanguage]: Staff }
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    heads = {
      en: await stage.hire('Li Wei', { role: 'administrator' }),
      'zh-CN': await stage.hire('何敏', { login: 'hemin', role: 'administrator', language: 'zh-CN' }),
    }
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] the list and its entries, in $language on a $screen',
    async (setting) => {
      const { language } = setting
      const head = heads[language]
      const who = { ...head.who, origin: stage.product.url }
      const { url } = stage.product
      const desk = await stage.deskOf(head, contextOf(setting))
      const { page } = desk
      const camera = createPhotographer(page, { ...setting, check: await createLanguageCheck('console') })
      const catalogue = await loadCatalogue('console', language)
      const text = (id: string): string => catalogue[id] ?? id
      const said = words[language]
      for (const { id } of expectOk(await askHttp(url, 'callback.list', {}, who)).callbacks)
        expectOk(await askHttp(url, 'callback.remove', { callbackId: id }, who))

      await desk.open('/revisits')
      await expectShown(page.getByText(text('revisits.none.title')))
      await camera.take('console-revisits-none')

      const guest = await stage.guest(said.guest, said.asks)
      const { conversationId } = guest
      const [refund, invoice, lid] = said.reasons
      const make = async (params: object) => expectOk(await askHttp(url, 'callback.create', params, who))
      const nowMs = Date.now()
      const made = await make({
        name: said.hand,
        phone: '+86 10 1234 5678',
        reason: refund,
        reported: said.reported,
        dueAtMs: nowMs - 7_200_000,
      })
      const change = { attempt: 'missed' as const }
      expectOk(await askHttp(url, 'callback.update', { callbackId: made.id, rev: 1, change }, who))
      expectOk(await askHttp(url, 'callback.claim', { callbackId: made.id, rev: 2, claim: true }, who))
      await make({ conversationId, reason: invoice, state: 'solved', dueAtMs: nowMs + 86_400_000 })
      await make({ email: 'wang.fang@example.com', reason: lid })
      await expectShown(page.getByText(lid))
      const list = page.getByRole('list', { name: text('place.revisits') })
      await expectShown(list.getByText(text('revisits.standing.here'), { exact: true }))
      await page
        .locator('section[aria-live=polite]')
        .getByRole('button', { name: text('action.dismiss') })
        .click()
      await camera.take('console-revisits')

      await page.getByRole('link', { name: said.hand }).click()
      await expectShown(page.getByRole('dialog', { name: said.hand }))
      await expectShown(page.getByLabel(text('revisits.reported')))
      await camera.take('console-revisit')
      await page.keyboard.press('Escape')
      await page
        .getByRole('button', { name: text('revisits.serve').slice(0, 4) })
        .first()
        .click()
      await expectShown(page.getByText(text('revisits.serve.invite.hint')))
      await camera.take('console-revisit-serve')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: text('revisits.exchange') }).click()
      await page.locator('dialog input[type=file]').setInputFiles({
        name: 'list.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('name,email\n,\nX,nowhere\n'),
      })
      await expectShown(page.getByRole('alert'))
      await camera.take('console-revisits-import')
      await page.keyboard.press('Escape')
      await page.getByRole('searchbox').fill('xyzzy')
      await expectShown(page.getByText(text('revisits.none.found')))
      await camera.take('console-revisits-nothing')
      expectFlawless(camera)
    },
  )
})
