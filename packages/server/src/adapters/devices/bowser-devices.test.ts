import { describe, expect, it } from 'vitest'
import { createBowserDevices } from './bowser-devices.ts'

const { read, isCrawler } = createBowserDevices()

describe('what a browser says of itself', () => {
  it('[A7] names browser, system and kind of device', () => {
    expect(
      read(
        'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      ),
    ).toEqual({ browser: 'Chrome 156', system: 'Windows', device: 'desktop' })
    expect(
      read(
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Mobile/15E148 Safari/604.1',
      ),
    ).toMatchObject({ browser: 'Safari 18', device: 'phone' })
  })

  it('[A7] names no version of a system whose browsers no longer tell it', () => {
    const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)'
    expect(read(`${mac} Version/18.5 Safari/605.1.15`)).toMatchObject({ browser: 'Safari 18', system: 'macOS' })
    const old = 'Mozilla/5.0 (Windows NT 6.1; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/109.0.0.0'
    expect(read(`${old} Safari/537.36`)).toMatchObject({ system: 'Windows 7' })
  })

  it('[A7] knows the browser inside WeChat', () => {
    expect(
      read(
        'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50',
      ),
    ).toMatchObject({ browser: 'WeChat 8', device: 'phone' })
  })

  it('[A7] answers with empty words for what says nothing', () => {
    expect(read('')).toEqual({ browser: '', system: '', device: 'other' })
    expect(read('\u0000'.repeat(10_000))).toMatchObject({ device: 'other' })
  })

  it('[BRD6] knows a crawler by its own word, and takes neither people nor programs of theirs for one', () => {
    const crawlers = [
      'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
      'Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)',
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (compatible; bingbot/2.0)',
    ]
    const others = [
      'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36',
      'okhttp/4.12.0',
      'node',
      '',
    ]
    expect(crawlers.map(isCrawler)).toEqual([true, true, true])
    expect(others.map(isCrawler)).toEqual(others.map(() => false))
  })
})
