import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const read = (env: { [name: string]: string }) => readConfig(env, { checkout: '/checkout' })
const problemsOf = (env: { [name: string]: string }): readonly string[] => {
  try {
    read(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}
const whole = {
  FRONTDESK_SMTP_URL: 'smtp://desk:s%40cret@mail.example.com',
  FRONTDESK_MAIL_FROM: 'Acme support <support@acme.example>',
  FRONTDESK_PUBLIC_URL: 'https://chat.example.com',
  FRONTDESK_CONTENT_URL: 'https://files.example.com',
}

describe('mail settings', () => {
  it('[MAIL1] name the mail server, its login, and the sender', () => {
    expect(read(whole).mail).toEqual({
      server: {
        host: 'mail.example.com',
        port: 587,
        implicitTls: false,
        login: { user: 'desk', password: 's@cret' },
      },
      from: { name: 'Acme support', address: 'support@acme.example' },
      requiresTls: true,
    })
    expect(read({ ...whole, FRONTDESK_SMTP_URL: 'smtps://mail.example.com' }).mail?.server).toMatchObject({
      port: 465,
      implicitTls: true,
      login: null,
    })
    expect(read({}).mail).toBeNull()
  })

  it.each(['localhost', '127.0.0.1', '[::1]'])('[MAIL2] want no TLS of a mail server on this machine (%s)', (host) => {
    expect(read({ ...whole, FRONTDESK_SMTP_URL: `smtp://${host}:2525` }).mail?.requiresTls).toBe(false)
  })

  it('[MAIL2] want it of all others, unless the operator says otherwise', () => {
    expect(read({ ...whole, FRONTDESK_SMTP_TLS: 'off' }).mail?.requiresTls).toBe(false)
    const local = { ...whole, FRONTDESK_SMTP_URL: 'smtp://localhost', FRONTDESK_SMTP_TLS: 'on' }
    expect(read(local).mail?.requiresTls).toBe(true)
  })

  it.each([
    ['no sender', { FRONTDESK_MAIL_FROM: '' }, /^FRONTDESK_SMTP_URL is set without FRONTDESK_MAIL_FROM/],
    ['no public address', { FRONTDESK_PUBLIC_URL: '' }, /^FRONTDESK_SMTP_URL is set without FRONTDESK_PUBLIC_URL/],
    ['no mail server', { FRONTDESK_SMTP_URL: '' }, /^FRONTDESK_MAIL_FROM is set without a mail server/],
    ['another protocol', { FRONTDESK_SMTP_URL: 'http://mail:hunter2@x' }, /^FRONTDESK_SMTP_URL is not an SMTP address/],
    ['a login alone', { FRONTDESK_SMTP_URL: 'smtp://hunter2@x' }, /^FRONTDESK_SMTP_URL has a login without/],
    [
      'a stray percent',
      { FRONTDESK_SMTP_URL: 'smtp://me:hunter2%@x' },
      /^FRONTDESK_SMTP_URL has a login or password that/,
    ],
    ['a path', { FRONTDESK_SMTP_URL: 'smtp://me:hunter2@x/y' }, /^FRONTDESK_SMTP_URL has a path/],
    [
      'a sender in two lines',
      { FRONTDESK_MAIL_FROM: 'a@b.example\r\nBcc: c@d.example' },
      /^FRONTDESK_MAIL_FROM is not/,
    ],
    ['a name in two lines', { FRONTDESK_MAIL_FROM: 'A\r\nBcc: x <a@b.example>' }, /^FRONTDESK_MAIL_FROM is not/],
  ])('[MAIL1][RUN2][SEC-I3] stop the start with %s, and repeat no password', (_name, change, problem) => {
    const problems = problemsOf({ ...whole, ...change })
    expect(problems.find((line) => problem.test(line))).toBeDefined()
    expect(problems.join('\n')).not.toContain('hunter2')
    for (const line of problems) expect(line).not.toMatch(/[\r\n]/)
  })
})
