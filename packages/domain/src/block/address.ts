/** An IP address as a number. One that is IPv4 mapped into IPv6 (`::ffff:a.b.c.d`) is the IPv4 address it stands for. */
export type Address = { family: 4 | 6; value: bigint }

const mappedPrefix = 0xffffn

/** @returns null for what is not an address in its usual notation; zones and numbers with leading zeros are none. */
export const parseAddress = (text: string): Address | null => {
  const plain = parseV4(text)
  if (plain !== null) return { family: 4, value: plain }
  const value = parseV6(text)
  if (value === null) return null
  return value >> 32n === mappedPrefix ? { family: 4, value: value & 0xffff_ffffn } : { family: 6, value }
}

const parseV4 = (text: string): bigint | null => {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) return null
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n)
}

const parseV6 = (text: string): bigint | null => {
  const halves = text.split('::')
  if (!text.includes(':') || halves.length > 2) return null
  const [head, tail] = halves.map((half, index) => groupsOf(half, index === halves.length - 1))
  if (head == null || tail === null) return null
  const rest = tail ?? []
  const missing = 8 - head.length - rest.length
  if (tail === undefined ? missing !== 0 : missing < 1) return null
  const groups = [...head, ...Array.from({ length: missing }, () => 0n), ...rest]
  return groups.reduce((value, group) => (value << 16n) | group, 0n)
}

/** @param isLast only at the very end may an IPv4 address stand for two groups */
const groupsOf = (half: string, isLast: boolean): bigint[] | null => {
  if (half === '') return []
  const groups: bigint[] = []
  const parts = half.split(':')
  for (const [index, part] of parts.entries()) {
    const inner = isLast && index === parts.length - 1 ? parseV4(part) : null
    if (inner !== null) groups.push(inner >> 16n, inner & 0xffffn)
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(BigInt(`0x${part}`))
    else return null
  }
  return groups
}

/** In its one written form: IPv6 in lower case, the longest run of empty groups shortened (RFC 5952). */
export const writeAddress = ({ family, value }: Address): string =>
  family === 4
    ? [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join('.')
    : shortened(Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16)))

const shortened = (groups: readonly string[]): string => {
  let [from, length] = [0, 1]
  for (let start = 0; start < groups.length; start += 1) {
    let end = start
    while (groups[end] === '0') end += 1
    if (end - start > length) [from, length] = [start, end - start]
  }
  if (length < 2) return groups.join(':')
  return `${groups.slice(0, from).join(':')}::${groups.slice(from + length).join(':')}`
}
