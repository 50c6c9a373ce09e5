/** As browsers and policies write it. Anything else could smuggle a further directive into a header. */
const plainOrigin = /^https?:\/\/(\*\.)?(\[[0-9a-f:.]+\]|[a-z0-9-]+(\.[a-z0-9-]+)*\.?)(:\d{1,5})?$/

/** An exact origin, or one with `*.` before its host. */
export const isPlainAddress = (text: string): boolean => plainOrigin.test(text)

/**
 * What an administrator means by an address: a page's address counts as its origin, and without a scheme it is https.
 * `https://*.shop.example` stands for every subdomain. Null for what names no web page, or too many.
 */
export const readPageAddress = (text: string): string | null => {
  const [, given, wildcard = '', rest = ''] = /^(?:(https?):\/\/)?(\*\.)?([^\s*]+)$/i.exec(text.trim()) ?? []
  const scheme = given ?? 'https'
  if (rest === '' || rest.includes('://') || !URL.canParse(`${scheme}://${rest}`)) return null
  const url = new URL(`${scheme}://${rest}`)
  if (url.username !== '' || url.password !== '') return null
  // A word alone is hardly meant as a host.
  if (given === undefined && !url.hostname.includes('.') && url.hostname !== 'localhost') return null
  const isName = /[a-z]/.test(url.hostname.split('.').at(-1) ?? '') && !url.hostname.startsWith('[')
  // One label is a whole top-level domain; `localhost` is this machine.
  if (wildcard !== '' && (!isName || (!url.hostname.includes('.') && url.hostname !== 'localhost'))) return null
  const origin = url.origin.replace('://', `://${wildcard}`)
  return isPlainAddress(origin) ? origin : null
}

/** The origin of a page's address; undefined for what is none. */
export const originOf = (pageUrl: string | undefined): string | undefined =>
  pageUrl !== undefined && /^https?:\/\/[^/]/i.test(pageUrl) && URL.canParse(pageUrl)
    ? new URL(pageUrl).origin
    : undefined
