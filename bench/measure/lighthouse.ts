import { createDemoShop } from '@frontdesk/demo-shop/server'
import { freePort } from '@frontdesk/testkit/free-port'
import lighthouse from 'lighthouse'
import { chromium } from 'playwright-core'
import { median } from '../figures.ts'

/** Lighthouse's own points, 0 to 100: performance on its simulated slow phone, and accessibility. */
export type Points = { performance: number; accessibility: number }
export type Scored = { with: Points; without: Points }

const runs = 3
const chromiumPath = '/usr/bin/chromium'
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const scoreOnce = async (url: string, port: number, blockedUrlPatterns: string[]): Promise<Points> => {
  const result = await lighthouse(url, {
    port,
    output: 'json',
    logLevel: 'silent',
    onlyCategories: ['performance', 'accessibility'],
    ...(blockedUrlPatterns.length > 0 && { blockedUrlPatterns }),
  })
  const points = (category: string): number => Math.round((result?.lhr.categories[category]?.score ?? Number.NaN) * 100)
  return { performance: points('performance'), accessibility: points('accessibility') }
}

const medianOf = (all: readonly Points[]): Points => ({
  performance: median(all.map(({ performance }) => performance)),
  accessibility: median(all.map(({ accessibility }) => accessibility)),
})

/**
 * The demo shop's front page with the widget and, the script blocked, without it; in turns, the median of three runs each.
 * @param shop where the shop has to stand so that the site allows it
 */
export const scorePages = async (
  product: { url: string; siteKey: string },
  shop: { host: string; port: number },
): Promise<Scored> => {
  const served = await createDemoShop({ ...shop, productUrl: product.url, siteKey: product.siteKey })
  const debuggingPort = await freePort()
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [...flags, `--remote-debugging-port=${debuggingPort}`],
  })
  try {
    const url = `${served.url}/en/`
    const [withIt, without]: [Points[], Points[]] = [[], []]
    for (let run = 0; run < runs; run += 1) {
      withIt.push(await scoreOnce(url, debuggingPort, []))
      without.push(await scoreOnce(url, debuggingPort, ['*/widget.js']))
    }
    return { with: medianOf(withIt), without: medianOf(without) }
  } finally {
    await browser.close()
    await served.close()
  }
}
