import type { IncomingHttpHeaders } from 'node:http'
import { Fault } from '../../app/fault.ts'

/** Host and port of a web page's origin; undefined for what is none (`null`, `file://`, an extension). */
const hostOf = (origin: string): string | undefined =>
  /^https?:\/\/[^/]/.test(origin) && URL.canParse(origin) ? new URL(origin).host : undefined

/**
 * Where the page stands that sent a request: `own`, `foreign`, or `untold` (no browser, or a very old one).
 * `Sec-Fetch-Site` comes first, since no page can forge it; browsers leave it out on plain http other than localhost,
 * and then `Origin` must be the public address or the host that was asked. That the `Host` header is believed here is
 * safe: a page under another name (also one rebound to our address) gets no cookie of ours to send along.
 */
export const pageOf = (headers: IncomingHttpHeaders, publicUrl: string): 'own' | 'foreign' | 'untold' => {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' ? 'own' : 'foreign'
  const { origin } = headers
  if (origin === undefined) return 'untold'
  if (origin === publicUrl) return 'own'
  // Whoever can change plain http on the way could put a page there under our name.
  if (publicUrl.startsWith('https:') && !origin.startsWith('https:')) return 'foreign'
  const host = hostOf(origin)
  return host !== undefined && host === headers.host?.toLowerCase() ? 'own' : 'foreign'
}

/** A request that changes something in a cookie's name must say that it comes from a page of ours [SEC-E7]. */
export const requireOwnPage = (headers: IncomingHttpHeaders, publicUrl: string): void => {
  if (pageOf(headers, publicUrl) !== 'own')
    throw new Fault('origin.refused', `With the session cookie, send Origin: ${publicUrl}`)
}

/** Where a cookie may be given out, a foreign page may not ask; a program without `Origin` may. */
export const refuseForeignPage = (headers: IncomingHttpHeaders, publicUrl: string): void => {
  if (pageOf(headers, publicUrl) === 'foreign') throw new Fault('origin.refused', 'Sign in on the product’s own page.')
}
