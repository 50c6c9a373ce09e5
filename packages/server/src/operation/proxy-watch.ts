import type { IncomingHttpHeaders } from 'node:http'
import type { Log } from '../app/ports/log.ts'
import type { Proxies, UnlistedProxy } from '../app/ports/proxies.ts'
import type { Clock } from '../app/ports/runtime.ts'
import { type AddressSet, canonicalIp } from '../ip-address.ts'

/** Headers by which proxies tell who asked them. */
const forwardedHeaders = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'cf-connecting-ip'] as const
/** Anybody can send such headers; what is kept of that is bounded. */
const most = 20
const keptMs = 24 * 60 * 60_000

export interface ProxyWatch extends Proxies {
  /** @param remoteAddress of the TCP connection; undefined once it is gone */
  look(remoteAddress: string | undefined, headers: IncomingHttpHeaders): void
}

/**
 * Notices requests that carry forwarded headers from an address that is not listed: mostly an operator's own proxy that
 * was forgotten, so that all visitors seem to come from one address; a visitor can forge them too, so the words only ask.
 */
export const createProxyWatch = (options: { trusted: AddressSet; clock: Clock; log: Log }): ProxyWatch => {
  /** Oldest first: whoever is seen again moves to the end. */
  const seen = new Map<string, number>()
  let isTold = false

  const remember = (address: string): void => {
    seen.delete(address)
    seen.set(address, options.clock.now())
    const oldest = seen.size > most ? seen.keys().next().value : undefined
    if (oldest !== undefined) seen.delete(oldest)
    if (isTold) return
    isTold = true
    options.log.warn(
      { address, setting: 'FRONTDESK_TRUSTED_PROXIES' },
      'Requests from this address carry forwarded headers, which are not believed; if it is your proxy, list it.',
    )
  }

  return {
    look: (remoteAddress, headers) => {
      if (!forwardedHeaders.some((name) => headers[name] !== undefined)) return
      const address = canonicalIp(remoteAddress ?? '')
      if (address !== null && !options.trusted.has(address)) remember(address)
    },
    unlisted: () => {
      const sinceMs = options.clock.now() - keptMs
      const list: UnlistedProxy[] = [...seen].map(([address, lastSeenAtMs]) => ({ address, lastSeenAtMs }))
      return list.filter(({ lastSeenAtMs }) => lastSeenAtMs > sinceMs).reverse()
    },
  }
}
