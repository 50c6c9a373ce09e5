import { askHttp, type Credentials, eventually, expectOk, openClient } from '@frontdesk/testkit'
import { signIdentity } from './sign-identity.ts'

/** A new site with a key of its own, whose server vouches for its customers. */
export const openSignedSite = async (url: string, administrator: Credentials, name: string): Promise<SignedSite> => {
  const draft = { name, allowedOrigins: [`https://${name.toLowerCase()}.example`] }
  const site = expectOk(await askHttp(url, 'site.create', draft, administrator))
  const { secret } = expectOk(await askHttp(url, 'identity-key.create', { siteId: site.id }, administrator))
  const enter = async (customer: Customer): Promise<string> => {
    const identity = { token: signIdentity(secret, { aud: site.key, ...customer }) }
    return expectOk(await askHttp(url, 'visitor.enter', { siteKey: site.key, identity })).token
  }
  return {
    enter,
    receive: async (customer, words) => {
      const token = await enter(customer)
      const client = openClient(url, async () => expectOk(await askHttp(url, 'socket.admit', {}, { token })))
      const started: string[] = []
      client.on('started', (id) => started.push(id))
      client.send(null, words)
      const conversationId = await eventually(() => started[0], `the conversation on ${name}`)
      client.close()
      return conversationId
    },
  }
}

type Customer = { sub: string; name: string; [claim: string]: unknown }

export type SignedSite = {
  /** A customer comes in with a signed identity. Gives its token. */
  enter(customer: Customer): Promise<string>
  /** A customer comes in with a signed identity, writes and goes. Gives the conversation's id. */
  receive(customer: Customer, words: string): Promise<string>
}
