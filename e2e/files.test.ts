import type { Staff } from '@frontdesk/testkit/staff'
import type { Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { attach, bring, png } from './support/bring-files.ts'
import { comesAs } from './support/comes-as.ts'
import { expectFocus, expectGone, expectShown, patiently } from './support/expect.ts'
import { onDuty } from './support/gathering.ts'
import { meet } from './support/meet.ts'
import { phone } from './support/phone.ts'
import { makeFilm } from './support/sample-files.ts'
import { openStage, type Stage } from './support/stage.ts'

/** Resolves once the picture of this name is there and drawn. */
const expectPicture = async (log: Locator, name: string): Promise<Locator> => {
  const picture = log.getByRole('button', { name: `Open ${name}` }).last()
  await expectShown(picture)
  await expect
    .poll(() => picture.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth), patiently)
    .toBeGreaterThan(0)
  return picture
}

describe('files between visitor and agent', () => {
  let stage: Stage
  let wei: Staff
  beforeAll(async () => {
    stage = await openStage({ service: { policy: 'manual' } })
    wei = await stage.hire('Li Wei')
  })
  afterEach((journey) => stage.tidy(journey))
  afterAll(() => stage?.close())

  it('[E7][ATT1][ATT4] several pictures go with one message, stand as thumbnails and are looked at in full', async () => {
    const { shopper, desk } = await meet(stage, wei, 'The parcel came open.')
    await attach(shopper.panel, png('front.png'), png('back.png', 300, 500))
    const tray = shopper.panel.getByRole('list', { name: 'Files of this message' })
    await expectShown(tray.getByText('front.png'))
    await shopper.input.fill('Here it is.')
    await shopper.input.press('Enter')
    await expectShown(shopper.message('Here it is.'))
    await expectGone(tray)
    expect(await shopper.input.inputValue()).toBe('')
    await expectPicture(shopper.log, 'front.png')

    const front = await expectPicture(desk.log, 'front.png')
    await expectPicture(desk.log, 'back.png')
    await front.click()
    const viewer = desk.page.getByRole('dialog', { name: 'Picture' })
    await expectShown(viewer.getByText('1 of 2'))
    await desk.page.keyboard.press('ArrowRight')
    await expectShown(viewer.getByText('back.png'))
    await viewer.getByRole('button', { name: 'Previous picture' }).click()
    await expectShown(viewer.getByText('front.png'))
    const image = viewer.locator('img')
    await desk.page.keyboard.press('+')
    expect(await image.evaluate(({ style }: HTMLElement) => style.transform)).toContain('scale(1.5)')
    await viewer.getByRole('button', { name: 'Zoom out' }).click()
    expect(await image.evaluate(({ style }: HTMLElement) => style.transform)).toContain('scale(1)')
    const [download] = await Promise.all([
      desk.page.waitForEvent('download'),
      viewer.getByRole('button', { name: 'Download front.png' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('front.png')
    await desk.page.keyboard.press('Escape')
    await expectGone(viewer)
    await expectFocus(front)
    await desk.list('Mine')
    await expectShown(desk.row('Here it is.'))
  })

  it('[E7][ATT1][ATT2] the agent pastes and drops, takes one out, and the visitor gets the rest', async () => {
    const { shopper, desk } = await meet(stage, wei, 'How do I fold it?')
    // What takes them comes a moment after the field.
    await expectShown(desk.page.getByRole('button', { name: 'Attach files' }))
    await bring(desk.composer, 'paste', png('step-1.png'))
    await bring(desk.composer, 'drop', png('step-2.png'))
    await bring(desk.composer, 'drop', { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('fold') })
    const tray = desk.page.getByRole('list', { name: 'Files of this message' })
    await expectShown(tray.getByText('说明.txt'))
    await desk.page.getByRole('button', { name: 'Remove step-2.png' }).click()
    await expectGone(tray.getByText('step-2.png'))
    await desk.composer.press('Enter')
    await expectPicture(shopper.log, 'step-1.png')
    const row = shopper.panel.getByRole('button', { name: 'Download 说明.txt' })
    await expectShown(row)
    // Out of a frame it begins in a tab of its own, which goes by itself.
    const [answer] = await Promise.all([
      shopper.page.context().waitForEvent('response', (one) => one.url().endsWith('/original')),
      row.click(),
    ])
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-disposition']).toContain(`attachment; filename="__.txt"`)
    expect(answer.headers()['content-disposition']).toContain(encodeURIComponent('说明.txt'))
    await expectShown(shopper.input)
    await expectGone(shopper.panel.getByRole('button', { name: 'Open step-2.png' }))
    await expectGone(desk.page.getByRole('list', { name: 'Files of this message' }))
  })

  it('[E7][ATT1] with one hand on a phone: the camera is offered, the picture arrives', async () => {
    const { shopper, desk } = await meet(stage, wei, 'Let me show you.', phone)
    const camera = shopper.panel.locator('input[type=file][capture]')
    expect(await camera.getAttribute('accept')).toBe('image/*,video/*')
    await expectShown(shopper.panel.getByRole('button', { name: 'Take a picture' }))
    await camera.setInputFiles([png('camera.png')])
    await shopper.panel.getByRole('button', { name: 'Send' }).tap()
    await expectPicture(desk.log, 'camera.png')
    await expectShown(desk.page.getByRole('button', { name: 'Take a picture' }))
    const shown = await expectPicture(shopper.log, 'camera.png')
    await shown.tap()
    await expectShown(shopper.panel.getByRole('dialog', { name: 'Picture' }))
    await shopper.panel.getByRole('button', { name: 'Close', exact: true }).tap()
    await expectGone(shopper.panel.getByRole('dialog', { name: 'Picture' }))
  })

  it('[E7][ATT6] an upload that is cut goes on by itself, and the message goes when it is through', async () => {
    const { shopper, desk } = await meet(stage, wei, 'I have a long list.')
    shopper.faults.expect(/ERR_FAILED/)
    let parts = 0
    await shopper.page.route('**/content?offset=*', async (route) => {
      parts += 1
      // The line is cut twice, after the first part.
      if (parts === 2 || parts === 3) await route.abort()
      else await route.continue()
    })
    const buffer = Buffer.alloc(1_400_000, 'all that I have ordered\n')
    await attach(shopper.panel, { name: 'orders.txt', mimeType: 'text/plain', buffer })
    await shopper.input.fill('All of it.')
    await shopper.input.press('Enter')
    await expectShown(shopper.panel.getByText('It goes out as soon as its files are ready'))
    await expectShown(desk.message('All of it.'))
    await expectShown(desk.log.getByRole('button', { name: 'Download orders.txt' }))
    expect(parts).toBeGreaterThan(4)
  })

  it('[E7][ATT3] a refusal says which limit was met, and what is too large never holds the words back', async () => {
    const { shopper, desk } = await meet(stage, wei, 'May I send a film?')
    const buffer = Buffer.alloc(27_000_000)
    await attach(shopper.panel, { name: 'film.mov', mimeType: 'video/quicktime', buffer })
    await expectShown(shopper.panel.getByText(/^Larger than 26 MB, which is the most that is taken$/))
    await shopper.panel.getByRole('button', { name: 'Remove film.mov' }).click()
    await shopper.write('It is too large.')
    await expectShown(desk.message('It is too large.'))
  })

  it('[E7][ATT5] a video plays in place, and what can not be shown is a download that says so', async () => {
    const { shopper, desk } = await meet(stage, wei, 'It rattles.')
    await attach(
      shopper.panel,
      { name: 'rattle.mp4', mimeType: 'video/mp4', buffer: await makeFilm() },
      { name: 'broken.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 1, 2, 3]) },
    )
    await shopper.input.press('Enter')
    await desk.log.getByRole('button', { name: 'Play rattle.mp4' }).click()
    const video = desk.log.locator('video')
    await expect
      .poll(() => video.evaluate((film: HTMLVideoElement) => film.currentTime), patiently)
      .toBeGreaterThan(0.2)
    await expectShown(desk.log.getByRole('button', { name: 'Download broken.jpg' }).getByText(/Can’t be shown here/))
    // The frame has the page's leave for it.
    await shopper.log.getByRole('button', { name: 'Play rattle.mp4' }).click()
    const film = shopper.log.locator('video')
    await film.evaluate((element: HTMLVideoElement) => element.requestFullscreen())
    expect(await film.evaluate((element) => document.fullscreenElement === element)).toBe(true)
    await film.evaluate(() => document.exitFullscreen())
  })

  it('[E7][ATT1] in a session of several everybody has the picture', async () => {
    const officer = await onDuty(stage, 'Ana Lima')
    const [mia, noah] = [await comesAs(stage, 'Mia'), await comesAs(stage, 'Noah')]
    await officer.gather(['Mia', 'Noah'])
    for (const one of [mia, noah]) {
      await one.page.getByRole('dialog').getByRole('button', { name: 'Agree' }).click()
      await expectShown(one.panel.getByRole('heading', { level: 1 }))
    }
    await expectShown(mia.input)
    await attach(mia.panel, png('both.png'))
    await mia.input.press('Enter')
    await expectPicture(mia.log, 'both.png')
    await expectPicture(noah.log, 'both.png')
  })

  it.each(['svg', 'html', 'js'] as const)(
    '[E7][ATT7][SEC-C4] a hostile %s runs nothing, on whichever side it is opened',
    async (kind) => {
      const { shopper, desk } = await meet(stage, wei, `Look at this ${kind}.`)
      const script = 'top.document.title = "hacked"; alert(1)'
      const content = {
        svg: `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>${script}</script></svg>`,
        html: `<!doctype html><script>${script}</script><img src=x onerror="alert(1)">`,
        js: script,
      }[kind]
      const name = `"><img src=x onerror=alert(1)>.${kind}`
      await attach(shopper.panel, { name, mimeType: 'image/svg+xml', buffer: Buffer.from(content) })
      await shopper.input.press('Enter')
      const row = desk.log.getByRole('button', { name: /^Download "><img/ })
      await expectShown(row)
      const [download] = await Promise.all([desk.page.waitForEvent('download'), row.click()])
      const address = download.url()
      // As a script of our own page, and opened by hand: it runs nowhere.
      desk.faults.expect(/Content Security Policy|Failed to load resource|MIME type/i)
      await desk.page.evaluate((src) => {
        const element = document.createElement('script')
        element.src = src
        document.head.append(element)
      }, address)
      await desk.page.evaluate((src) => {
        const element = document.createElement('iframe')
        element.src = src
        document.body.append(element)
      }, address)
      await expectShown(desk.composer)
      expect(await desk.page.title()).not.toContain('hacked')
      expect(await shopper.page.title()).not.toContain('hacked')
    },
  )
})
