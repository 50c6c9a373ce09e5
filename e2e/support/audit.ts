import axe from 'axe-core'
import type { Frame, Page } from 'playwright-core'

/** The document's own, once it was put in. */
type Examiner = { axe?: typeof axe }

const examine = async (frame: Frame): Promise<string[]> => {
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(axe.source)
  return frame.evaluate(async () => {
    const found = await (window as Examiner).axe?.run(document, { resultTypes: ['violations'], iframes: false })
    if (found === undefined) throw new Error('nothing examines this document')
    return found.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, any }) => `${id} at ${target.join(' ')}; ${any.map(({ message }) => message).join(' ')}`),
      )
  })
}

/**
 * What stands in the way of people who cannot see or point, in each document of a page: serious and critical findings.
 * Each document is examined by itself and waited for: joined over frames, one that is late would be left out in silence.
 */
export const findBarriers = async (page: Page): Promise<string[]> =>
  (await Promise.all(page.frames().map(examine))).flat()
