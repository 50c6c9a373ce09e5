import { type Egress, EgressFault } from '../../app/ports/egress.ts'
import { type Texter, TextRefused } from '../../app/ports/texter.ts'
import type { SmsConfig } from '../../config-sms.ts'
import { createEgressClient, placeOf } from './egress-client.ts'

const timeOutMs = 10_000

/** Statuses after which the same request may do better; the rest of 4xx stays wrong. */
const isWorthAnotherTry = (status: number): boolean => status === 408 || status === 429 || status >= 500

/**
 * Hands text messages to a gateway by the contract in docs/operating.md. It asks no other address than the configured one:
 * a redirect is a refusal. What the gateway answers besides its status is not looked at.
 */
export const createSmsGateway = ({ url, token }: SmsConfig, waitMs = timeOutMs): Texter => {
  const egress = createEgressClient({ allowed: [placeOf(new URL(url))] })
  return {
    send: async ({ id, to, text }) => {
      const status = await post(egress, url, token, { id, to, text }, waitMs)
      if (status >= 200 && status < 300) return
      throw new TextRefused(`status ${status}`, !isWorthAnotherTry(status))
    },
  }
}

const post = async (
  egress: Egress,
  url: string,
  token: string,
  message: { id: string; to: string; text: string },
  timeoutMs: number,
): Promise<number> => {
  try {
    const { status } = await egress.ask({
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': message.id },
      body: JSON.stringify(message),
      secret: true,
      timeoutMs,
    })
    return status
  } catch (error) {
    throw new TextRefused(error instanceof EgressFault ? error.reason : 'not reached', false)
  }
}
