import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import {
  askHttp,
  enterVisitor,
  eventually,
  expectOk,
  firstCompany,
  signedInSocket,
  signIdentity,
  signInAdmin,
} from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { createKey } from '../app/sites/identity-keys.ts'
import { useServer } from './testing.ts'

const run = promisify(execFile)

describe('presence that apps and companies report', () => {
  const server = useServer({ service: { policy: 'manual' } })

  const aKey = async () => {
    const { accountId, siteKey } = firstCompany(server())
    const site = await server().app.store.credentials.siteByKey(siteKey)
    const keys = await server()
      .app.store.account(accountId)
      .identities.keys(site?.id ?? '')
    for (const { id } of keys)
      await server()
        .app.store.account(accountId)
        .identities.removeKey(site?.id ?? '', id)
    return (await createKey(server().app, accountId, site?.id ?? '')).secret
  }
  /** A customer whom the company's own system calls so, on the revisit list, and an agent's socket. */
  const known = async (externalId: string, secret: string) => {
    const { siteKey } = server()
    const identity = { token: signIdentity(secret, siteKey, { sub: externalId }) }
    const { token, visitor } = expectOk(await askHttp(server().url, 'visitor.enter', { siteKey, identity }))
    const socket = await signedInSocket(server().url, await signInAdmin(server()))
    const { contactId } = visitor
    const { id } = await socket.expect('callback.create', { contactId })
    const standing = async () => (await socket.expect('callback.read', { callbackId: id })).standing
    return { token, contactId, callbackId: id, standing, socket }
  }
  const announce = (token: string, externalId: string, online = true) =>
    askHttp(server().url, 'presence.announce', {
      siteKey: server().siteKey,
      token,
      people: [
        { externalId, online },
        { externalId: 'nobody-here', online: true },
      ],
    })
  const signed = (secret: string, claims: object) => {
    const { siteKey } = server()
    return signIdentity(secret, siteKey, { aud: `presence:${siteKey}`, ...claims })
  }

  it('[REP1][D3] an app tells that its visitor is there, until it goes or does not say so again', async () => {
    const { token, standing, socket, callbackId } = await known('customer-1', await aKey())
    const who = { token }
    expect(await standing()).toBe('away')
    expectOk(await askHttp(server().url, 'presence.report', { online: true, forMs: 1_000 }, who))
    await eventually(
      () => socket.frames.some((frame) => frame.type === 'callback.changed' && frame.callback.standing === 'app'),
      'news of the app',
    )
    await eventually(async () => (await standing()) === 'away', 'the end of what was told')
    expectOk(await askHttp(server().url, 'presence.report', { online: true }, who))
    expect(await standing()).toBe('app')
    expectOk(await askHttp(server().url, 'presence.report', { online: false }, who))
    expect(await standing()).toBe('away')
    expect(callbackId).not.toBe('')
  })

  it('[REP2] a company tells of its own people, by a token that is for this alone', async () => {
    const secret = await aKey()
    const { standing } = await known('customer-2', secret)
    expect(expectOk(await announce(signed(secret, {}), 'customer-2'))).toMatchObject({ known: 1 })
    expect(await standing()).toBe('app')
    expectOk(await announce(signed(secret, {}), 'customer-2', false))
    expect(await standing()).toBe('away')
    const { siteKey } = server()
    const wrong = [
      signIdentity(secret, siteKey, { sub: 'customer-2' }),
      signed(secret, { sub: 'customer-2' }),
      signed('another secret', {}),
      signed(secret, { aud: 'presence:another-site' }),
      signed(secret, { exp: 1 }),
      '',
    ]
    for (const token of wrong)
      expect(await announce(token, 'customer-2')).toMatchObject({ status: 401, error: { code: 'identity.invalid' } })
    expect(await standing()).toBe('away')
    const asIdentity = { siteKey, identity: { token: signed(secret, {}) } }
    expect(await askHttp(server().url, 'visitor.enter', asIdentity)).toMatchObject({
      error: { code: 'identity.invalid' },
    })
  })

  it('[REP3] a report is bounded in people and in time', async () => {
    const secret = await aKey()
    const people = Array.from({ length: 501 }, (_, n) => ({ externalId: `c${n}`, online: true }))
    const { siteKey } = server()
    const ask = (more: object) =>
      askHttp(server().url, 'presence.announce', {
        siteKey,
        token: signed(secret, {}),
        people: people.slice(0, 500),
        ...more,
      })
    expect(expectOk(await ask({}))).toMatchObject({ known: 0 })
    for (const more of [{ people }, { people: [] }, { forMs: 300_001 }, { forMs: 0 }])
      expect(await ask(more)).toMatchObject({ error: { code: 'request.invalid' } })
  })

  it('[REP4][D3] the documented call works as it is written', async () => {
    const secret = await aKey()
    const { standing } = await known('customer-7', secret)
    const page = await readFile(new URL('../../../../docs/presence.md', import.meta.url), 'utf8')
    const script = /```sh\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
    const env = { ...process.env, SITE_KEY: server().siteKey, SECRET: secret, FRONTDESK: server().url }
    const { stdout } = await run('sh', ['-euc', script], { env })
    expect(JSON.parse(stdout)).toMatchObject({ known: 1 })
    expect(await standing()).toBe('app')
  })

  it('[REP1] is of no use to somebody who is not on a list', async () => {
    const { who } = await enterVisitor(server())
    expectOk(await askHttp(server().url, 'presence.report', { online: true }, who))
    expect(await askHttp(server().url, 'presence.report', { online: true })).toMatchObject({
      error: { code: 'auth.required' },
    })
  })
})
