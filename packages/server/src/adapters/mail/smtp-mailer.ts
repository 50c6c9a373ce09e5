import { createTransport } from 'nodemailer'
import { type Mailer, MailRefused } from '../../app/ports/mailer.ts'
import type { MailConfig } from '../../config-mail.ts'
import { writeLetter } from './write-letter.ts'

const second = 1_000

/** The library reads anything else as a list or a comment, and writes to whoever stands in it. */
const plainAddress = /^[^\s@<>()[\],;:"\\\p{Cc}]{1,64}@[^\s@<>()[\],;:"\\\p{Cc}]{1,190}$/u

/** Sends by SMTP over a few kept connections. Nothing it throws or tells holds the login or the password. */
export const createSmtpMailer = ({ server, from, requiresTls }: MailConfig): Mailer => {
  const { host, port, implicitTls, login } = server
  const transport = createTransport({
    pool: true,
    maxConnections: 2,
    host,
    port,
    secure: implicitTls,
    requireTLS: requiresTls && !implicitTls,
    // A certificate that nobody vouches for is as good as none, except where none is asked for.
    tls: { rejectUnauthorized: requiresTls, minVersion: 'TLSv1.2' },
    ...(login === null ? {} : { auth: { user: login.user, pass: login.password } }),
    dnsTimeout: 5 * second,
    connectionTimeout: 10 * second,
    greetingTimeout: 10 * second,
    socketTimeout: 20 * second,
    disableFileAccess: true,
    disableUrlAccess: true,
  })

  return {
    send: async (to, language, letter) => {
      if (!plainAddress.test(to)) throw new MailRefused('This is not a mail address.', true)
      const { subject, text, html } = writeLetter(letter, language)
      try {
        await transport.sendMail({
          from,
          // As an object: a string would be read as a list of addresses.
          to: { name: '', address: to },
          envelope: { from: from.address, to: [to] },
          subject,
          text,
          html,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
      } catch (error) {
        throw refusalOf(error, login === null ? [] : [login.password, login.user])
      }
    },
    close: () => transport.close(),
  }
}

const field = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Object.entries(error).find(([key]) => key === name)?.[1] : undefined

const refusalOf = (error: unknown, secrets: readonly string[]): MailRefused => {
  // The library's sentence ends with what the server answered.
  const words = error instanceof Error ? error.message : ''
  const line = secrets.reduce(
    (text, secret) => text.replaceAll(secret, '***'),
    words.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim(),
  )
  const code = field(error, 'code')
  const status = field(error, 'responseCode')
  // What is wrong with the receiver or the message stays wrong; a login or a lost connection can be put right.
  const isForGood = (code === 'EENVELOPE' || code === 'EMESSAGE') && !(typeof status === 'number' && status < 500)
  return new MailRefused(line.slice(0, 300) || 'no reason given', isForGood)
}
