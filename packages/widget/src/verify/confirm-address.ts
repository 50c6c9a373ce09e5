import type { WireError } from '@frontdesk/protocol'

export type Confirmed =
  | { kind: 'done'; email: string; siteName: string }
  | { kind: 'spent' }
  | { kind: 'limited' }
  | { kind: 'unreachable' }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Answers the link. Never throws; what can be tried again is `limited` or `unreachable`. */
export const confirmAddress = async (token: string, ask: typeof fetch = fetch): Promise<Confirmed> => {
  try {
    const answer = await ask('/api/v1/address-confirmations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    const body = (await answer.json()) as { email?: unknown; siteName?: unknown; error?: WireError }
    if (answer.ok) return { kind: 'done', email: text(body.email), siteName: text(body.siteName) }
    if (answer.status === 429) return { kind: 'limited' }
    return answer.status >= 500 ? { kind: 'unreachable' } : { kind: 'spent' }
  } catch {
    return { kind: 'unreachable' }
  }
}
