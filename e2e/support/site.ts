import type { Params } from '@frontdesk/protocol'
import { askHttp, expectOk, signIn } from '@frontdesk/testkit'
import type { Product } from '@frontdesk/testkit/product'
import { signIdentity } from './sign-identity.ts'

/** The installation's first site in its administrator's hands, and the company's own server that signs identities. */
export type SiteInHand = {
  change(change: Params<'site.update'>['change']): Promise<void>
  /** A signed identity. @param claims over a customer who has just signed in */
  sign(claims?: { [claim: string]: unknown }): string
}

const plain = {
  texts: {
    en: { title: '', greeting: '', privacy: '', consent: '' },
    'zh-CN': { title: '', greeting: '', privacy: '', consent: '' },
  },
  preChat: { enabled: false, fields: [], questions: [] },
  consent: 'none' as const,
  respectsDoNotTrack: false,
  privacyUrl: null,
  keepsHandle: false,
}

export const takeSite = async (product: Product): Promise<SiteInHand> => {
  const { who } = await signIn(product.url, product.admin.login, product.admin.password)
  const { sites } = expectOk(await askHttp(product.url, 'site.list', {}, who))
  const siteId = sites[0]?.id ?? ''
  const { secret } = expectOk(await askHttp(product.url, 'identity-key.create', { siteId }, who))
  return {
    /** What is not named is as a new site has it. */
    change: async (change) => {
      expectOk(await askHttp(product.url, 'site.update', { siteId, change: { ...plain, ...change } }, who))
    },
    sign: (claims = {}) => signIdentity(secret, { aud: product.siteKey, sub: 'customer-1', ...claims }),
  }
}
