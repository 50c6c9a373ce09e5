import type { Params } from '@frontdesk/protocol'
import { askHttp, enterVisitor, expectOk } from '@frontdesk/testkit'
import { describe, expect, it } from 'vitest'
import { useIdentities, wang } from './identities.ts'
import { allText } from './look-into-store.ts'

describe('what a visitor says of itself', () => {
  const { server, secret, sign, known, read } = useIdentities()

  it('[IDN6][SEC-A2] a verified contact is not changed by what somebody says, by its own token or another’s', async () => {
    const person = await known({ ...wang, sub: 'fixed', phone: '+86 10 5555 0100' })
    const before = await read(person.self.contactId)
    for (const change of [{ name: 'X' }, { email: null }, { phone: '+1 2222' }, { attributes: { plan: 'gold' } }])
      expect(await askHttp(server().url, 'contact.update', change, person.who)).toMatchObject({
        status: 403,
        error: { code: 'right.missing' },
      })
    const forger = await enterVisitor(server())
    const said = { name: wang.name, email: wang.email, attributes: { externalId: 'fixed', verified: true } }
    const forged = expectOk(await askHttp(server().url, 'contact.update', said, forger.who))
    expect(forged).toMatchObject({ verified: false, emailVerified: false, conversationId: null })
    expect(await read(person.self.contactId)).toEqual(before)
  })

  it('[IDN6][SEC-B8] a record’s other fields can’t be said', async () => {
    const visitor = await enterVisitor(server())
    const before = await read(visitor.self.contactId)
    for (const field of [
      'verified',
      'externalId',
      'emailVerified',
      'consentedAtMs',
      'role',
      'accountId',
      'constructor',
    ]) {
      const change = { name: 'X', [field]: true } as Params<'contact.update'>
      expect(await askHttp(server().url, 'contact.update', change, visitor.who)).toMatchObject({ status: 400 })
    }
    const polluted = JSON.parse('{"attributes": {"__proto__": {"polluted": 1}}}') as Params<'contact.update'>
    expect(await askHttp(server().url, 'contact.update', polluted, visitor.who)).toMatchObject({ status: 400 })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    for (const name of ['', '1st', 'two words', 'a'.repeat(65)])
      expect(await askHttp(server().url, 'contact.update', { attributes: { [name]: 1 } }, visitor.who)).toMatchObject({
        status: 400,
      })
    expect(await read(visitor.self.contactId)).toEqual(before)
  })

  it('[IDN6] what a visitor tells is added up to a bound, and a changed address is unverified again', async () => {
    const visitor = await enterVisitor(server())
    const update = (change: Params<'contact.update'>) => askHttp(server().url, 'contact.update', change, visitor.who)
    const numbered = (from: number, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${from + index}`, index]))
    expectOk(await update({ email: 'a@b.example', attributes: numbered(0, 30) }))
    expectOk(await update({ attributes: numbered(20, 30) }))
    expect(await update({ attributes: { more: 1 } })).toMatchObject({
      status: 400,
      error: { code: 'request.invalid', details: { field: 'attributes' } },
    })
    const { contacts } = server().app.store.account(server().accountId)
    await contacts.confirmEmail(visitor.self.contactId, 'a@b.example')
    expect(expectOk(await update({ email: 'a@b.example' })).emailVerified).toBe(true)
    expect(expectOk(await update({ email: 'c@d.example' })).emailVerified).toBe(false)
    expect(Object.keys((await read(visitor.self.contactId)).contact.attributes)).toHaveLength(50)
  })

  it('[SEC-A1] no identity, its hash or secret in clear is told to staff; the store holds the secret sealed only', async () => {
    const token = sign({ ...wang, sub: 'canary' })
    const person = await enterVisitor(server(), { identity: token })
    const told = JSON.stringify(await read(person.self.contactId))
    for (const hidden of [token, person.token, secret()]) expect(told).not.toContain(hidden)
    const stored = await allText(server().databaseUrl)
    for (const hidden of [token, person.token, secret()]) expect(stored).not.toContain(hidden)
  })
})
