import { Exact, Id, Nullable, type Static, TimeMs, Type } from '../schema.ts'

/** One company of the installation, as its owner sees it. */
export const Company = Exact({ id: Id, name: Type.String(), slug: Type.String(), createdAtMs: TimeMs })
export type Company = Static<typeof Company>

/** How the installation stands. Administrators only. */
export const InstallationStatus = Exact({
  version: Type.String(),
  publicUrl: Type.String(),
  registration: Type.Boolean(),
  mail: Exact({ configured: Type.Boolean(), from: Nullable(Type.String()) }),
  /** Proxies whose forwarded headers came without being listed: every visitor seems to have their address. */
  unlistedProxies: Type.Array(Exact({ address: Type.String(), lastSeenAtMs: TimeMs })),
})
export type InstallationStatus = Static<typeof InstallationStatus>
