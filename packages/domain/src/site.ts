/** An inbox is a connected channel; one of kind `web` is a site. */
export type Site = {
  accountId: string
  id: string
  name: string
  /** Public key that the snippet carries. */
  key: string
  /** Exact origins (`https://shop.example`) on which the widget may run. */
  allowedOrigins: readonly string[]
  appearance: SiteAppearance
}

export type SiteAppearance = { accent: string; position: 'end' | 'start'; theme: 'light' | 'dark' | 'auto' }

export const defaultAppearance: SiteAppearance = { accent: '#1f6feb', position: 'end', theme: 'auto' }

/** Exact match of scheme, host and port, as browsers send them. An absent or opaque origin never matches. */
export const isAllowedOrigin = (site: Pick<Site, 'allowedOrigins'>, origin: string | undefined): boolean =>
  origin !== undefined && origin !== '' && origin !== 'null' && site.allowedOrigins.includes(origin)
