import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { askHttp, expectOk, signIn } from '@frontdesk/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, type TestBrowser } from './support/browsers.ts'
import { createDesk } from './support/desk.ts'
import { expectShown } from './support/expect.ts'
import { watchFaults } from './support/faults.ts'
import { type Installation, prepareInstallation, type Start } from './support/installation.ts'
import { createShopper } from './support/shopper.ts'

describe('a fresh installation', () => {
  let browser: TestBrowser
  let place: Installation
  let start: Start
  beforeAll(async () => {
    browser = await launchBrowser({ frameStorage: 'allowed' })
    place = await prepareInstallation()
  })
  afterAll(async () => {
    await start?.interrupt()
    await Promise.all([browser?.close(), place?.remove()])
  })

  it('[RUN3][RUN14] prints its addresses, keeps the first password for its owner, and serves shop and console', async () => {
    start = await place.start()
    expect(start.output()).toContain(`${place.url}/console/`)
    expect(start.output()).toContain(place.shopUrl)
    const file = join(place.dataDir, 'first-password.txt')
    expect(start.output()).toContain(file)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const [login = '', password = ''] = (await readFile(file, 'utf8')).trim().split('\n')
    expect(password.length).toBeGreaterThan(14)
    expect(start.output()).not.toContain(password)

    const context = await browser.newContext({ locale: 'en-GB' })
    const faults = watchFaults(context)
    const desk = createDesk(await context.newPage(), faults, place.url)
    const shopper = createShopper(await context.newPage(), faults, place.shopUrl)
    await desk.open()
    await desk.signIn(login, password)
    await shopper.visit()
    await shopper.openPanel()
    await shopper.write('First words of all')
    await desk.choose('Mine', 'First words of all')
    await desk.write('First answer of all')
    await expectShown(shopper.message('First answer of all'))
    await context.close()
    expect(faults.list()).toEqual([])
  })

  /** Signs in with the first password and reads the one conversation there is. */
  const readBack = async (): Promise<string[]> => {
    const [login = '', password = ''] = (await readFile(join(place.dataDir, 'first-password.txt'), 'utf8')).split('\n')
    const { who } = await signIn(place.url, login, password)
    const { items } = expectOk(await askHttp(place.url, 'conversation.list', { tab: 'mine' }, who))
    const conversationId = items[0]?.id ?? ''
    const { entries } = expectOk(
      await askHttp(place.url, 'conversation.history', { conversationId, beforeSeq: 1_000 }, who),
    )
    return entries.flatMap(({ content }) => (content.kind === 'message' ? [content.text] : []))
  }
  const said = ['First words of all', 'First answer of all']

  it('[RUN14] Ctrl-C ends it in order, and the second start keeps everything and makes no second password', async () => {
    expect(await start.interrupt()).toBe(0)
    start = await place.start()
    expect(start.output()).not.toContain('Password')
    expect(await readBack()).toEqual(said)
  })

  it('[RUN5] a start takes over what a killed one left', async () => {
    await start.kill()
    start = await place.start()
    expect(await readBack()).toEqual(said)
    expect(await start.interrupt()).toBe(0)
    start = await place.start()
  })

  it('[RUN14] where somebody watches, the first password is shown, once, and written nowhere', async () => {
    const watched = await prepareInstallation()
    try {
      const first = await watched.start('a terminal')
      const password = /Password: +(\S+)/.exec(first.output())?.[1] ?? ''
      const { who } = await signIn(watched.url, 'admin', password)
      expect(who.cookie).toBeDefined()
      await expect(stat(join(watched.dataDir, 'first-password.txt'))).rejects.toThrow('ENOENT')
      await first.interrupt()
      const second = await watched.start('a terminal')
      expect(second.output()).not.toContain('Password')
      await second.interrupt()
    } finally {
      await watched.remove()
    }
  })
})
