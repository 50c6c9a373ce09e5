import type { Site } from '@frontdesk/domain'
import type * as Wire from '@frontdesk/protocol'

/** The code that a site's pages carry (mark E1). */
export const snippet = (site: Pick<Site, 'key'>, publicUrl: string): string =>
  `<script async src="${publicUrl}/widget.js" data-site="${site.key}"></script>`

export const presentSite = (site: Site, publicUrl: string): Wire.Site => ({
  id: site.id,
  name: site.name,
  key: site.key,
  allowedOrigins: [...site.allowedOrigins],
  snippet: snippet(site, publicUrl),
})
