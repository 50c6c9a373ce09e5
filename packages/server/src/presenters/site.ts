import type { Site } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'
import type { IdentityKey } from '../app/ports/identity-store.ts'

/** The code that a site's pages carry (mark E1). */
export const snippet = (site: Pick<Site, 'key'>, publicUrl: string): string =>
  `<script async src="${publicUrl}/widget.js" data-site="${site.key}"></script>`

/** The settings that pages of the site are shown, too. */
const presentTerms = (site: Site) => ({
  accent: site.accent,
  position: site.position,
  theme: site.theme,
  texts: site.texts,
  preChat: site.preChat,
  consent: site.consent,
  respectsDoNotTrack: site.respectsDoNotTrack,
  privacyUrl: site.privacyUrl,
  keepsHandle: site.keepsHandle,
  typingPreview: site.typingPreview,
  rating: site.rating,
})

export const presentSite = (site: Site, publicUrl: string): Wire.Site => ({
  id: site.id,
  name: site.name,
  key: site.key,
  enabled: site.enabled,
  allowedOrigins: [...site.allowedOrigins],
  snippet: snippet(site, publicUrl),
  chatUrl: `${publicUrl}/chat/${site.key}`,
  ...presentTerms(site),
  retention: site.retention,
  teamId: site.teamId,
  hoursId: site.hoursId,
})

export const presentAppearance = (site: Site): Wire.Appearance => ({ siteName: site.name, ...presentTerms(site) })

/** Never the secret. */
export const presentIdentityKey = (key: IdentityKey): Wire.IdentityKey => ({
  id: key.id,
  createdAtMs: key.createdAtMs,
  lastUsedAtMs: key.lastUsedAtMs,
})
