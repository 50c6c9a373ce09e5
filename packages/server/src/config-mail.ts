import { isIP } from 'node:net'
import { hostName, type Reader } from './config-values.ts'

export type SmtpServer = Readonly<{
  host: string
  port: number
  /** TLS from the first byte (`smtps:`); else it is begun with STARTTLS. */
  implicitTls: boolean
  login: Readonly<{ user: string; password: string }> | null
}>

export type MailSender = Readonly<{ name: string; address: string }>

/** How mail goes out. */
export type MailConfig = Readonly<{
  server: SmtpServer
  from: MailSender
  /** Without TLS, or without a valid certificate, nothing is sent. */
  requiresTls: boolean
}>

/** An address of a mail server. The text holds a password, so no problem repeats it. */
export const smtpServer: Reader<SmtpServer> = (text) => {
  const advice = 'set smtp://user:password@mail.example.com:587, or smtps:// for TLS from the start'
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:'))
    return { problem: `is not an SMTP address; ${advice}` }
  if (!/^\/?$/.test(url.pathname) || url.search !== '' || url.hash !== '')
    return { problem: `has a path, a query or a fragment; ${advice}` }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) === 0 && !('value' in hostName(host))) return { problem: `has no host; ${advice}` }
  if ((url.username === '') !== (url.password === ''))
    return { problem: `has a login without a password, or the reverse; ${advice}` }
  const implicitTls = url.protocol === 'smtps:'
  try {
    const login =
      url.username === ''
        ? null
        : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
    return { value: { host, port: url.port === '' ? (implicitTls ? 465 : 587) : Number(url.port), implicitTls, login } }
  } catch {
    return { problem: 'has a login or password that is not encoded; write % as %25 and @ as %40' }
  }
}

const address = /^[^\s@<>",;:\\()[\]]{1,64}@[^\s@<>",;:\\()[\]]{1,190}$/

/** `name@example.com` or `A name <name@example.com>`. */
export const mailSender: Reader<MailSender> = (text) => {
  const [, name = '', inBrackets] = /^"?([^"<>\p{Cc}]*?)"?\s*<([^<>]+)>$/u.exec(text) ?? []
  const bare = inBrackets ?? text
  return address.test(bare)
    ? { value: { name, address: bare } }
    : { problem: 'is not a mail address; set one such as Acme support <support@acme.example>' }
}

const isThisMachine = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./.test(host)

/** What belongs together is told together: a mail server without a sender sends nothing, a link without an address leads nowhere. */
export const mailOf = (given: {
  server: SmtpServer | null
  tls: boolean | null
  sender: MailSender | null
  hasPublicUrl: boolean
}): { config: MailConfig | null; problems: readonly string[] } => {
  const { server, tls, sender, hasPublicUrl } = given
  if (server === null) {
    const alone = [...(sender === null ? [] : ['FRONTDESK_MAIL_FROM']), ...(tls === null ? [] : ['FRONTDESK_SMTP_TLS'])]
    return {
      config: null,
      problems: alone.map((name) => `${name} is set without a mail server; set FRONTDESK_SMTP_URL, or unset ${name}`),
    }
  }
  const problems = hasPublicUrl
    ? []
    : ['FRONTDESK_SMTP_URL is set without FRONTDESK_PUBLIC_URL, to which the links in mails lead; set both']
  if (sender === null)
    return {
      config: null,
      problems: [...problems, 'FRONTDESK_SMTP_URL is set without FRONTDESK_MAIL_FROM, the sender of mails; set both'],
    }
  const config = Object.freeze({ server, from: sender, requiresTls: tls ?? !isThisMachine(server.host) })
  return { config: problems.length === 0 ? config : null, problems }
}
