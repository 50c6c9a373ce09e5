import { type ChildProcess, spawn } from 'node:child_process'
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { MailConfig } from '@frontdesk/server/config-mail'
import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { dovecotConfig } from './dovecot-config.ts'
import { eventually } from './eventually.ts'
import { freePort } from './free-port.ts'

/** One message as its receiver reads it over IMAP. */
export type ReceivedMail = {
  from: string
  subject: string
  text: string
  html: string
  /** The lines before the body, folded lines joined. */
  headers: string
  /** The one link in the text. */
  link: string
}

export type MailServer = {
  /** For `FRONTDESK_SMTP_URL`; holds the password. */
  readonly smtpUrl: string
  /** The same, for a server in this process. */
  readonly config: MailConfig
  readonly user: string
  readonly password: string
  readonly port: number
  /** Waits for the next message to an address, and takes it out of the box. */
  nextMail(address: string): Promise<ReceivedMail>
  /** How many messages wait in an address's box. */
  waiting(address: string): Promise<number>
  /** From now on receivers are refused with this answer, such as 451; null takes them again. */
  refuse(answer: { code: number; text: string } | null): void
  /** Receivers that were named to it so far, refused ones included. */
  readonly attempts: readonly string[]
  /** How often a login and password came so far, right or wrong. */
  logins(): number
  /** How many of them came over TLS. */
  secureLogins(): number
  /** Idempotent. */
  close(): Promise<void>
}

const mailboxPassword = 'mailbox'

/**
 * A real mail server: SMTP with a login in front, Dovecot behind it, one box for each address.
 * @param options.startTls offers TLS with a certificate that nobody vouches for; default no TLS
 */
export const startMailServer = async (options: { startTls?: boolean } = {}): Promise<MailServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-mail-'))
  const [imapPort, lmtpPort, port] = [await freePort(), await freePort(), await freePort()]
  const dovecot = await startDovecot(folder, { imapPort, lmtpPort })
  const attempts: string[] = []
  let logins = 0
  let secureLogins = 0
  let refusal: { code: number; text: string } | null = null
  const [user, password] = ['desk@frontdesk.test', 'canary-smtp-password']

  const lmtp = createTransport({ host: '127.0.0.1', port: lmtpPort, lmtp: true, secure: false, ignoreTLS: true })
  const smtp = new SMTPServer({
    logger: false,
    disabledCommands: options.startTls === true ? [] : ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (auth, session, done) => {
      logins += 1
      if (session.secure) secureLogins += 1
      if (auth.username === user && auth.password === password) done(null, { user })
      else done(Object.assign(new Error('Authentication failed'), { responseCode: 535 }))
    },
    onRcptTo: ({ address }, _session, done) => {
      attempts.push(address)
      done(refusal === null ? null : Object.assign(new Error(refusal.text), { responseCode: refusal.code }))
    },
    onData: (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope
      const envelope = { from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address) }
      lmtp.sendMail({ envelope, raw: stream }, (error) => done(error))
    },
  })
  await new Promise<void>((resolve) => smtp.listen(port, '127.0.0.1', resolve))

  /** With the box of an address open. */
  const inBox = async <T>(address: string, act: (client: ImapFlow, waiting: number) => Promise<T>): Promise<T> => {
    const auth = { user: address, pass: mailboxPassword }
    const client = new ImapFlow({ host: '127.0.0.1', port: imapPort, secure: false, auth, logger: false })
    await client.connect()
    try {
      const { exists } = await client.mailboxOpen('INBOX')
      return await act(client, exists)
    } finally {
      await client.logout()
    }
  }
  const takeOne = (address: string): Promise<ReceivedMail | null> =>
    inBox(address, async (client, waiting) => {
      if (waiting === 0) return null
      const message = await client.fetchOne('1', { envelope: true, headers: true })
      if (message === false) return null
      const [text, html] = [await partOf(client, '1'), await partOf(client, '2')]
      await client.messageDelete('1')
      return {
        from: message.envelope?.from?.[0]?.address ?? '',
        subject: message.envelope?.subject ?? '',
        text,
        html,
        headers: (message.headers?.toString() ?? '').replaceAll(/\r\n[ \t]+/g, ' '),
        link: /https?:\/\/\S+/.exec(text)?.[0] ?? '',
      }
    })

  let closing: Promise<void> | undefined
  const close = async (): Promise<void> => {
    lmtp.close()
    await new Promise<void>((resolve) => smtp.close(() => resolve()))
    const ended = new Promise((resolve) => dovecot.once('exit', resolve))
    dovecot.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  return {
    smtpUrl: `smtp://${encodeURIComponent(user)}:${password}@127.0.0.1:${port}`,
    config: {
      server: { host: '127.0.0.1', port, implicitTls: false, login: { user, password } },
      from: { name: 'Acme 客服', address: 'support@acme.example' },
      requiresTls: false,
    },
    user,
    password,
    port,
    nextMail: (address) => eventually(() => takeOne(address), `a mail to ${address}`),
    waiting: (address) => inBox(address, async (_client, waiting) => waiting),
    refuse: (answer) => {
      refusal = answer
    },
    attempts,
    logins: () => logins,
    secureLogins: () => secureLogins,
    close: () => {
      closing ??= close()
      return closing
    },
  }
}

const partOf = async (client: ImapFlow, part: string): Promise<string> => {
  const { content } = await client.download('1', part)
  const chunks: Buffer[] = []
  for await (const chunk of content) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

/** Root must not own mail: then the boxes belong to nobody in particular. */
const nobodyId = 65_534

const startDovecot = async (folder: string, ports: { imapPort: number; lmtpPort: number }): Promise<ChildProcess> => {
  const me = userInfo()
  const owner = me.uid === 0 ? { uid: nobodyId, gid: nobodyId } : { uid: me.uid, gid: me.gid }
  const boxes = join(folder, 'boxes')
  await mkdir(boxes)
  await chown(boxes, owner.uid, owner.gid)
  await chown(folder, owner.uid, owner.gid)
  const file = join(folder, 'dovecot.conf')
  const who = me.uid === 0 ? null : me.username
  await writeFile(file, dovecotConfig({ folder, boxes, owner, who, password: mailboxPassword, ...ports }))
  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', file], { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => {
      output += data.toString()
    })
  await eventually(() => {
    if (child.exitCode !== null) throw new Error(`dovecot ended with ${child.exitCode}: ${output}`)
    return answers(ports.imapPort)
  }, 'dovecot')
  return child
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
