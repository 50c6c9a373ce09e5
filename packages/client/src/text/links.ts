/** The platform's own reader of addresses, as browsers and Node have it. */
declare const URL: new (
  written: string,
) => { protocol: string; username: string; password: string; href: string; host: string; pathname: string }

/** A run of a text: plain, or something to follow. `href` is always http, https, mailto or tel. */
export type TextPart = { text: string; href?: string }

/** No message is longer (limits.messageCharacters), but names and pages of others come here too. */
const scanLimit = 20_000

/**
 * Starts at a known scheme, `www.` or the `@` of an address; every quantifier is bounded and excludes what follows it,
 * so that no text makes the search slow (SEC-F5).
 */
const candidate =
  /\b(?:https?:\/\/[^\s<>"'`\u3000-\u303f\uff00-\uffef]{1,2000}|www\.[^\s<>"'`\u3000-\u303f\uff00-\uffef]{3,500}|(?:mailto|tel):[^\s<>"'`]{3,200})|(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/giu

/** Cuts a text into plain runs and safe links. What looks like a link of another scheme stays text. */
export const splitLinks = (text: string): TextPart[] => {
  const head = text.slice(0, scanLimit)
  const parts: TextPart[] = []
  let from = 0
  for (const match of head.matchAll(candidate)) {
    const shown = withoutTrailing(match[0])
    const href = safeHref(shown)
    if (href === null) continue
    if (match.index > from) parts.push({ text: text.slice(from, match.index) })
    parts.push({ text: shown, href })
    from = match.index + shown.length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}

/**
 * An address that may be followed, or null. Hosts come out as punycode, so that look-alike letters show in the status
 * line; user names before the host (`https://bank.example@evil.example`) are refused.
 */
export const safeHref = (written: string): string | null => {
  const trimmed = written.trim()
  if (/^[\w.+-]+@[\w.-]+$/.test(trimmed)) return `mailto:${trimmed}`
  try {
    const url = new URL(/^www\./i.test(trimmed) ? `https://${trimmed}` : trimmed)
    if (url.protocol === 'http:' || url.protocol === 'https:')
      return url.username === '' && url.password === '' ? url.href : null
    return url.protocol === 'mailto:' || url.protocol === 'tel:' ? url.href : null
  } catch {
    return null
  }
}

/** A page's address for people: host and path, without what only machines read. */
export const shortUrl = (written: string): string => {
  try {
    const url = new URL(written)
    return url.host + (url.pathname === '/' ? '' : safeDecode(url.pathname))
  } catch {
    return written
  }
}

const safeDecode = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** A full stop, bracket or mark after an address belongs to the sentence, unless the bracket was opened inside. */
const withoutTrailing = (found: string): string => {
  let end = found.length
  while (end > 0) {
    const last = found.charAt(end - 1)
    if (/[.,;:!?'"\]}>*~]/.test(last)) end -= 1
    else if (last === ')' && !found.slice(0, end).includes('(')) end -= 1
    else break
  }
  return found.slice(0, end)
}
