import type { TextStorage } from './kept.ts'

/** Browsers keep about 10 KB of a frame's cookies for each page that holds it, and throw out the oldest beyond. */
const mostCharacters = 8_000
const yearSeconds = 31_536_000

/** Only what would end or bend a cookie is written in another way: letters of any script stay short. */
const tame = (text: string) => text.replace(/[;=%\s\p{Cc}]/gu, encodeURIComponent)

/**
 * A small storage for frames whose browser denies them the usual one: partitioned cookies, kept apart for each page's
 * site as that storage would be, seen under the frame's own path only, and never looked at by the server.
 * Setting throws where they are denied too, or full.
 */
export const createCookieStorage = (jar: { cookie: string }, path: string): TextStorage => {
  const put = (key: string, text: string, lifeSeconds: number) => {
    jar.cookie = `${tame(key)}=${tame(text)}; Path=${path}; Max-Age=${lifeSeconds}; SameSite=None; Secure; Partitioned`
  }
  const all = () =>
    new Map(
      jar.cookie.split('; ').map((pair): [string, string] => {
        const at = pair.indexOf('=')
        return [decodeURIComponent(pair.slice(0, at)), decodeURIComponent(pair.slice(at + 1))]
      }),
    )
  const getItem = (key: string) => all().get(key) ?? null
  return {
    getItem,
    setItem(key, text) {
      if (jar.cookie.length + text.length < mostCharacters) put(key, text, yearSeconds)
      if (getItem(key) !== text) throw new Error('not kept')
    },
    removeItem: (key) => put(key, '', 0),
    keys: () => [...all().keys()],
  }
}
