import Bowser from 'bowser'
import { createIsbotFromList, list } from 'isbot'
import type { Device, DeviceReader } from '../../app/ports/device-reader.ts'

const longest = 512
const remembered = 2_000
const kinds = { desktop: 'desktop', mobile: 'phone', tablet: 'tablet' } as const

const isKind = (type: string | undefined): type is keyof typeof kinds =>
  type !== undefined && Object.hasOwn(kinds, type)

/** Browsers no longer tell the version of these: every Mac says 10.15, and every Windows since 10 says 10. */
const isFrozen = (name: string | undefined, version: string | undefined): boolean =>
  name === 'macOS' || (name === 'Windows' && version === 'NT 10.0')

/** What drives a browser without a screen may be the company's own tests, or anybody's; it does not say that it is a robot. */
const crawls = createIsbotFromList(
  list.filter((pattern) => !new RegExp(pattern, 'i').test('Mozilla/5.0 HeadlessChrome/140.0.0.0 Safari/537.36')),
)
/** Apps and games speak with the bare names of their HTTP libraries, which the list takes for robots. */
const mayBeCrawler = /^(?:mozilla|opera)\/|bot\b|crawl|spider/i

const parse = (userAgent: string): Device => {
  const { browser, os, platform } = Bowser.parse(userAgent)
  const named = (name: string | undefined, version: string | undefined): string =>
    name === undefined ? '' : `${name} ${version?.split('.')[0] ?? ''}`.trim()
  return {
    browser: named(browser.name, browser.version),
    system: isFrozen(os.name, os.version) ? (os.name ?? '') : named(os.name, os.versionName ?? os.version),
    device: isKind(platform.type) ? kinds[platform.type] : 'other',
  }
}

/** Reads User-Agent headers with bowser, which knows WeChat's browsers. Equal headers share one answer: there are few kinds and many visitors. */
export const createBowserDevices = (): DeviceReader => {
  const known = new Map<string, Device>()
  return {
    read: (header) => {
      const userAgent = header.slice(0, longest)
      const found = known.get(userAgent)
      if (found !== undefined) return found
      const device: Device = userAgent === '' ? { browser: '', system: '', device: 'other' } : parse(userAgent)
      if (known.size >= remembered) known.clear()
      known.set(userAgent, device)
      return device
    },
    isCrawler: (header) => {
      const userAgent = header.slice(0, longest)
      return mayBeCrawler.test(userAgent) && crawls(userAgent)
    },
  }
}
