import { askHttp, enterVisitor, expectOk, type Person, shopOrigin, signIdentity, signInAdmin } from '@frontdesk/testkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { useServer } from './testing.ts'

describe('consent', () => {
  const server = useServer()
  const required = { status: 403, error: { code: 'consent.required' } }
  let admin: Person
  let there: { url: string; siteKey: string }
  let secret: string
  beforeAll(async () => {
    admin = await signInAdmin(server())
    const { url } = server()
    const site = expectOk(
      await askHttp(url, 'site.create', { name: 'Asks first', allowedOrigins: [shopOrigin] }, admin.who),
    )
    expectOk(await askHttp(url, 'site.update', { siteId: site.id, change: { consent: 'before-presence' } }, admin.who))
    secret = expectOk(await askHttp(url, 'identity-key.create', { siteId: site.id }, admin.who)).secret
    there = { url, siteKey: site.key }
  })

  it('[IDN7] before presence: nobody enters without it, and then it is kept', async () => {
    const { url, siteKey } = there
    const { ticket } = expectOk(await askHttp(url, 'visitor.boot', { siteKey }, { origin: shopOrigin }))
    for (const consent of [undefined, false])
      expect(
        await askHttp(url, 'visitor.enter', { siteKey, ticket, ...(consent !== undefined && { consent }) }),
      ).toMatchObject(required)
    // The ticket was not spent by asking.
    const entered = expectOk(await askHttp(url, 'visitor.enter', { siteKey, ticket, consent: true }))
    const again = await enterVisitor(there, { token: entered.token })
    expect(again.token).toBe(entered.token)
    const { contact } = expectOk(
      await askHttp(url, 'contact.read', { contactId: entered.visitor.contactId }, admin.who),
    )
    expect(contact.consentedAtMs).toBeGreaterThan(1_700_000_000_000)
  })

  it('[IDN7] an identity does not stand for it, and a person who agreed once has agreed', async () => {
    const { url, siteKey } = there
    const identity = () => ({ token: signIdentity(secret, siteKey, { sub: 'agrees' }) })
    expect(await askHttp(url, 'visitor.enter', { siteKey, identity: identity() })).toMatchObject(required)
    const entered = expectOk(await askHttp(url, 'visitor.enter', { siteKey, identity: identity(), consent: true }))
    const elsewhere = expectOk(await askHttp(url, 'visitor.enter', { siteKey, identity: identity() }))
    expect(elsewhere.visitor.contactId).toBe(entered.visitor.contactId)
  })

  it('[IDN7] before the chat: it comes with the form, from a verified visitor too', async () => {
    const { url, siteKey } = there
    const person = expectOk(
      await askHttp(url, 'visitor.enter', {
        siteKey,
        consent: true,
        identity: { token: signIdentity(secret, siteKey, { sub: 'form' }) },
      }),
    )
    const stranger = await enterVisitor(server())
    for (const token of [person.token, stranger.token])
      expectOk(await askHttp(url, 'contact.update', { consent: true }, { token }))
    const contactId = stranger.self.contactId
    const { contact } = expectOk(await askHttp(url, 'contact.read', { contactId }, admin.who))
    expect(contact.consentedAtMs).not.toBeNull()
  })
})
