import { type Address, parseAddress, writeAddress } from './address.ts'

/** All addresses that share their first `prefix` bits with `first`, whose other bits are 0. */
export type AddressRange = { family: 4 | 6; first: bigint; prefix: number }

export const bitsOf = (family: 4 | 6): number => (family === 4 ? 32 : 128)

/** How many bits of an IPv6 address stand before an IPv4 address that is mapped into it. */
const mappedBits = 96

/**
 * Reads an address, which is a range of one, or a range such as `198.51.100.0/24` or `2001:db8::/48`. Bits beyond the
 * prefix are cleared; a range of mapped addresses is the IPv4 range.
 */
export const parseRange = (text: string): AddressRange | null => {
  const [written = '', length, ...more] = text.trim().split('/')
  const address = parseAddress(written)
  if (address === null || more.length > 0) return null
  if (length === undefined) return rangeOf(address, bitsOf(address.family))
  if (!/^(?:0|[1-9]\d{0,2})$/.test(length)) return null
  const isMapped = address.family === 4 && written.includes(':')
  const prefix = Number(length) - (isMapped ? mappedBits : 0)
  return prefix < 0 || prefix > bitsOf(address.family) ? null : rangeOf(address, prefix)
}

export const rangeOf = ({ family, value }: Address, prefix: number): AddressRange => ({
  family,
  first: networkOf(value, family, prefix),
  prefix,
})

/** The first bits of an address, the others cleared. */
export const networkOf = (value: bigint, family: 4 | 6, prefix: number): bigint => {
  const rest = BigInt(bitsOf(family) - prefix)
  return (value >> rest) << rest
}

/** In its one written form: an address alone has no length. */
export const writeRange = ({ family, first, prefix }: AddressRange): string =>
  `${writeAddress({ family, value: first })}${prefix === bitsOf(family) ? '' : `/${prefix}`}`

/** Whether they have an address in common; of two ranges one then holds the other. */
export const overlap = (one: AddressRange, other: AddressRange): boolean =>
  one.family === other.family &&
  networkOf(one.first, one.family, Math.min(one.prefix, other.prefix)) ===
    networkOf(other.first, one.family, Math.min(one.prefix, other.prefix))
