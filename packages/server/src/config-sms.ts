import type { Reader } from './config-values.ts'

/** The gateway that takes text messages. */
export type SmsConfig = Readonly<{ url: string; token: string }>

const isThisMachine = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127\./.test(host)

/** An address of a gateway; without TLS only on this machine. The text may hold a secret, so no problem repeats it. */
export const smsGateway: Reader<string> = (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const advice = 'set an address such as https://sms.example.com/messages'
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return { problem: `is not an https address; ${advice}` }
  if (url.protocol === 'http:' && !isThisMachine(url.hostname))
    return { problem: `is not encrypted; ${advice}, or one on this machine` }
  if (url.username !== '' || url.password !== '' || url.hash !== '')
    return { problem: `has a login or a fragment; ${advice}, and the secret in FRONTDESK_SMS_TOKEN` }
  return { value: url.href }
}

/** A bearer token; never repeated. */
export const smsToken: Reader<string> = (text) =>
  /^[\x21-\x7e]{8,1000}$/.test(text)
    ? { value: text }
    : { problem: 'is not a token; set 8 or more printable ASCII characters without spaces' }

/** What belongs together is told together. */
export const smsOf = (given: {
  url: string | null
  token: string | null
  hasPublicUrl: boolean
}): { config: SmsConfig | null; problems: readonly string[] } => {
  const { url, token, hasPublicUrl } = given
  if (url === null)
    return {
      config: null,
      problems: token === null ? [] : ['FRONTDESK_SMS_TOKEN is set without FRONTDESK_SMS_URL; set both'],
    }
  const problems = [
    ...(token === null ? ['FRONTDESK_SMS_URL is set without FRONTDESK_SMS_TOKEN; set both'] : []),
    ...(hasPublicUrl
      ? []
      : ['FRONTDESK_SMS_URL is set without FRONTDESK_PUBLIC_URL, to which the links in text messages lead; set both']),
  ]
  return { config: token === null || problems.length > 0 ? null : Object.freeze({ url, token }), problems }
}
