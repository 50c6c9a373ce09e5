import type { Staff } from '@frontdesk/testkit/staff'
import type { BrowserContextOptions, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from './support/desk.ts'
import { expectFocus, expectGone, expectShown, patiently } from './support/expect.ts'
import { meet } from './support/meet.ts'
import { phone } from './support/phone.ts'
import type { Shopper } from './support/shopper.ts'
import { openStage, type Stage } from './support/stage.ts'

/** So long somebody speaks: seconds of a recording are what is being tested. */
const speakMs = 1_500

/** Waits until the recording shows that somebody has spoken so long. */
const speak = (root: Locator): Promise<void> =>
  expect
    .poll(async () => Number((await root.getByRole('timer').textContent())?.split(':')[1]), patiently)
    .toBeGreaterThanOrEqual(Math.ceil(speakMs / 1_000))

const recorderOf = (root: Shopper['panel'] | Desk['page']): Locator => root.getByRole('group', { name: 'Recording' })
const voiceOf = (log: Locator): Locator => log.getByRole('group', { name: /^Voice message, 0:0[1-9]$/ })

describe('voice messages', () => {
  let stage: Stage
  let wei: Staff
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    wei = await stage.hire('Li Wei')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  /** Both with a microphone. */
  const meetToSpeak = (words: string, options: BrowserContextOptions = {}): ReturnType<typeof meet> =>
    meet(stage, wei, words, { permissions: ['microphone'], ...options })
  const record = async (shopper: Shopper): Promise<void> => {
    await shopper.panel.getByRole('button', { name: 'Record a voice message' }).click()
    await speak(recorderOf(shopper.panel))
    await shopper.panel.getByRole('button', { name: 'Stop recording' }).click()
    await shopper.panel.getByRole('button', { name: 'Send the voice message' }).click()
  }
  const isHeard = (page: Desk['page']): Promise<boolean> =>
    page
      .getByRole('button', { name: 'Pause' })
      .first()
      .waitFor({ timeout: 15_000 })
      .then(
        () => true,
        () => false,
      )

  it('[E7][VOI1][VOI3] the visitor records, listens and sends; the agent hears it, walks through it and plays it faster', async () => {
    const { shopper, desk } = await meetToSpeak('Listen to this.')
    await shopper.panel.getByRole('button', { name: 'Record a voice message' }).click()
    await speak(recorderOf(shopper.panel))
    await shopper.panel.getByRole('button', { name: 'Stop recording' }).click()
    const draft = shopper.panel.getByRole('group', { name: /^Listen before you send, 0:0[1-9]$/ })
    await draft.getByRole('button', { name: 'Play' }).click()
    await expectShown(draft.getByRole('button', { name: 'Pause' }))
    await shopper.panel.getByRole('button', { name: 'Send the voice message' }).click()
    await expectFocus(shopper.input)
    await expectShown(voiceOf(shopper.log))

    const voice = voiceOf(desk.log)
    await expectShown(voice)
    expect(await voice.locator('.media-wave i').count()).toBe(40)
    const slider = voice.getByRole('slider', { name: 'Place in the recording' })
    await slider.focus()
    await desk.page.keyboard.press('End')
    const length = await slider.getAttribute('aria-valuemax')
    expect(await slider.getAttribute('aria-valuenow')).toBe(length)
    await desk.page.keyboard.press('Home')
    expect(await slider.getAttribute('aria-valuenow')).toBe('0')
    await voice.getByRole('button', { name: 'Speed 1×' }).click()
    await expectShown(voice.getByRole('button', { name: 'Speed 1.5×' }))
    await voice.getByRole('button', { name: 'Play' }).click()
    await expectShown(voice.getByRole('button', { name: 'Pause' }))
    // To its end.
    await expectShown(voice.getByRole('button', { name: 'Play' }))
  })

  it('[E7][VOI1] the agent records by key, and the visitor hears it', async () => {
    const { shopper, desk } = await meetToSpeak('Which is it?')
    await desk.page.getByRole('button', { name: 'Record a voice message' }).focus()
    await desk.page.keyboard.press('Enter')
    await speak(recorderOf(desk.page))
    await expectFocus(desk.page.getByRole('button', { name: 'Stop recording' }))
    await desk.page.keyboard.press('Enter')
    await expectFocus(desk.page.getByRole('button', { name: 'Send the voice message' }))
    await desk.page.keyboard.press('Enter')
    const voice = voiceOf(shopper.log)
    await voice.getByRole('button', { name: 'Play' }).click()
    await expectShown(voice.getByRole('button', { name: 'Pause' }))
  })

  it('[E7][VOI1] held with a thumb on a phone: letting go ends it, and what is discarded goes nowhere', async () => {
    const { shopper, desk } = await meetToSpeak('One moment.', phone)
    const button = shopper.panel.getByRole('button', { name: 'Record a voice message' })
    await button.hover()
    await shopper.page.mouse.down()
    await speak(recorderOf(shopper.panel))
    await shopper.page.mouse.up()
    await expectShown(shopper.panel.getByRole('button', { name: 'Send the voice message' }))
    await shopper.panel.getByRole('button', { name: 'Discard the recording' }).click()
    await expectGone(shopper.panel.getByRole('button', { name: 'Send the voice message' }))
    await record(shopper)
    await expectShown(voiceOf(desk.log))
    expect(await voiceOf(desk.log).count()).toBe(1)
  })

  it('[VOI2] where the microphone is not allowed a sentence says so', async () => {
    const { shopper } = await meetToSpeak('Can you hear me?')
    await shopper.page.context().clearPermissions()
    const frame = await shopper.frame()
    await frame.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'))
    })
    await shopper.panel.getByRole('button', { name: 'Record a voice message' }).click()
    await expectShown(shopper.panel.getByText(/^The microphone is not allowed here/))
  })

  it('[E9][VOI4] on the agent’s handheld a voice message plays by itself, and on a desk once the setting is on', async () => {
    const { shopper, desk } = await meetToSpeak('Here it comes.', phone)
    await desk.log.tap()
    await record(shopper)
    expect(await isHeard(desk.page)).toBe(true)

    const conversation = desk.page.url()
    await desk.open('/settings/profile')
    const setting = desk.page.getByRole('switch', { name: 'Play visitors’ voice messages by themselves' })
    expect(await setting.isChecked()).toBe(true)
    await setting.click()
    await desk.page.goto(conversation)
    await expectShown(voiceOf(desk.log).first())
    await record(shopper)
    await expect.poll(() => voiceOf(desk.log).count(), patiently).toBe(2)
    expect(await desk.page.getByRole('button', { name: 'Pause' }).count()).toBe(0)
  })

  it('[E9][VOI4] where the browser forbids it the message says why, and plays after a touch', async () => {
    const { shopper, desk } = await meetToSpeak('Are you there?', phone)
    // A page that was loaded anew has not been touched yet. Looking into it counts as a touch: so the veto is put in here.
    await desk.page.addInitScript(() => {
      let isTouched = false
      addEventListener(
        'pointerdown',
        () => {
          isTouched = true
        },
        { capture: true },
      )
      const play = HTMLMediaElement.prototype.play
      HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
        return isTouched ? play.call(this) : Promise.reject(new DOMException('no gesture', 'NotAllowedError'))
      }
    })
    await desk.page.reload()
    await expectShown(desk.message('Are you there?'))
    await record(shopper)
    const voice = voiceOf(desk.log)
    await expectShown(voice.getByText(/^Your browser plays nothing by itself/))
    await voice.getByRole('button', { name: 'Play now' }).click()
    await expectShown(voice.getByRole('button', { name: 'Pause' }))
  })
})
