import { type AddressRange, overlap, parseRange } from './range.ts'

/** Why a range can't be blocked. */
export type ForbiddenWhy = 'special' | 'proxy' | 'own' | 'too_wide'

/**
 * The widest ranges that may be blocked: a large network's worth of one provider. Whoever would keep out more keeps out
 * people that nobody has heard of.
 */
export const widestPrefix = { 4: 16, 6: 32 } as const

const ranges = (texts: readonly string[]): AddressRange[] => texts.flatMap((text) => parseRange(text) ?? [])

/** No visitor of the internet comes from these: private, loopback, link-local, shared, local, multicast, unspecified, translated. */
const special = ranges([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '224.0.0.0/3',
  // Unspecified, loopback, mapped and translated (64:ff9b::/96, 64:ff9b:1::/48) all begin with eight empty bits.
  '::/8',
  'fc00::/7',
  'fe80::/9',
  'ff00::/8',
])

/**
 * Why a block of the range would keep out what must come in; null where it may be blocked. What overlaps counts, so that
 * nothing is kept out by being inside of something else.
 * @param known addresses and ranges of proxies that are listed, and addresses of the installation itself
 */
export const forbiddenWhy = (
  range: AddressRange,
  known: { proxies: readonly string[]; own: readonly string[] },
): ForbiddenWhy | null => {
  const touches = (others: readonly AddressRange[]): boolean => others.some((other) => overlap(range, other))
  if (touches(special)) return 'special'
  if (touches(ranges(known.proxies))) return 'proxy'
  if (touches(ranges(known.own))) return 'own'
  return range.prefix < widestPrefix[range.family] ? 'too_wide' : null
}
