import { type Texter, TextRefused } from '../../app/ports/texter.ts'
import type { SmsConfig } from '../../config-sms.ts'

const timeOutMs = 10_000

/** Statuses after which the same request may do better; the rest of 4xx stays wrong. */
const isWorthAnotherTry = (status: number): boolean => status === 408 || status === 429 || status >= 500

/**
 * Hands text messages to a gateway by the contract in docs/operating.md. It asks no other address than the configured one:
 * a redirect is a refusal. What the gateway answers besides its status is not read.
 */
export const createSmsGateway = ({ url, token }: SmsConfig, waitMs = timeOutMs): Texter => ({
  send: async ({ id, to, text }) => {
    const status = await post(url, token, { id, to, text }, waitMs)
    if (status >= 200 && status < 300) return
    throw new TextRefused(`status ${status}`, !isWorthAnotherTry(status))
  },
})

const post = async (
  url: string,
  token: string,
  message: { id: string; to: string; text: string },
  waitMs: number,
): Promise<number> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}`, 'Idempotency-Key': message.id },
      body: JSON.stringify(message),
      signal: AbortSignal.timeout(waitMs),
    })
    await response.body?.cancel()
    return response.status
  } catch (error) {
    // The library's words may hold the address, and an address may hold a secret.
    throw new TextRefused(error instanceof DOMException ? 'no answer in time' : 'not reached', false)
  }
}
