import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'

const options = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // A microphone that beeps, for who is allowed to use one.
    '--use-fake-device-for-media-stream',
  ],
}

const makeProfile = async (preferences: object): Promise<string> => {
  const profile = await mkdtemp(join(tmpdir(), 'frontdesk-profile-'))
  await mkdir(join(profile, 'Default'))
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
  return profile
}

export type TestBrowser = {
  /** Somebody at a fresh profile. */
  newContext(options: BrowserContextOptions): Promise<BrowserContext>
  close(): Promise<void>
}

/**
 * One real browser for any number of people. Its profiles are private ones, and a private profile forbids frames of
 * other sites their storage; the preference makes them like people's ordinary ones.
 * @param settings.frameStorage `forbidden` leaves it as private profiles have it
 * @param settings.keepsPages pages that were left are kept for going back, as people's browsers do and test tools prevent
 */
export const launchBrowser = async (settings: {
  frameStorage: 'allowed' | 'forbidden'
  keepsPages?: boolean
}): Promise<TestBrowser> => {
  const profile = await makeProfile({
    profile: settings.frameStorage === 'allowed' ? { cookie_controls_mode: 0 } : {},
  })
  const first = await chromium.launchPersistentContext(profile, {
    ...options,
    ...(settings.keepsPages === true && { ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
  })
  const browser = first.browser()
  if (browser === null) throw new Error('the browser gives no contexts')
  return {
    newContext: (own) => browser.newContext(own),
    close: async () => {
      await first.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}

/** A browser with one profile on disk, that can be ended and started again. */
export type LastingBrowser = {
  /** Starts it with what it kept. Closing the context ends it. */
  start(): Promise<BrowserContext>
  /** Removes the profile. */
  remove(): Promise<void>
}

export const createLastingBrowser = async (own: BrowserContextOptions): Promise<LastingBrowser> => {
  const profile = await makeProfile({})
  return {
    start: () => chromium.launchPersistentContext(profile, { ...options, ...own }),
    remove: () => rm(profile, { recursive: true, force: true }),
  }
}

/**
 * A browser that no tool looks into, at one address; tools keep browsers from rendering pages ahead. What happens in it
 * only its pages can tell.
 */
export const openUnwatched = async (address: string): Promise<{ close(): Promise<void> }> => {
  const profile = await makeProfile({})
  const args = [...options.args, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, address]
  const child = spawn(options.executablePath, args, { stdio: 'ignore' })
  return {
    close: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGKILL')
      await gone
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
