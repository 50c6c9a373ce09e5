export type OriginReading =
  | { origin: string }
  /** `scheme`: neither http nor https. `wildcard`: a star elsewhere than before a whole domain. */
  | { problem: 'unreadable' | 'scheme' | 'wildcard' }

const isOfThisMachine = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|$)/i
/** Scheme, `*.` before the host, and the rest. Browsers disagree on a star in a URL's host, so it is taken off first. */
const parts = /^([a-z][a-z0-9+.-]*:\/\/)?(\*\.)?(.*)$/i

/**
 * Understands what people paste as the address of a site: a page's URL, a bare domain, or `https://*.shop.example` for
 * all its subdomains. The server judges for itself; this answers while somebody types.
 */
export const readOrigin = (text: string): OriginReading => {
  const typed = text.trim()
  const [, scheme = '', star = '', rest = ''] = parts.exec(typed) ?? []
  if (rest === '' || /\s/.test(typed)) return { problem: 'unreadable' }
  if (/^[^/?#]*\*/.test(rest)) return { problem: 'wildcard' }
  const url = parse((scheme || (isOfThisMachine.test(rest) ? 'http://' : 'https://')) + rest)
  if (url === null) return { problem: 'unreadable' }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { problem: 'scheme' }
  if (url.username !== '' || url.password !== '') return { problem: 'unreadable' }
  // Below a domain of two parts or more, never below `*.com`; `localhost` is this machine.
  if (star !== '' && !/[^.]\.[^.]|^localhost$/.test(url.hostname)) return { problem: 'wildcard' }
  // One bare word is more likely a slip than a host of an internal network; that one is written with its scheme.
  if (scheme === '' && !/[.:[]/.test(url.hostname) && url.hostname !== 'localhost') return { problem: 'unreadable' }
  return { origin: `${url.protocol}//${star}${url.host}` }
}

const parse = (text: string): URL | null => {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
