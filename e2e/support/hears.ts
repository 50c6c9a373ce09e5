import type { Frame } from 'playwright-core'
import { expect } from 'vitest'
import { patiently } from './expect.ts'
import { redraw } from './redraw.ts'

/**
 * Resolves once a frame hears the mouse where it stands now, and leaves the mouse in the page's corner. A frame of
 * another site is drawn by a process of its own, and the browser knows its new place only from a picture of both: where
 * nothing else is drawn after the move, every click goes to the page behind the frame, for ever and without a word.
 */
export const expectHears = async (frame: Frame): Promise<void> => {
  const page = frame.page()
  const element = await frame.frameElement()
  const box = await element.boundingBox()
  if (box === null) return
  const [x, y] = [Math.floor(box.width / 2), Math.floor(box.height / 2)]
  const heard = await frame.evaluateHandle(() => {
    const last = { x: -1, y: -1 }
    addEventListener('mousemove', ({ clientX, clientY }) => Object.assign(last, { x: clientX, y: clientY }), true)
    return last
  })
  let step = 0
  const missedBy = async (): Promise<number> => {
    // Moved by one pixel and back, for the browser to look again where it is.
    for (const away of ['0 1px', '']) {
      await element.evaluate((one, translate) => {
        if (one instanceof HTMLElement) one.style.translate = translate
      }, away)
      await Promise.all([page.evaluate(redraw), frame.evaluate(redraw)])
    }
    // A move to where the mouse is already would be none.
    step = 1 - step
    await page.mouse.move(box.x + x + step, box.y + y)
    const last = await heard.evaluate((place) => place)
    return Math.max(Math.abs(last.x - x), Math.abs(last.y - y))
  }
  // Borders, halves of pixels and the step.
  await expect.poll(missedBy, patiently).toBeLessThan(4)
  await page.mouse.move(0, 0)
}
