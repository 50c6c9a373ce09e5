const dayMs = 86_400_000

/** How long a block lasts, as it is chosen; `keep` leaves the end that there is. */
export type Lasting = 'day' | 'week' | 'month' | 'ever' | 'keep'

/** When a block that is made now ends; null is never. */
export const endOf = (lasting: Exclude<Lasting, 'keep'>, nowMs: number): number | null => {
  switch (lasting) {
    case 'day':
      return nowMs + dayMs
    case 'week':
      return nowMs + 7 * dayMs
    case 'month':
      return nowMs + 30 * dayMs
    case 'ever':
      return null
  }
}

/** The network that an address is in, as far as one line or one office usually reaches; written as it may be typed. */
export const networkAround = (ip: string): string =>
  ip.includes(':') ? `${ip}/64` : `${ip.slice(0, ip.lastIndexOf('.'))}.0/24`
