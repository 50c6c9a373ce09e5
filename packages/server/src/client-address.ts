import type { IncomingMessage } from 'node:http'
import { type AddressSet, canonicalIp } from './ip-address.ts'

/** Some proxies write the port too: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
const hopAddress = (hop: string): string | null => {
  const text = hop.trim()
  const [, bracketed] = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text) ?? []
  const [, beforePort] = /^([\d.]+):\d{1,5}$/.exec(text) ?? []
  return canonicalIp(bracketed ?? beforePort ?? text)
}

/**
 * The address a request comes from, for limits, logs, blocks and places; both doors use it. Forwarded headers count only
 * when the peer itself is one of our proxies, and then from the right: the first hop that is not ours. A hop that can
 * not be read ends the walk at the proxy that wrote it, since everything further left may be invented.
 * @param remoteAddress of the TCP connection; undefined once it is gone
 * @param forwardedFor the `X-Forwarded-For` header as received
 */
export const clientAddress = (
  remoteAddress: string | undefined,
  forwardedFor: string | readonly string[] | undefined,
  trusted: AddressSet,
): string => {
  let known = canonicalIp(remoteAddress ?? '') ?? '0.0.0.0'
  const hops = (typeof forwardedFor === 'string' ? forwardedFor : (forwardedFor ?? []).join(',')).split(',')
  while (trusted.has(known)) {
    const next = hopAddress(hops.pop() ?? '')
    if (next === null) return known
    known = next
  }
  return known
}

/** The same, of a request, for a door that trusts these proxies. */
export const addressReader =
  (trusted: AddressSet) =>
  ({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): string =>
    clientAddress(socket.remoteAddress, headers['x-forwarded-for'], trusted)
