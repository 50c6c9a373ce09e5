import { afterAll, afterEach, beforeAll, describe, it } from 'vitest'
import { createLanguageCheck, loadCatalogue } from './support/catalogues.ts'
import { comesAs } from './support/comes-as.ts'
import { expectShown } from './support/expect.ts'
import { onDuty } from './support/gathering.ts'
import { contextOf, expectFlawless, settings } from './support/looks.ts'
import { createPhotographer } from './support/pictures.ts'
import { openStage, type Stage } from './support/stage.ts'

describe('named states of a session as its visitors see it', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it.each(settings)(
    '[FACE6][FACE7][FACE8][FACE9] asked, in it, among whom, looking back and over, in $language on a $screen',
    async (setting) => {
      const isEnglish = setting.language === 'en'
      const texts = await loadCatalogue('widget', setting.language)
      const text = (id: string): string => texts[id] ?? ''
      const at = setting.screen
      const [wei, ana] = [
        await onDuty(stage, isEnglish ? 'Li Wei' : '李伟', `wei.${at}`),
        await onDuty(stage, isEnglish ? 'Ana Lima' : '安娜', `ana.${at}`),
      ]
      const [name, other] = isEnglish ? [`Mia ${at}`, `Noah ${at}`] : [`小雨 ${at}`, `诺亚 ${at}`]
      const shop = { ...contextOf(setting), path: isEnglish ? '/en/' : '/zh-CN/' }
      const [mia, noah] = [await comesAs(stage, name, shop), await comesAs(stage, other, shop)]
      const camera = createPhotographer(mia.page, { ...setting, check: await createLanguageCheck('widget') })
      const box = createPhotographer(noah.page, { ...setting, check: await createLanguageCheck('widget') })
      const agree = text('session.agree')
      // By keyboard: a frame of another site hears clicks only once the browser knows where it stands after a picture.
      const frame = await mia.frame()
      await mia.icon.click()
      await expectShown(mia.input)
      await mia.write(isEnglish ? 'Which tea goes with fish?' : '哪种茶配鱼？')
      await expectShown(mia.message(isEnglish ? 'Which tea goes with fish?' : '哪种茶配鱼？'))

      const words = isEnglish ? 'Ana knows fish best. May she join us?' : '安娜最懂鱼，请她一起来好吗？'
      const id = await wei.gather([name, other], [ana], words)
      const card = mia.panel.getByRole('dialog')
      await expectShown(card.getByText(words))
      await camera.take('widget-session-asked', frame)
      await expectShown(noah.page.getByRole('dialog').getByText(words))
      await box.take('widget-session-box')

      await card.getByRole('button', { name: agree }).press('Enter')
      await expectShown(mia.panel.getByRole('heading', { level: 1, name: text('session.title') }))
      await noah.page.getByRole('dialog').getByRole('button', { name: agree }).click()
      await expectShown(mia.log.getByText(text('event.joined').replace('{name}', other)))
      await wei.say(id, isEnglish ? 'Good to have you all here.' : '很高兴大家都在。')
      await noah.write(isEnglish ? 'Hello, I would like to know that, too.' : '您好，我也想知道。')
      await ana.say(id, isEnglish ? 'A light green tea, steamed.' : '清淡的蒸青绿茶。')
      await mia.write(isEnglish ? 'Thank you both!' : '谢谢两位！')
      await expectShown(mia.message(isEnglish ? 'Thank you both!' : '谢谢两位！'))
      await camera.take('widget-session', frame)

      await mia.panel.getByRole('button', { name: text('session.people') }).press('Enter')
      await expectShown(mia.panel.getByRole('dialog').getByLabel(text('session.name')))
      await camera.take('widget-session-people', frame)
      await mia.panel
        .getByRole('dialog')
        .getByRole('button', { name: text('contact.cancel') })
        .click()

      await mia.panel.getByRole('button', { name: text('panel.menu') }).press('Enter')
      await mia.panel.getByRole('menuitem', { name: text('session.leave') }).press('Enter')
      await expectShown(mia.panel.getByText(text('session.leave.question')))
      await camera.take('widget-session-leave', frame)
      await mia.panel.getByRole('button', { name: text('session.stay') }).press('Enter')

      await mia.panel.getByRole('button', { name: text('session.look') }).press('Enter')
      await expectShown(mia.panel.getByText(text('session.goes.on')))
      await camera.take('widget-session-aside', frame)
      await mia.panel.getByRole('button', { name: text('session.return') }).press('Enter')
      await wei.client.request('room.end', { conversationId: id })
      await expectShown(mia.panel.getByText(text('session.over')))
      await camera.take('widget-session-over', frame)
      expectFlawless(camera)
      expectFlawless(box)
    },
  )
})
