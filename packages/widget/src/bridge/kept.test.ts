import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCookieStorage } from './cookie-storage.ts'
import { createKept, type TextStorage } from './kept.ts'
import { createSharedLine } from './test-line.ts'

const isText = (value: unknown): value is string => typeof value === 'string'

const memory = (): TextStorage => {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => void kept.set(key, text),
    removeItem: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  }
}

/** A browser's cookie jar, as far as its rules matter here. */
const jar = (isDenied = false) => {
  const kept = new Map<string, string>()
  return {
    get cookie() {
      return [...kept].map(([name, value]) => `${name}=${value}`).join('; ')
    },
    set cookie(text: string) {
      const [pair = '', ...attributes] = text.split(';')
      const at = pair.indexOf('=')
      expect(attributes.join(';')).toMatch(/ Path=\/widget\/frame\/key; .*SameSite=None; Secure; Partitioned/)
      if (isDenied || pair.length > 4_096) return
      if (attributes.some((attribute) => attribute.trim() === 'Max-Age=0')) kept.delete(pair.slice(0, at))
      else kept.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim())
    },
  }
}

const denied = (): never => {
  throw new Error('denied')
}

test('[WID6] a value outlives the page and follows the other tabs', () => {
  const storage = memory()
  const line = createSharedLine()
  const one = createKept(storage, line(), 'site.').cell('draft', '', isText)
  const other = createKept(storage, line(), 'site.').cell('draft', '', isText)
  const heard: string[] = []
  other.on((value) => heard.push(value))
  one.set('half a thought')
  expect([other.get(), heard]).toEqual(['half a thought', ['half a thought']])
  expect(createKept(storage, line(), 'site.').cell('draft', '', isText).get()).toBe('half a thought')
  expect(createKept(storage, line(), 'else.').cell('draft', '', isText).get()).toBe('')
})

test('[WID6] rubbish in storage or on the line counts as nothing', () => {
  const storage = memory()
  storage.setItem('site.draft', '{"not":')
  storage.setItem('site.open', '7')
  const line = createSharedLine()
  const stranger = line()
  const kept = createKept(storage, line(), 'site.')
  const draft = kept.cell('draft', 'none', isText)
  expect(draft.get()).toBe('none')
  for (const said of [null, 7, {}, { kept: 'draft' }, { kept: 'draft', text: 7 }, { kept: 'draft', text: '}{' }]) {
    stranger.post(said)
  }
  expect(draft.get()).toBe('none')
})

test('[WID6] where storage throws, everything works for as long as the page lasts', async () => {
  const kept = createKept(
    { getItem: denied, setItem: denied, removeItem: denied, keys: denied },
    createSharedLine()(),
    'site.',
  )
  const draft = kept.cell('draft', '', isText)
  draft.set('still here')
  expect([draft.get(), kept.read('token')]).toEqual(['still here', null])
  await expect(kept.clientStorage.set('a', 'b')).rejects.toThrow('denied')
})

test('[WID6] the client finds its own keys without the prefix', async () => {
  const { clientStorage } = createKept(memory(), createSharedLine()(), 'site.')
  await clientStorage.set('outbox.1', 'one')
  await clientStorage.set('other', 'two')
  expect(await clientStorage.keys('outbox.')).toEqual(['outbox.1'])
  expect(await clientStorage.get('outbox.1')).toBe('one')
  await clientStorage.remove('outbox.1')
  expect(await clientStorage.keys('')).toEqual(['other'])
})

test('[WID6] partitioned cookies carry any text and know when they cannot', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'a;=% \n"客👋🏽\u0301'), maxLength: 100 }),
      fc.string({ unit: 'binary', maxLength: 50 }),
      (one, other) => {
        const storage = createCookieStorage(jar(), '/widget/frame/key')
        const whole = other.toWellFormed()
        storage.setItem('a', one)
        storage.setItem('b c=d', whole)
        expect([storage.getItem('a'), storage.getItem('b c=d')]).toEqual([one, whole])
        expect(storage.keys().sort()).toEqual(['a', 'b c=d'])
        storage.removeItem('a')
        expect(storage.getItem('a')).toBeNull()
      },
    ),
  )
  const storage = createCookieStorage(jar(), '/widget/frame/key')
  expect(() => storage.setItem('a', 'x'.repeat(5_000))).toThrow()
  expect(() => {
    for (let i = 0; i < 10; i += 1) storage.setItem(`k${i}`, 'x'.repeat(1_000))
  }).toThrow()
  expect(() => createCookieStorage(jar(true), '/widget/frame/key').setItem('a', 'b')).toThrow()
})
