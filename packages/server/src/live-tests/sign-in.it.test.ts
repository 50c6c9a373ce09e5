import { askHttp, createTestClock, hireAgent, type RawAnswer, rawHttp, signIn } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { useServer } from './testing.ts'

type Attempt = {
  login: string
  password: string
  from?: string
  headers?: { [name: string]: string }
  account?: string
}

describe('signing in', () => {
  const clock = createTestClock()
  const server = useServer({ clock, limits: { signInsPerLoginPer15m: 6, signInsPerIpPer15m: 20 } })

  const attempt = ({
    login,
    password,
    from = '127.0.0.1',
    headers = {},
    account = 'main',
  }: Attempt): Promise<RawAnswer> => {
    const body = JSON.stringify({ account, login, password })
    return rawHttp(server().url, {
      method: 'POST',
      path: '/api/v1/sign-in',
      from,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      body,
    })
  }
  const codeOf = ({ body }: RawAnswer): string => String(JSON.parse(body).error?.code ?? 'ok')
  /** Addresses that nobody else in this file uses. */
  let lastNet = 10
  const addresses = (count: number): string[] => {
    lastNet += 1
    return Array.from({ length: count }, (_, index) => `127.0.${lastNet}.${index + 1}`)
  }

  it('[A6] login and password open a session, in a cookie that scripts cannot read', async () => {
    const { login, password } = await hireAgent(server(), { name: 'Li Wei' })
    const answer = await attempt({ login: login.toUpperCase(), password })
    expect(JSON.parse(answer.body)).toMatchObject({ agent: { login, name: 'Li Wei', role: 'agent' } })
    const cookie = String(answer.headers['set-cookie'])
    expect(cookie).toMatch(/^frontdesk_session=[\w-]{43};/)
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Lax')
    expect(answer.body).not.toContain(cookie.split('=')[1]?.split(';')[0])
  })

  it('[SEC-E1] a wrong login, a wrong password, a disabled login and another company’s are answered alike', async () => {
    const [from] = addresses(1)
    const { login, password, agentId } = await hireAgent(server())
    await server().app.store.account(server().accountId).agents.update(agentId, { disabledAtMs: 1 })
    const { login: active } = await hireAgent(server())
    const answers = [
      await attempt({ login: 'nobody-has-this', password: 'wrong words', from: from ?? '' }),
      await attempt({ login: active, password: 'wrong words', from: from ?? '' }),
      await attempt({ login, password, from: from ?? '' }),
      await attempt({ login: active, password: 'wrong words', account: 'no-such-company', from: from ?? '' }),
      await attempt({ login: active, password: '', from: from ?? '' }),
    ]
    const [first] = answers
    expect(first).toMatchObject({ status: 401 })
    for (const answer of answers) {
      expect(answer.body).toBe(first?.body)
      expect(Object.keys(answer.headers)).toEqual(Object.keys(first?.headers ?? {}))
    }
  })

  it('[SEC-E1] one login from many addresses is throttled, whatever the forwarded headers say', async () => {
    const { login } = await hireAgent(server())
    const codes: string[] = []
    for (const [index, from] of addresses(30).entries()) {
      const headers = {
        'x-forwarded-for': `203.0.113.${index}`,
        forwarded: `for=203.0.113.${index}`,
        'x-real-ip': '203.0.113.9',
      }
      codes.push(codeOf(await attempt({ login, password: `guess ${index}`, from, headers })))
    }
    const allowed = server().config.limits.signInsPerLoginPer15m
    expect(codes.slice(0, allowed)).toEqual(Array.from({ length: allowed }, () => 'auth.failed'))
    expect(new Set(codes.slice(allowed))).toEqual(new Set(['rate.limited']))
  })

  it('[SEC-E1] many logins from one address are throttled, whatever the forwarded headers say', async () => {
    const [from = ''] = addresses(1)
    const codes: string[] = []
    for (let index = 0; index < 30; index += 1) {
      const headers = { 'x-forwarded-for': `203.0.113.${index}` }
      codes.push(codeOf(await attempt({ login: `somebody-${index}`, password: 'guess', from, headers })))
    }
    const allowed = server().config.limits.signInsPerIpPer15m
    expect(codes.slice(0, allowed)).toEqual(Array.from({ length: allowed }, () => 'auth.failed'))
    const refused = await attempt({ login: 'one-more', password: 'guess', from })
    expect(codes.slice(allowed)).toEqual(Array.from({ length: 30 - allowed }, () => 'rate.limited'))
    expect(refused.status).toBe(429)
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  })

  it('[SEC-E1] a login nobody has is throttled like one that somebody has', async () => {
    const codes: string[] = []
    for (const from of addresses(10))
      codes.push(codeOf(await attempt({ login: 'nobody-at-all', password: 'guess', from })))
    expect(codes.indexOf('rate.limited')).toBe(server().config.limits.signInsPerLoginPer15m)
  })

  it('[SEC-E1] strangers who guess cannot lock the owner out: not where it is known, and nowhere for ever', async () => {
    const [home = '', cafe = '', ...strangers] = addresses(20)
    const { login, password } = await hireAgent(server())
    expect(codeOf(await attempt({ login, password, from: home }))).toBe('ok')
    for (const from of strangers) await attempt({ login, password: 'guess', from })
    expect(codeOf(await attempt({ login, password, from: cafe }))).toBe('rate.limited')
    expect(codeOf(await attempt({ login, password, from: home }))).toBe('ok')
    clock.advance(15 * 60_000)
    expect(codeOf(await attempt({ login, password, from: cafe }))).toBe('ok')
  })

  it('[AGT3] with a password that somebody else has set, nothing else goes before it is changed', async () => {
    const admin = await signIn(server().url, server().admin.login, server().admin.password)
    const issued = await askHttp(
      server().url,
      'agent.create',
      { login: 'fresh', name: 'Fresh', role: 'agent' },
      admin.who,
    )
    const password = (issued.ok ? issued.result.password : null) ?? ''
    const fresh = await signIn(server().url, 'fresh', password)
    const { url } = server()
    expect(await askHttp(url, 'profile.read', {}, fresh.who)).toMatchObject({ result: { passwordChangeDue: true } })
    for (const command of ['socket.admit', 'agent.list', 'session.list', 'site.list'] as const)
      expect(await askHttp(url, command, {}, fresh.who)).toMatchObject({
        status: 403,
        error: { code: 'password.change_due' },
      })
    for (const weak of ['short', 'fresh12345', 'aaaaaaaaaaaa', password])
      expect(await askHttp(url, 'password.change', { current: password, next: weak }, fresh.who)).toMatchObject({
        error: { code: 'password.weak' },
      })
    const change = { current: password, next: 'a good new password' }
    expect(await askHttp(url, 'password.change', { ...change, current: 'x' }, fresh.who)).toMatchObject({
      error: { code: 'password.wrong' },
    })
    expect((await askHttp(url, 'password.change', change, fresh.who)).ok).toBe(true)
    expect((await askHttp(url, 'socket.admit', {}, fresh.who)).ok).toBe(true)
  })

  it('[AGT1] the last active administrator can be neither disabled nor demoted', async () => {
    const admin = await signIn(server().url, server().admin.login, server().admin.password)
    const second = await hireAgent(server(), { role: 'administrator' })
    const { url } = server()
    // Each tries to be rid of the other at the same moment.
    const answers = await Promise.all([
      askHttp(url, 'agent.disable', { agentId: second.agentId }, admin.who),
      askHttp(url, 'agent.update', { agentId: admin.agentId, role: 'agent' }, second.who),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const agents = await server().app.store.account(server().accountId).agents.list()
    const active = agents.filter((agent) => agent.role === 'administrator' && agent.disabledAtMs === null)
    expect(active).toHaveLength(1)
    const last = active[0]?.id === admin.agentId ? admin : second
    expect(await askHttp(url, 'agent.disable', { agentId: last.agentId }, last.who)).toMatchObject({
      error: { code: 'administrator.last' },
    })
  })
})
