import type { Account } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { App } from '../app/app.ts'
import type { UnlistedProxy } from '../app/ports/proxies.ts'

export const presentCompany = ({ id, name, slug, createdAtMs }: Account): Wire.Company => ({
  id,
  name,
  slug,
  createdAtMs,
})

/** @param mailFrom the sender's address; null where no mail server is set */
export const presentInstallation = (
  { version, publicUrl, registration }: App['settings'],
  mailFrom: string | null,
  proxies: readonly UnlistedProxy[],
): Wire.InstallationStatus => ({
  version,
  publicUrl,
  registration,
  mail: { configured: mailFrom !== null, from: mailFrom },
  unlistedProxies: proxies.map(({ address, lastSeenAtMs }) => ({ address, lastSeenAtMs })),
})
