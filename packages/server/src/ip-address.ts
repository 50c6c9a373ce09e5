import { BlockList, isIP, isIPv4, SocketAddress } from 'node:net'

/**
 * An IP address in its one written form: IPv6 in lower case and shortened, an IPv4 address mapped into IPv6 as the
 * IPv4 address it is, no zone. Null when the text is not an address.
 */
export const canonicalIp = (text: string): string | null => {
  const bare = text.includes('%') ? text.slice(0, text.indexOf('%')) : text
  const family = isIP(bare)
  if (family === 0) return null
  if (family === 4) return bare
  const written = new SocketAddress({ address: bare, family: 'ipv6' }).address
  const inner = written.startsWith('::ffff:') ? written.slice('::ffff:'.length) : ''
  return isIPv4(inner) ? inner : written
}

/** Tells whether an address, in whatever form, is in the set. What is not an address is in no set. */
export type AddressSet = { has(ip: string): boolean }

/** @param ranges addresses and CIDR ranges; the configuration has checked their form. */
export const addressSet = (ranges: readonly string[]): AddressSet => {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', prefix] = range.split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return {
    has: (ip) => {
      const canonical = canonicalIp(ip)
      return canonical !== null && list.check(canonical, isIPv4(canonical) ? 'ipv4' : 'ipv6')
    },
  }
}

export const loopback: AddressSet = addressSet(['127.0.0.0/8', '::1'])

/** Addresses that belong to no place in the world: private, loopback, link-local, shared, documentation, multicast, reserved. */
export const unplaced: AddressSet = addressSet([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  '::/127',
  '100::/64',
  '2001:db8::/32',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
])

const worldV6: AddressSet = addressSet(['2000::/3'])
/** What leads into other networks, or to whatever is nearest. */
const tunnels: AddressSet = addressSet(['192.88.99.0/24', '2001::/23', '2002::/16', '3fff::/20'])

/** Whether it is an address of one machine somewhere in the world, and leads nowhere else. */
export const isOfTheWorld = (ip: string): boolean => {
  const canonical = canonicalIp(ip)
  if (canonical === null || unplaced.has(canonical) || tunnels.has(canonical)) return false
  return isIPv4(canonical) || worldV6.has(canonical)
}

/** What limits count for one subscriber: an IPv4 address as it is, of an IPv6 address the /64 that one subscriber holds. */
export const subscriberOf = (ip: string): string => {
  const canonical = canonicalIp(ip)
  if (canonical === null || isIPv4(canonical)) return canonical ?? ip
  const [head = '', tail] = canonical.split('::')
  const left = head === '' ? [] : head.split(':')
  const missing = tail === undefined ? 0 : 8 - left.length - (tail === '' ? 0 : tail.split(':').length)
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...(tail ? tail.split(':') : [])]
  return `${groups.slice(0, 4).join(':')}::/64`
}
