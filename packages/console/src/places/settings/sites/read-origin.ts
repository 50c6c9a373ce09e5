export type OriginReading =
  | { origin: string }
  /** `scheme`: neither http nor https. `wildcard`: a star elsewhere than before a whole domain. */
  | { problem: 'unreadable' | 'scheme' | 'wildcard' }

const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i
const isOfThisMachine = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|$)/i
/** `*.shop.example`: below a domain of two parts or more, never below `*.com`. */
const wholeSubdomains = /^\*(?:\.[^.*]+){2,}$/

/**
 * Understands what people paste as the address of a site: a page's URL, a bare domain, or `https://*.shop.example` for
 * all its subdomains. The server judges for itself; this answers while somebody types.
 */
export const readOrigin = (text: string): OriginReading => {
  const typed = text.trim()
  if (typed === '' || /\s/.test(typed)) return { problem: 'unreadable' }
  const url = parse(hasScheme.test(typed) ? typed : `${isOfThisMachine.test(typed) ? 'http' : 'https'}://${typed}`)
  if (url === null) return { problem: 'unreadable' }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { problem: 'scheme' }
  if (url.username !== '' || url.password !== '') return { problem: 'unreadable' }
  if (url.hostname.includes('*') && !wholeSubdomains.test(url.hostname)) return { problem: 'wildcard' }
  // One bare word is more likely a slip than a host of an internal network; that one is written with its scheme.
  if (!hasScheme.test(typed) && !/[.:[]/.test(url.hostname) && url.hostname !== 'localhost')
    return { problem: 'unreadable' }
  return { origin: `${url.protocol}//${url.host}` }
}

const parse = (text: string): URL | null => {
  try {
    return new URL(text)
  } catch {
    return null
  }
}
