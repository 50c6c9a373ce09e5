import { isIP } from 'node:net'

/**
 * What reading one environment value gives: the value, or what is wrong and what to set.
 * `problem` completes the sentence "FRONTDESK_X …"; it never repeats a value that may hold a secret.
 */
export type Read<T> = { readonly value: T } | { readonly problem: string }

/** Turns the text of an environment variable (trimmed, never empty) into a value. */
export type Reader<T> = (text: string) => Read<T>

const shown = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)

/** A whole number between `min` and `max`, both included. */
export const wholeNumber =
  (min: number, max: number): Reader<number> =>
  (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
    return value >= min && value <= max
      ? { value }
      : { problem: `is ${shown(text)}; set a whole number from ${min} to ${max}` }
  }

const spoken: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  yes: true,
  '1': true,
  off: false,
  false: false,
  no: false,
  '0': false,
}

/** `on` or `off`, with the usual other spellings. */
export const onOff: Reader<boolean> = (text) => {
  const value = spoken[text.toLowerCase()]
  return value === undefined ? { problem: `is ${shown(text)}; set on or off` } : { value }
}

/** One word of a fixed list. */
export const oneOf =
  <T extends string>(words: readonly T[]): Reader<T> =>
  (text) => {
    const value = words.find((word) => word === text.toLowerCase())
    return value === undefined ? { problem: `is ${shown(text)}; set one of ${words.join(', ')}` } : { value }
  }

/** A host name or an address to listen on; no port, no scheme. */
export const hostName: Reader<string> = (text) =>
  isIP(text) !== 0 || /^(?!-)[A-Za-z0-9-]{1,63}(\.(?!-)[A-Za-z0-9-]{1,63})*$/.test(text)
    ? { value: text }
    : { problem: `is ${shown(text)}; set an address or a host name without scheme and port, such as 0.0.0.0` }

/** An `http:` or `https:` origin (scheme, host, port), given back without a closing slash. */
export const webOrigin: Reader<string> = (text) => {
  const advice = 'set scheme, host and port only, such as https://chat.example.com'
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    return { problem: `is not an http or https address; ${advice}` }
  }
  if (url.username !== '' || url.password !== '') return { problem: `holds a login; ${advice}` }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    return { problem: `has a path, a query or a fragment; ${advice}` }
  }
  return { value: url.origin }
}

/** A PostgreSQL address. The text holds a password, so no problem repeats it. */
export const databaseUrl: Reader<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url !== undefined &&
    (url.protocol === 'postgres:' || url.protocol === 'postgresql:') &&
    url.pathname.length > 1
    ? { value: text }
    : { problem: 'is not a PostgreSQL address; set postgresql://user:password@host:5432/database' }
}

const isRange = (text: string): boolean => {
  const [address = '', prefix, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  if (prefix === undefined) return true
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128)
}

/**
 * Addresses and CIDR ranges between commas. A range of everything is refused: it would let every visitor
 * choose the address that limits, blocks and logs see.
 */
export const addressRanges: Reader<readonly string[]> = (text) => {
  const ranges = text.split(/[\s,]+/).filter((range) => range !== '')
  const wrong = ranges.find((range) => !isRange(range))
  if (wrong !== undefined) {
    return {
      problem: `holds ${shown(wrong)}; set addresses or CIDR ranges between commas, such as 10.0.0.5,172.16.0.0/12`,
    }
  }
  if (ranges.some((range) => range.endsWith('/0'))) {
    return { problem: 'trusts every address (/0); list the addresses of your own proxies only' }
  }
  return { value: Object.freeze(ranges) }
}

const isPlace = (text: string): boolean => {
  const url = URL.canParse(`http://${text}`) ? new URL(`http://${text}`) : undefined
  const host = text.slice(0, text.lastIndexOf(':'))
  return url !== undefined && /:\d{1,5}$/.test(text) && url.hostname === host.toLowerCase() && url.pathname === '/'
}

/** Places that may be asked, `host:port` between commas. */
export const places: Reader<readonly string[]> = (text) => {
  const named = text.split(/[\s,]+/).filter((place) => place !== '')
  const wrong = named.find((place) => !isPlace(place))
  return wrong === undefined
    ? { value: Object.freeze(named.map((place) => place.toLowerCase())) }
    : { problem: `holds ${shown(wrong)}; set host:port between commas, such as translate.internal:5000` }
}

/** A folder, as written; the caller makes it absolute. */
export const folder: Reader<string> = (text) =>
  text.includes('\0') ? { problem: 'holds a NUL character; set the path of a folder' } : { value: text }

/** The entry of `known` that `word` was most likely meant to be, or undefined when none is near. */
export const nearest = (word: string, known: readonly string[]): string | undefined => {
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .sort((a, b) => a.distance - b.distance)
  const best = ranked[0]
  return best !== undefined && best.distance <= Math.max(3, Math.floor(word.length / 4)) ? best.candidate : undefined
}

const editDistance = (a: string, b: string): number => {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const line = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const change = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1)
      line.push(Math.min(change, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1))
    }
    above = line
  }
  return above[b.length] ?? 0
}

/** A key of 32 bytes. The text is a secret, so no problem repeats it. */
export const secretKey: Reader<string> = (text) =>
  /^[A-Za-z0-9_-]{43}$/.test(text) && Buffer.from(text, 'base64url').toString('base64url') === text
    ? { value: text }
    : { problem: 'is not 32 bytes in base64url; make one with: openssl rand -base64 32 | tr +/ -_ | tr -d =' }
