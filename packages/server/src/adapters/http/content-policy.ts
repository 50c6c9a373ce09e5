import { isPlainAddress } from '../../app/sites/page-address.ts'

/** A Content-Security-Policy that allows nothing but what is named. */
const policy = (allowed: { readonly [directive: string]: readonly string[] }): string =>
  Object.entries({ 'default-src': ["'none'"], 'base-uri': ["'none'"], ...allowed })
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ')

/** `'self'` covers the WebSocket of the page's own address in current browsers; the public address is named for the others. */
const connections = (publicUrl: string): string[] => ["'self'", publicUrl.replace(/^http/, 'ws')]

/** Where the product's pages and people's files are reached. */
export type Origins = { publicUrl: string; content: { url: string } }

const ownApp = ({ publicUrl, content }: Origins) => ({
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:', content.url],
  'connect-src': connections(publicUrl),
  'font-src': ["'self'"],
  'media-src': ["'self'", 'blob:', content.url],
})

/** For everything that is no page: nothing may run, load or be framed. */
export const inertPolicy = `${policy({ 'frame-ancestors': ["'none'"], 'form-action': ["'none'"] })}`

/** For bytes that came from people: as if they stood on a site of their own without any right. */
export const userFilePolicy = `sandbox; ${inertPolicy}`

export const consolePolicy = (at: Origins): string =>
  policy({
    ...ownApp(at),
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    // A site's settings show how its panel will look.
    'frame-src': ["'self'"],
    'frame-ancestors': ["'none'"],
    'form-action': ["'self'"],
  })

/** @param origins the pages that may hold the frame; none means nobody may */
export const framePolicy = (at: Origins, origins: readonly string[]): string => {
  const ancestors = origins.filter(isPlainAddress)
  return policy({
    ...ownApp(at),
    'frame-ancestors': ancestors.length === 0 ? ["'none'"] : ancestors,
    'form-action': ["'none'"],
  })
}

/** A panel with an example in it, for the console alone: it can neither load nor tell anything. */
export const previewPolicy: string = policy({
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'frame-ancestors': ["'self'"],
  'form-action': ["'none'"],
})

/** The page that shows the API; its library sets styles on elements and draws icons from data addresses. */
export const docsPolicy = policy({
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'frame-ancestors': ["'none'"],
  'form-action': ["'none'"],
})

const refusedDestinations: ReadonlySet<unknown> = new Set([
  'audioworklet',
  'embed',
  'frame',
  'iframe',
  'manifest',
  'object',
  'paintworklet',
  'report',
  'script',
  'serviceworker',
  'sharedworker',
  'style',
  'worker',
  'xslt',
])

/**
 * Whether a browser would run what it gets, or put it into a page as one [SEC-C4]. Opening it as a page of its own is not
 * among them: there an attachment is kept.
 * @param destination `Sec-Fetch-Dest` of the request
 */
export const wouldRun = (destination: unknown): boolean => refusedDestinations.has(destination)
