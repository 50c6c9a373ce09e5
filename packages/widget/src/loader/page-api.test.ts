import { afterEach, expect, test, vi } from 'vitest'
import { installPageApi, type PageApi } from './page-api.ts'

afterEach(() => vi.unstubAllGlobals())

const install = (early?: unknown) => {
  const page: { Frontdesk?: PageApi } = early === undefined ? {} : { Frontdesk: early as PageApi }
  vi.stubGlobal('window', page)
  return { installed: installPageApi(), page }
}

test('[WID12] what the page asked for before is done once it can be, in order, and once', () => {
  const { installed, page } = install([['open']])
  page.Frontdesk?.close()
  page.Frontdesk?.push(['identify', { token: 'jwt' }])
  const first: unknown[] = []
  installed?.ready((call) => first.push(call))
  page.Frontdesk?.open()
  expect(first).toEqual([['open'], ['close'], ['identify', { token: 'jwt' }], ['open']])
  const again: unknown[] = []
  installed?.ready((call) => again.push(call))
  expect(again).toEqual([])
})

test('[WID12] what no frame can be sent fails where the page wrote it', () => {
  const { page } = install()
  expect(() => page.Frontdesk?.push(['update', { name: () => 'x' }])).toThrow()
})

test('[WID12] the page hears what happens, and a listener that throws harms only itself', async () => {
  const heard: unknown[] = []
  const { installed } = install([['on', 'unread', (count: number) => heard.push(count)]])
  installed?.tell('unread', 3)
  installed?.tell('open')
  await new Promise((done) => setTimeout(done, 5))
  expect(heard).toEqual([3])
})

test('[WID12] a second snippet finds the first at work', () => {
  const { page } = install()
  expect(installPageApi()).toBeNull()
  expect(page.Frontdesk).toBeDefined()
})
