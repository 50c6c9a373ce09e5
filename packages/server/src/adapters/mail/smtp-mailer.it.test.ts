import { freePort } from '@frontdesk/testkit'
import { type MailServer, startMailServer } from '@frontdesk/testkit/mail-server'
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type Letter, type Mailer, MailRefused } from '../../app/ports/mailer.ts'
import type { MailConfig } from '../../config-mail.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

const letter = {
  kind: 'address',
  siteName: 'Acme 商店',
  link: 'https://x.example/verify#abc',
  lifeMinutes: 30,
} as const satisfies Letter

describe('the SMTP mailer', () => {
  let server: MailServer
  const open: Mailer[] = []
  beforeAll(async () => {
    server = await startMailServer()
  })
  afterEach(() => {
    server.refuse(null)
    for (const mailer of open.splice(0)) mailer.close()
  })
  afterAll(() => server?.close())

  const mailerWith = (change: Partial<MailConfig['server']> = {}, requiresTls = false): Mailer => {
    const { port, user, password } = server
    const mailer = createSmtpMailer({
      server: { host: '127.0.0.1', port, implicitTls: false, login: { user, password }, ...change },
      from: { name: 'Acme 客服', address: 'support@acme.example' },
      requiresTls,
    })
    open.push(mailer)
    return mailer
  }
  const refusal = async (sending: Promise<void>): Promise<MailRefused> => {
    const error = await sending.catch((thrown: unknown) => thrown)
    if (!(error instanceof MailRefused)) throw new Error(`not refused: ${String(error)}`)
    expect(JSON.stringify([error.message, error.reason, error.stack])).not.toContain(server.password)
    expect(error.reason).not.toMatch(/[\r\n]/)
    return error
  }

  it('[MAIL4] a letter arrives in the receiver’s language, with a plain sender, marked as automatic', async () => {
    await mailerWith().send('wei@example.com', 'zh-CN', letter)
    const mail = await server.nextMail('wei@example.com')
    expect(mail).toMatchObject({ from: 'support@acme.example', subject: '请确认您的邮箱地址', link: letter.link })
    expect(mail.text).toContain('Acme 商店')
    expect(mail.headers).toMatch(/^Auto-Submitted: auto-generated\r?$/m)
    expect(mail.headers).toMatch(/^To: wei@example\.com\r?$/m)
  })

  it.each([
    'a@example.com\r\nBcc: b@example.com',
    'a@example.com, b@example.com',
    'a@example.com>\r\nRCPT TO:<b@example.com',
    '',
  ])('[MAIL4][SEC-E2] an address names one receiver or nobody: %j', async (address) => {
    const before = server.attempts.length
    expect(await refusal(mailerWith().send(address, 'en', letter))).toMatchObject({ isForGood: true })
    expect(server.attempts.length).toBe(before)
  })

  it('[MAIL2] says in the mail server’s words why, and whether another try makes sense', async () => {
    server.refuse({ code: 451, text: 'Come back later' })
    expect(await refusal(mailerWith().send('c@example.com', 'en', letter))).toMatchObject({
      reason: expect.stringContaining('451 Come back later'),
      isForGood: false,
    })
    server.refuse({ code: 550, text: 'No such user' })
    expect(await refusal(mailerWith().send('c@example.com', 'en', letter))).toMatchObject({
      reason: expect.stringContaining('550 No such user'),
      isForGood: true,
    })
    const login = { user: server.user, password: `${server.password}-wrong` }
    expect(await refusal(mailerWith({ login }).send('c@example.com', 'en', letter))).toMatchObject({
      reason: expect.stringContaining('535'),
      isForGood: false,
    })
  })

  it('[MAIL2] a mail server that is not there is told apart, and may come back', async () => {
    const port = await freePort()
    expect(await refusal(mailerWith({ port }).send('c@example.com', 'en', letter))).toMatchObject({
      reason: expect.stringContaining('ECONNREFUSED'),
      isForGood: false,
    })
  })

  it('[MAIL2] sends nothing, not even the password, to a server without TLS where TLS is wanted', async () => {
    const before = server.logins()
    const { reason } = await refusal(mailerWith({}, true).send('d@example.com', 'en', letter))
    expect(reason).toContain('STARTTLS')
    expect(server.logins()).toBe(before)
  })

  it('[MAIL2] takes TLS where it is offered; where it is wanted, a certificate that nobody vouches for is as good as none', async () => {
    const secure = await startMailServer({ startTls: true })
    onTestFinished(() => secure.close())
    const { port } = secure
    const { reason } = await refusal(mailerWith({ port }, true).send('e@example.com', 'en', letter))
    expect(reason).toMatch(/certificate/i)
    expect(secure.logins()).toBe(0)
    await mailerWith({ port }).send('e@example.com', 'en', letter)
    expect(secure.secureLogins()).toBe(1)
    expect((await secure.nextMail('e@example.com')).link).toBe(letter.link)
  })
})
