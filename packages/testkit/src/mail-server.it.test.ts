import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MailServer, startMailServer } from './mail-server.ts'

describe('the mail server of the tests', () => {
  let server: MailServer
  beforeAll(async () => {
    server = await startMailServer()
  })
  afterAll(() => server?.close())

  it('[MAIL10] takes mail over SMTP and shows it over IMAP, once, as it was written', async () => {
    const transport = createTransport(server.smtpUrl)
    const message = { from: 'a@b.example', to: 'Wei@Example.com', subject: '您好', text: '看 https://x.example/a#b 吧' }
    await transport.sendMail({ ...message, html: '<p>看</p>' })
    expect(await server.waiting('wei@example.com')).toBe(1)
    expect(await server.nextMail('wei@example.com')).toMatchObject({
      from: 'a@b.example',
      subject: '您好',
      text: expect.stringContaining('看 https://x.example/a#b 吧'),
      html: expect.stringContaining('<p>看</p>'),
      link: 'https://x.example/a#b',
    })
    expect(await server.waiting('wei@example.com')).toBe(0)
    transport.close()
  })
})
