/** Fields whose values are never written: secrets, and what people wrote to each other. */
const hidden =
  /pass(word|phrase)?$|passwd|secret|token|ticket|cookie|authorization|credential|api.?key|hash$|^(text|texts|body|content|draft|preview|note|params|payload|frame|email|phone)$/i

/** Secrets of ours (256 bits in base64url) and their hashes (SHA-256 in hex), wherever in a text they stand. */
const secretLike = /[A-Za-z0-9_-]{43,}/g
const bearer = /\b(bearer|basic)\s+[^\s"',;]+/gi
const passwordInAddress = /(:\/\/[^\s/:@]*):[^\s/@]*@/g
/** Query strings and fragments carry what was typed or handed over. */
const query = /(\bhttps?:\/\/[^\s?#"'<>]*)[?#][^\s"'<>]*/gi

const struck = '[struck out]'
const deepest = 6
const longest = 4_000

const cleanText = (text: string): string =>
  text
    // A little more than is kept, so that no half of a secret stands at the end.
    .slice(0, longest + 200)
    .replace(passwordInAddress, '$1:***@')
    .replace(bearer, `$1 ${struck}`)
    .replace(query, '$1')
    .replace(secretLike, struck)
    .slice(0, longest)

/**
 * Of an error only what its author wrote for developers and where it came from. A database's `detail`, `where`, `query`
 * and `parameters` repeat stored values and are left behind.
 */
const cleanError = (error: Error, depth: number): { [key: string]: unknown } => ({
  name: error.name,
  ...('code' in error && (typeof error.code === 'string' || typeof error.code === 'number')
    ? { code: error.code }
    : {}),
  message: cleanText(error.message),
  stack: cleanText(error.stack ?? ''),
  ...(error.cause === undefined ? {} : { cause: clean(error.cause, depth + 1) }),
})

/** A copy that may be written: secrets and people's texts struck out, depth and length bounded, never throws. */
export const clean = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value === 'bigint') return value.toString()
  if (typeof value === 'function' || typeof value === 'symbol') return `[${typeof value}]`
  if (typeof value !== 'object' || value === null) return value
  if (depth >= deepest) return '[deeper]'
  if (value instanceof Error) return cleanError(value, depth)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (Array.isArray(value)) return value.slice(0, 50).map((item) => clean(item, depth + 1))
  return cleanFields(value, depth + 1)
}

/** The same for the fields of a line. */
export const cleanFields = (fields: object, depth = 0): { [key: string]: unknown } =>
  Object.fromEntries(
    Object.entries(fields)
      .slice(0, 50)
      .map(([name, value]) => [name, hidden.test(name) ? struck : clean(value, depth)]),
  )
